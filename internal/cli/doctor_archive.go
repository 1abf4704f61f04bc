package cli

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"dateline/internal/library"
	"dateline/internal/query"
	"dateline/internal/store"
)

// longLog is a write-ahead log that should have been folded in.
const longLog = 256 << 20

func (a *app) aboutArchive(ctx context.Context, report func(finding)) {
	of := finding{Part: "archive", Name: "file", Value: a.path()}
	if path, err := filepath.Abs(a.path()); err == nil {
		of.Value = path
	}
	if !a.sample && !exists(a.path()) {
		of.Remark = "not there yet; “dateline add PATH” makes it"
		report(of)
		return
	}
	lib, err := a.open(ctx)
	if err != nil {
		of.Problem = err.Error()
		report(of)
		return
	}
	d, err := lib.Describe(ctx)
	if err != nil {
		of.Problem = err.Error()
		report(of)
		return
	}
	if mode := exposed(a.path()); mode != 0 && !d.ReadOnly {
		of.Problem = fmt.Sprintf("others may read it (mode %o): run chmod 600 on it", mode)
	}
	report(of)
	pending, err := lib.Pending(ctx)
	if err != nil {
		report(finding{Part: "archive", Name: "not yet analysed", Problem: err.Error()})
	}
	holds(d, pending, report)
	takes(d, report)
	a.readTimes(ctx, lib, d, report)
}

// exposed returns the mode of a file that others than its owner may read, or 0.
func exposed(path string) fs.FileMode {
	info, err := os.Stat(path)
	if err != nil || runtime.GOOS == "windows" || info.Mode().Perm()&0o077 == 0 {
		return 0
	}
	return info.Mode().Perm()
}

// holds reports what is in the archive.
func holds(d store.Description, pending int, report func(finding)) {
	of := func(name string, value any, remark string) {
		report(finding{Part: "archive", Name: name, Value: value, Remark: remark})
	}
	of("may be written", !d.ReadOnly, "")
	of("schema", d.Schema, "")
	of("articles", d.Articles, "")
	of("deleted", d.Deleted, "")
	of("analysed", d.Articles+d.Deleted-pending, "")
	of("not yet analysed", pending, because(pending > 0, "the desk does it in the background"))
	of("earlier versions", d.Versions, "")
	of("names", d.Entities, "of people, bodies and places in the articles")
	of("tags", d.Tags, "")
	of("passages", d.Passages, "")
	of("edits to undo", d.Edits, "")
}

// takes reports what the archive takes on the disk.
func takes(d store.Description, report func(finding)) {
	of := func(name string, bytes int64, remark string) {
		report(finding{Part: "space", Name: name, Value: bytes, Unit: "bytes", Remark: remark})
	}
	of("in all", d.Bytes, "")
	if n := d.Articles + d.Deleted; n > 0 {
		of("an article", d.Bytes/int64(n), "")
	}
	for _, p := range d.Parts {
		of(p.Name, p.Bytes, percent(p.Bytes, d.Bytes))
	}
	of("free", d.Free, percent(d.Free, d.Bytes)+because(d.Free > d.Bytes/3, "; used for what comes next, and not in a copy by “dateline backup”"))
	of("log", d.Log, "beside the file"+because(d.Log > longLog, "; it is folded in when all that use the archive have closed it"))
}

func percent(part, whole int64) string {
	return fmt.Sprintf("%d %%", part*100/max(whole, 1))
}

// slow is what a reader begins to notice, in milliseconds.
const slow = 100

// manySegments is more pieces than adding in any order leaves behind.
const manySegments = 64

// readTimes times reads that the desk makes all the time. The words are those
// of the newest article.
func (a *app) readTimes(ctx context.Context, lib *library.Library, d store.Description, report func(finding)) {
	find := func(q query.Query) ([]store.Row, error) { return lib.Find(ctx, q, store.Page{Limit: 50}) }
	rows, err := find(query.Query{})
	if err != nil || len(rows) == 0 {
		return
	}
	read := func(name, of string, f func() error) {
		took, err := a.median(f)
		found := finding{Part: "time to read", Name: name, Value: took, Unit: "ms", Remark: of, Problem: because(err != nil, fmt.Sprint(err))}
		if took > slow {
			found.Remark += " · slow" + because(d.Segments > manySegments, fmt.Sprintf("; the index is in %d pieces, and “dateline check --repair” makes it anew in few", d.Segments))
		}
		report(found)
	}
	read("first page", "50 rows", func() error { _, err := find(query.Query{}); return err })
	read("an article", "the newest", func() error { _, err := lib.Stored(ctx, rows[0].ID); return err })
	for _, s := range sampleQueries(rows[0]) {
		q, err := lib.Parse(s.query)
		if err != nil {
			continue
		}
		read(s.what, s.query, func() error { _, err := find(q); return err })
	}
}

type sampleQuery struct{ what, query string }

// sampleQueries makes a query of each kind from words of an article's headline
// or first lines.
func sampleQueries(r store.Row) []sampleQuery {
	for _, text := range []string{r.Title.String(), r.Lede.String()} {
		words := query.Tokens(text)
		for i := 1; i < len(words); i++ {
			one, two := words[i-1].Term, words[i].Term
			if len(one) >= 4 && len(two) >= 4 {
				return []sampleQuery{{"a word", one}, {"a phrase", `"` + one + " " + two + `"`}, {"a prefix", string([]rune(one)[:3]) + "*"}}
			}
		}
	}
	return nil
}

// median returns the middle of five times that f takes, in milliseconds.
func (a *app) median(f func() error) (float64, error) {
	var times []time.Duration
	for range 5 {
		began := a.Now()
		if err := f(); err != nil {
			return 0, err
		}
		times = append(times, a.Now().Sub(began))
	}
	slices.Sort(times)
	return float64(times[2].Microseconds()) / 1000, nil
}
