package sqlite

import (
	"flag"
	"os"
	"testing"

	"github.com/klauspost/compress/dict"
	"github.com/klauspost/compress/zstd"

	"dateline/internal/analysis"
	"dateline/internal/ingest"
)

// Archives are read with the dictionary they were packed with: what this writes
// replaces those only until one has been released, and is another file after that.
var makeDictionaries = flag.Bool("dictionaries", false, "make the dictionaries again from the sample articles")

// Numbers below 32768 are kept for dictionaries that are registered.
const firstDictionary = 32768

// samples returns articles and analyses as they are packed.
func samples(t *testing.T) (texts, analyses [][]byte) {
	analyser := analysis.New()
	err := ingest.ReadFS(os.DirFS("../../../data/samples"), func(it ingest.Item) error {
		if it.Err == nil {
			a := it.Article
			texts = append(texts, appendParts(nil, bodyFormat, body(&a)...))
			analyses = append(analyses, appendParts(nil, analysisFormat, string(marshalAnalysis(&a, analyser.Analyse(a)))))
		}
		return nil
	})
	if err != nil || len(texts) == 0 {
		t.Fatalf("%d sample articles: %v", len(texts), err)
	}
	return texts, analyses
}

// TestDictionaries makes dictionaries of one half of the samples in the way that
// the real ones are made of all, and packs the other half with them.
func TestDictionaries(t *testing.T) {
	texts, analyses := samples(t)
	for name, c := range map[string]struct {
		samples    [][]byte
		id         uint32
		size       int
		file       string
		percentage int // to which it brings down what it has not seen
	}{
		"texts":    {texts, firstDictionary + 1, 16 << 10, "dictionary/body-1.dict", 90},
		"analyses": {analyses, firstDictionary + 2, 4 << 10, "dictionary/analysis-1.dict", 80},
	} {
		build := func(from [][]byte) []byte {
			d, err := dict.BuildZstdDict(from, dict.Options{MaxDictSize: c.size, HashBytes: 8, ZstdDictID: c.id, ZstdLevel: zstd.SpeedFastest})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			return d
		}
		if *makeDictionaries {
			if err := os.WriteFile(c.file, build(c.samples), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		half := len(c.samples) / 2
		with := newEncoder(build(c.samples[:half]))
		without, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest))
		if err != nil {
			t.Fatal(err)
		}
		var small, large int
		for _, s := range c.samples[half:] {
			small += len(with.EncodeAll(s, nil))
			large += len(without.EncodeAll(s, nil))
		}
		t.Logf("%s: %d bytes instead of %d", name, small, large)
		if small*100 > large*c.percentage {
			t.Errorf("%s of %d bytes take %d with a dictionary", name, large, small)
		}
	}
}
