package sqlite

import (
	"crypto/sha256"
	"database/sql"
	"encoding/base32"
	"strings"
	"time"

	"dateline/internal/news"
	"dateline/internal/query"
)

// epoch is 2000-01-01 in Unix seconds. Counting from there keeps rows short;
// earlier dates give negative ones, which SQLite orders as well.
const epoch = 946684800

// since returns the seconds from the epoch to t.
func since(t time.Time) int64 { return t.Unix() - epoch }

// natural returns the row that an article of that time would have if it were
// alone: its second. The index stores distances between rows, twice for each word
// of an article: rows for eight articles a second would cost 160 bytes more.
func natural(t time.Time) int64 { return since(t) }

// when is the time that orders an article: its date, or when it was added.
func when(a *news.Article) time.Time {
	if a.Published.IsZero() {
		return a.Added.Time
	}
	return a.Published.Time
}

// wall returns the clock reading that date operators compare. See [query.When].
func wall(a *news.Article) int64 {
	if a.Published.IsZero() {
		return since(query.Wall(a.Added.Time.UTC()))
	}
	return since(query.Wall(a.Published.Time))
}

// freeSlot returns a free row at or after want with every row between them
// taken, or nearly so.
//
// Archives with dates alone put whole days at midnight, so the run of taken rows
// may be long, and walking it for each article would be quadratic. It is leapt
// over in doubling steps to a free row, and then halved back to the border
// between taken and free: a border, and in practice the first.
func freeSlot(taken *sql.Stmt, want int64) (int64, error) {
	if want == 0 {
		want++ // a Cursor's zero row means none
	}
	isTaken := func(row int64) (bool, error) {
		var one int
		err := taken.QueryRow(row).Scan(&one)
		if err == sql.ErrNoRows {
			return row == 0, nil
		}
		return err == nil, err
	}
	low, step := want-1, int64(1) // low is taken, or before the first choice
	for {
		t, err := isTaken(low + step)
		if err != nil {
			return 0, err
		}
		if !t {
			break
		}
		low += step
		step *= 2
	}
	for high := low + step; high-low > 1; {
		mid := low + (high-low)/2
		t, err := isTaken(mid)
		if err != nil {
			return 0, err
		}
		if t {
			low = mid
		} else {
			high = mid
		}
	}
	return low + 1, nil
}

// alphabet is Crockford's base 32: no letter in it is taken for another or for
// a digit when read aloud or copied.
var alphabet = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// idLength is enough for a million articles to share a beginning once in two
// thousand archives; then the later id is longer.
const idLength = 10

// originKey identifies where an article comes from: by the letters of its ID,
// which is the first ten, or more where another article has them, and by a check
// that tells whether it has.
func originKey(origin string) (letters string, check []byte) {
	sum := sha256.Sum256([]byte(origin))
	return alphabet.EncodeToString(sum[:16]), sum[12:16]
}

// idPrefix reads an ID, or the beginning of one, as a person may have typed it.
func idPrefix(s string) string {
	return strings.NewReplacer("o", "0", "i", "1", "l", "1").Replace(strings.ToLower(strings.TrimSpace(s)))
}
