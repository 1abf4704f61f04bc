package train

import (
	"bytes"
	"compress/gzip"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/analysis/ner"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		name, in, want string
		hyphens        bool
	}{
		{"types", "Ilse\tB-PER\nMarrow\tI-PER\nleft\tO\nOrlec\tB-LOC\n", "[0 Ilse Marrow] left [2 Orlec]", false},
		{"events are MISC, dates nothing", "Cup\tB-EVENT\nMay\tB-DATE\n", "[3 Cup] May", false},
		{"two in a row", "Orlec\tB-LOC\nBelm\tB-LOC\n", "[2 Orlec] [2 Belm]", false},
		{"hyphens joined", "Anna\tB-PER\n-\tI-PER\nLena\tI-PER\nwent\tO\n", "[0 Anna-Lena] went", true},
		{"hyphen between names kept", "Orlec\tB-LOC\n-\tO\nBelm\tB-LOC\n", "[2 Orlec] - [2 Belm]", true},
	} {
		s, err := (&corpus{hyphens: c.hyphens}).parse(strings.NewReader(c.in))
		if err != nil {
			t.Fatal(err)
		}
		d := join(s)
		if got := marked(&d); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// marked returns d's words with its names in brackets after their kind.
func marked(d *document) string {
	var out []string
	for t := range d.doc.Tokens {
		out = append(out, d.doc.Word(t))
	}
	for _, n := range d.names() {
		out[n.first] = "[" + string(rune('0'+n.kind)) + " " + out[n.first]
		out[n.last-1] += "]"
	}
	return strings.Join(out, " ")
}

func TestClean(t *testing.T) {
	r := ner.NewReader(ner.Gazetteers{Countries: "Vareska\t\tVareskan\tOrlec\n", NameWords: "title\tMinister\n"}, nil)
	for _, c := range []struct{ in, want string }{
		{"Minister\tB-PER\nTeck\tI-PER\n", "Minister [0 Teck]"},
		{"the\tB-ORG\nBoard\tI-ORG\n", "the [1 Board]"},
		{"Vareska\tB-ORG\nsaid\tO\n", "[2 Vareska] said"},
		{"Vareskan\tB-LOC\ncourts\tO\n", "[3 Vareskan] courts"},
		{"Teck\tB-PER\n's\tI-PER\n", "[0 Teck] 's"},
		{"Minister\tB-PER\n", "[0 Minister]"},
	} {
		s, err := new(corpus).parse(strings.NewReader(c.in))
		if err != nil {
			t.Fatal(err)
		}
		d := join(s)
		if d.clean(r); marked(&d) != c.want {
			t.Errorf("%q: got %s, want %s", c.in, marked(&d), c.want)
		}
	}
}

// The sums over all ways are compared with those made by walking every way.
func TestChainAgainstAllWays(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	c := newCRF(&set{}, Defaults())
	for l := range labels + 1 {
		for k := range labels {
			c.transition(l)[k] = rng.Float32() - 0.5
		}
	}
	const n = 3
	c.chain.start(n)
	for i := range n {
		for l := range labels {
			c.chain.score[i][l] = 4 * (rng.Float32() - 0.5)
		}
	}
	allowed := []uint16{1<<labels - 1, 1<<ner.Outside | 1<<ner.Begin(1) | 1<<ner.Inside(0), 1<<labels - 1}
	c.chain.expect(c, allowed, &c.chain.held)
	sum, at := allWays(c, allowed)
	if d := math.Abs(c.chain.log - math.Log(sum)); d > 1e-6 {
		t.Errorf("the logarithm of the sum is off by %g", d)
	}
	for i := range n {
		for l := range labels {
			if d := math.Abs(c.chain.held.at[i][l] - at[i][l]/sum); d > 1e-6 {
				t.Errorf("the share of label %d at token %d is off by %g", l, i, d)
			}
		}
	}
}

// allWays walks every way to label three tokens.
func allWays(c *crf, allowed []uint16) (sum float64, at [3][labels]float64) {
	for way := range labels * labels * labels {
		l := [3]int{way % labels, way / labels % labels, way / labels / labels}
		score, prev := 0.0, labels
		ok := true
		for i, x := range l {
			before := ner.Outside
			if i > 0 {
				before = ner.Label(l[i-1])
			}
			ok = ok && ner.Label(x).Follows(before) && allowed[i]>>x&1 != 0
			score += float64(c.chain.score[i][x]) + float64(c.transition(prev)[x])
			prev = x
		}
		if !ok {
			continue
		}
		sum += math.Exp(score)
		for i, x := range l {
			at[i][x] += math.Exp(score)
		}
	}
	return sum, at
}

// Two trainings on the same small files make the same bytes, and the model has
// learnt what the files show.
func TestTrainTwice(t *testing.T) {
	dir := t.TempDir()
	text := strings.Repeat("Mr.\tO\nTeck\tB-PER\nleft\tO\nOrlec\tB-LOC\n.\tO\n\nThe\tO\nrain\tO\nstayed\tO\nin\tO\nBelm\tB-LOC\n.\tO\n\n", 40)
	for _, c := range corpora {
		write(t, filepath.Join(dir, c.name+".bio.gz"), text)
	}
	o := Defaults()
	o.Epochs, o.Slots, o.Clusters = 4, 20_000, 4
	first, err := Train(dir, ner.Gazetteers{}, o, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	second, err := Train(dir, ner.Gazetteers{}, o, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, second) {
		t.Error("the second model differs from the first")
	}
	var table strings.Builder
	if err := Measure(dir, ner.Gazetteers{}, first, &table); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(table.String(), "gmb.dev                 100.0  100.0 100.0") {
		t.Errorf("not everything was learnt:\n%s", table.String())
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, text)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}
