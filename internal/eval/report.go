package eval

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"dateline/internal/news"
)

// Count compares two sets.
type Count struct{ Gold, Found, Right int }

func (c *Count) add(o Count) {
	c.Gold += o.Gold
	c.Found += o.Found
	c.Right += o.Right
}

// Precision is the share of what was found that is right, in percent.
func (c Count) Precision() float64 { return percent(c.Right, c.Found) }

// Recall is the share of what people marked that was found, in percent.
func (c Count) Recall() float64 { return percent(c.Right, c.Gold) }

// F1 is the harmonic mean of precision and recall, in percent.
func (c Count) F1() float64 { return percent(2*c.Right, c.Gold+c.Found) }

func percent(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return 100 * float64(n) / float64(of)
}

// Row is one line of a table.
type Row struct {
	Layer, Name string
	Count
	// Share says that the row is a share of what was found (kind right, speaker
	// right), and has no precision of its own.
	Share bool
}

// Miss is something that people and analyser disagree on.
type Miss struct {
	Document, Layer string
	Want, Got       string
	Context         string
}

// Report is what a measurement found. The zero Report is empty.
type Report struct {
	Documents int
	Unmarked  []string // files without marks that can be compared
	Rows      []Row
	Misses    []Miss
}

// count adds to a row, made at its first use, so that rows stand in the order
// in which the scorers name them.
func (r *Report) count(layer, name string, c Count) { r.row(layer, name).add(c) }

// share counts right ones among others.
func (r *Report) share(layer, name string, right, of int) {
	row := r.row(layer, name)
	row.Share = true
	row.add(Count{Gold: of, Found: of, Right: right})
}

func (r *Report) row(layer, name string) *Row {
	for i := range r.Rows {
		if r.Rows[i].Layer == layer && r.Rows[i].Name == name {
			return &r.Rows[i]
		}
	}
	r.Rows = append(r.Rows, Row{Layer: layer, Name: name})
	return &r.Rows[len(r.Rows)-1]
}

// Find returns a row, zero if it was never counted.
func (r *Report) Find(layer, name string) Row {
	for _, row := range r.Rows {
		if row.Layer == layer && row.Name == name {
			return row
		}
	}
	return Row{Layer: layer, Name: name}
}

// WriteTo prints the tables.
func (r *Report) WriteTo(w io.Writer) (int64, error) {
	c := &counter{w: bufio.NewWriter(w)}
	fmt.Fprintf(c, "%d documents\n", r.Documents)
	for _, f := range r.Unmarked {
		fmt.Fprintf(c, "%s has no marks to compare with\n", f)
	}
	layer := ""
	for _, row := range r.ordered() {
		if row.Layer != layer {
			layer = row.Layer
			fmt.Fprintf(c, "\n%-24s %7s %7s %7s %7s %7s %7s\n", layer, "marked", "found", "right", "prec", "recall", "F1")
		}
		if row.Share {
			fmt.Fprintf(c, "  %-22s %7d %7s %7d %23.1f\n", row.Name, row.Gold, "", row.Right, row.Recall())
			continue
		}
		fmt.Fprintf(c, "  %-22s %7d %7d %7d %7.1f %7.1f %7.1f\n",
			row.Name, row.Gold, row.Found, row.Right, row.Precision(), row.Recall(), row.F1())
	}
	return c.n, c.w.Flush()
}

// ordered returns the rows with those of one layer together.
func (r *Report) ordered() []Row {
	var out []Row
	done := map[string]bool{}
	for _, row := range r.Rows {
		if done[row.Layer] {
			continue
		}
		done[row.Layer] = true
		for _, o := range r.Rows {
			if o.Layer == row.Layer {
				out = append(out, o)
			}
		}
	}
	return out
}

type counter struct {
	w *bufio.Writer
	n int64
}

func (c *counter) Write(b []byte) (int, error) {
	n, err := c.w.Write(b)
	c.n += int64(n)
	return n, err
}

// WriteErrors lists the misses in context.
func (r *Report) WriteErrors(w io.Writer) error {
	b := bufio.NewWriter(w)
	for _, m := range r.Misses {
		fmt.Fprintf(b, "%s\t%s\twant %s\tgot %s\t%s\n", m.Document, m.Layer, orNone(m.Want), orNone(m.Got), m.Context)
	}
	return b.Flush()
}

func orNone(s string) string {
	if s == "" {
		return "nothing"
	}
	return s
}

// context returns the words around a span, with it in brackets.
func context(text string, s news.Span) string {
	const around = 50
	start, end := max(0, s.Start-around), min(len(text), s.End+around)
	line := text[start:s.Start] + "[" + text[s.Start:s.End] + "]" + text[s.End:end]
	return strings.Join(strings.Fields(strings.ToValidUTF8(line, "")), " ")
}
