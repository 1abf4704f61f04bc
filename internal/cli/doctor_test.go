package cli

import (
	"reflect"
	"strings"
	"testing"

	"dateline/internal/news"
	"dateline/internal/store"
)

func TestSize(t *testing.T) {
	for n, want := range map[int64]string{
		0: "0 bytes", 1: "1 byte", 999: "999 bytes", 1000: "1 kB", 999_999: "999 kB",
		1_000_000: "1.0 MB", 9_940_000: "9.9 MB", 66_400_000: "66 MB", 99_900_000: "100 MB", 1_431_000_000: "1,431 MB",
	} {
		if got := size(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

// The queries that doctor times are made of words that stand side by side in
// one field, so that the phrase is there.
func TestSampleQueries(t *testing.T) {
	for _, c := range []struct{ title, lede, want string }{
		{"Cracks close the Orlec dam", "", `cracks / "cracks close" / cra*`},
		{"The dam", "It is the end. Engineers emptied it", `engineers / "engineers emptied" / eng*`},
		{"Zürich", "Élan vital", `elan / "elan vital" / ela*`},
		{"Dam", "", ""},
		{"水門", "", ""},
	} {
		var got []string
		for _, q := range sampleQueries(store.Row{Title: news.Clean(c.title), Lede: news.Clean(c.lede)}) {
			got = append(got, q.query)
		}
		if strings.Join(got, " / ") != c.want {
			t.Errorf("%s: %q, want %s", c.title, got, c.want)
		}
	}
}

// What a number means is said only where it means something.
func TestSpaceRemarks(t *testing.T) {
	remarks := func(d store.Description) (list []string) {
		takes(d, func(f finding) {
			if f.Name == "free" || f.Name == "log" {
				list = append(list, f.Remark)
			}
		})
		return list
	}
	got := remarks(store.Description{Bytes: 1000, Free: 10, Log: 10})
	if want := []string{"1 %", "beside the file"}; !reflect.DeepEqual(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	got = remarks(store.Description{Bytes: 1000, Free: 500, Log: longLog + 1})
	if len(got) != 2 || !strings.Contains(got[0], "dateline backup") || !strings.Contains(got[1], "folded in") {
		t.Errorf("%q", got)
	}
}

// Progress ends with the line cleared, and there is none in a pipe.
func TestCopyLine(t *testing.T) {
	for _, live := range []bool{true, false} {
		var b strings.Builder
		p := copyLine{app: &app{Env: Env{Stderr: &b, Live: live}}}
		p.progress(5e6, 2e7)
		p.progress(2e7, 2e7)
		p.done()
		want := "\rcopying 5.0 MB of 20 MB\x1b[K\rlooking whether the copy is whole\x1b[K\r\x1b[K"
		if !live {
			want = ""
		}
		if b.String() != want {
			t.Errorf("%q, want %q", b.String(), want)
		}
	}
}
