package cli

import (
	"strings"
	"testing"
	"time"

	"dateline/internal/news"
)

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0 articles", 1: "1 article", 999: "999 articles", 12408: "12,408 articles", 1000000: "1,000,000 articles"} {
		if got := count(n, "article"); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestProgressText(t *testing.T) {
	began := time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		elapsed     time.Duration
		done, total int
		want        string
	}{
		{0, 1, 10, "adding 1/10"},
		{2 * time.Second, 2000, 5000, "adding 2,000/5,000 · 1,000 a second · 3 seconds left"},
		{10 * time.Second, 100, 100000, "adding 100/100,000 · 10 a second · 2 hours left"},
		{time.Second, 500, 0, "adding 500 · 500 a second"},
		{time.Second, 500, 500, "adding 500 · 500 a second"},
	} {
		p := progressLine{app: &app{Env: Env{Now: func() time.Time { return began.Add(c.elapsed) }}}, verb: "adding", began: began}
		if got := p.text(c.done, c.total); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestLinesFitTheTerminal(t *testing.T) {
	var b strings.Builder
	a := app{Env: Env{Stdout: &b, Width: 10}}
	a.line("水門 ", news.Clean("水門の大坝"))
	if got := b.String(); got != "水門 水門…\n" {
		t.Errorf("%q", got)
	}
}
