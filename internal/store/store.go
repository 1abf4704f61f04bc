// Package store says what an archive must be able to do. Implementations live
// below it (store/sqlite) and all pass the suite in store/storetest.
//
// A store keeps articles with their versions, what the analyser found in them,
// and what the reader did. It knows nothing of files, screens or analysis. Every
// write that has returned is durable: it survives kill -9. Several processes may
// use one archive at once.
package store

import (
	"context"
	"errors"
	"time"

	"dateline/internal/news"
	"dateline/internal/query"
)

var (
	// ErrNotFound is returned for an article, version or passage that is not there.
	ErrNotFound = errors.New("not in the archive")
	// ErrDamaged is returned for an article whose text cannot be read.
	ErrDamaged = errors.New("the text is damaged, run “dateline check”")
	// ErrReadOnly is returned by writes to an archive that was opened read-only.
	ErrReadOnly = errors.New("the archive is read-only")
	// ErrNewer is returned when opening an archive that a newer Dateline wrote.
	ErrNewer = errors.New("the archive was written by a newer version of dateline")
	// ErrNothing is returned by Undo and Redo when there is nothing to take back.
	ErrNothing = errors.New("nothing to do")
)

// Store is an archive. Methods are safe for use by several goroutines and stop
// early when their context is cancelled.
type Store interface {
	Reader
	Marks
	Desk
	Upkeep
	Close() error
}

// Reader adds and finds articles.
type Reader interface {
	// Add stores a batch as one transaction, so that an article is whole or not
	// there, and says what became of each, in order. Articles need Origin, and
	// Hash is filled in; the same hash is Unchanged, a known Origin with another
	// hash a NewVersion.
	Add(ctx context.Context, batch []news.Article) ([]Added, error)
	// Article returns one article, by ID or by a prefix of it that is unique,
	// with its analysis, the reader's state and the passages marked in it.
	Article(ctx context.Context, id string) (Record, error)
	// Version returns an earlier text of an article.
	Version(ctx context.Context, id, hash string) (news.Article, error)
	// Texts returns the present texts of articles, in order, to show hits in
	// context; empty for one that is not there or is damaged.
	Texts(ctx context.Context, ids []string) ([]news.Text, error)
	// Versions lists the texts of an article, newest first.
	Versions(ctx context.Context, id string) ([]news.Version, error)
	// Find returns a page of the articles that q matches, in q's order (newest
	// first by default).
	Find(ctx context.Context, q query.Query, p Page) ([]Row, error)
	// Count returns how many articles q matches, counting no further than limit.
	Count(ctx context.Context, q query.Query, limit int) (int, error)
	// AtLeast is Count for somebody who will not wait: where counting takes long, n
	// is what q certainly matches, and exact is false.
	AtLeast(ctx context.Context, q query.Query, limit int) (n int, exact bool, err error)
	// Generation changes whenever another connection or process has written.
	Generation(ctx context.Context) (int64, error)
	// Check reports what is wrong with the archive.
	Check(ctx context.Context, report func(Problem)) error
	// Repair makes anew what can be made from the articles and analyses: the
	// indexes and the counts. Analyses that do not fit their article go, so that
	// it is analysed again; passages outside their text become orphans; edits
	// that cannot be read go from the journal.
	Repair(ctx context.Context) error
}

// Marks keeps what the analyser found and answers questions across articles.
type Marks interface {
	// Pending returns up to n articles without an analysis by this analyser
	// version or a newer one, newest first; fewer where they are long.
	Pending(ctx context.Context, analyser, n int) ([]news.Article, error)
	// CountPending returns how many there are.
	CountPending(ctx context.Context, analyser int) (int, error)
	// SaveAnalyses stores a batch of analyses as one transaction. One made of a
	// version that is no longer the present one is dropped.
	SaveAnalyses(ctx context.Context, batch []Analysed) error
	// Analyses returns the analyses of the given articles; those that have none are left out.
	Analyses(ctx context.Context, ids []string) ([]Analysed, error)
	// Sharing returns, for each entity key, how many articles name it, and up to
	// perKey of them, newest first.
	Sharing(ctx context.Context, keys []string, perKey int) ([]Appearance, error)
	// Nearest returns up to n articles that name some of the entities with these
	// keys, those first whose entities weigh the most together, and newer ones
	// before older ones of the same weight. Of an entity that many articles name
	// only the newest are looked at, so that the work is bounded.
	Nearest(ctx context.Context, weights map[string]float64, n int) ([]string, error)
	// Complete returns values of a field that begin with a prefix (folded), the
	// most used first; a publisher's also behind “The”, and a name's last word.
	// Fields are those of query with values of their own:
	// who, speaker, place, from, by, tag.
	Complete(ctx context.Context, field query.Field, prefix string, n int) ([]Completion, error)
}

// Desk keeps what the reader did.
type Desk interface {
	// Apply makes an edit and appends it to the journal, dropping what was undone.
	Apply(ctx context.Context, e Edit) error
	// ApplyBulk makes a change to everything that a query matches, in one
	// transaction, and appends it to the journal as one edit, which it returns. If
	// the context is cancelled meanwhile, nothing is changed.
	ApplyBulk(ctx context.Context, b Bulk) (Edit, error)
	// Undo takes back the latest edit that is not undone, and returns it.
	Undo(ctx context.Context) (Edit, error)
	// Redo makes the edit that was undone last once more, and returns it.
	Redo(ctx context.Context) (Edit, error)
	// States returns the reader's state of articles, in order.
	States(ctx context.Context, ids []string) ([]news.State, error)
	// Passages returns passages, newest first: of one article, of one tag, or all.
	Passages(ctx context.Context, f PassageFilter) ([]news.Passage, error)
	// Tags lists all tags by name.
	Tags(ctx context.Context) ([]news.Tag, error)
	// Settings returns the remembered values whose keys begin with prefix.
	Settings(ctx context.Context, prefix string) (map[string]string, error)
	// Set remembers a value; "" forgets it.
	Set(ctx context.Context, key, value string) error
}

// Outcome is what became of an added article.
type Outcome uint8

const (
	New        Outcome = iota // it was not there
	Unchanged                 // it was there, word for word
	NewVersion                // it was there with another text
)

// Added is the result for one article of a batch.
type Added struct {
	ID      string
	Outcome Outcome
}

// Record is all that is known of one article. Analysis is nil until it is analysed.
type Record struct {
	Article  news.Article
	State    news.State
	Analysis *news.Analysis
	Passages []news.Passage
	Versions int
}

// Cursor is a place in a list of results. The zero Cursor is its beginning.
type Cursor struct {
	Row int64 // the last row seen; the page goes on after it
	// Back asks for the page that ends before Row, still in list order. With Row
	// 0 it is the last page.
	Back bool
}

// Page asks for a part of a list.
type Page struct {
	At    Cursor
	Limit int
}

// Row is one line of a list: what a list shows, without the text.
type Row struct {
	Row       int64 // for Cursor
	ID        string
	Title     news.Text
	Lede      news.Text // the first 200 or so bytes of the text, on one line
	Place     news.Text
	Publisher news.Text
	Published news.Moment
	Added     news.Moment
	State     news.State
	Passages  int // passages and notes in it
	Analysed  bool
	Words     int
}

// Analysed is an article's analysis with the version it was made of.
type Analysed struct {
	ID       string // article
	Hash     string // version
	Title    news.Text
	Text     news.Text // filled by Analyses
	Date     news.Moment
	Pub      news.Text
	Analysis *news.Analysis
}

// Appearance says where one entity appears.
type Appearance struct {
	Key      string
	Articles int      // in all
	IDs      []string // newest first
}

// Completion is a value that a query operator can take.
type Completion struct {
	Value news.Text
	Count int // articles
}

// PassageFilter chooses passages; the zero value chooses all.
type PassageFilter struct {
	Article string
	Tag     string
	Limit   int // 0: no limit
}

// Edit is one thing the reader did, with what is needed to take it back.
type Edit struct {
	At       time.Time
	What     news.Text // for people: `tagged “verify”`
	Articles []ArticleEdit
	Passages []PassageEdit
	Bulk     []BulkEdit `json:",omitempty"`
	Quiet    bool       // changes state without entering the journal
}

// ArticleEdit changes an article's state.
type ArticleEdit struct {
	ID            string
	Before, After news.State
}

// Bulk is a change to the state of all articles that a query matches. As in an
// [ArticleEdit], only what differs between Before and After is changed.
type Bulk struct {
	At            time.Time
	Query         query.Query // its order does not matter
	Before, After news.State
	// What names the edit for people, once it is known how many articles it changed.
	What func(articles int) news.Text
	// Progress, if not nil, is told how many articles are done, of how many. What
	// is done is not in the archive before ApplyBulk returns.
	Progress func(done, total int)
}

// BulkEdit is one change to many articles: to a flag, or to one tag.
type BulkEdit struct {
	Before, After news.State // differ in this alone
	Count         int        // articles that it changed
	Articles      []byte     // which; only the store that wrote it can read it
}

// PassageEdit makes (Before nil), changes, or removes (After nil) a passage.
type PassageEdit struct {
	Before, After *news.Passage
}

// Problem is something wrong with an archive.
type Problem struct {
	Kind    string // a word for grep: "integrity", "index", "marks", …
	Article string // ID, where one article is concerned
	Detail  news.Text
	Repair  string // what to do about it
}
