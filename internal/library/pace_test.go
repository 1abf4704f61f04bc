package library

import (
	"testing"
	"time"
)

// However slow the disk, batches get so small that nobody waits for long, and
// grow again when it is fast.
func TestBatchesFitTheMachine(t *testing.T) {
	p := behind()
	n := p.articles
	for _, each := range []time.Duration{10 * time.Millisecond, time.Millisecond, time.Microsecond} {
		for range 20 {
			n = p.next(n, p.articles, time.Duration(n)*each)
		}
		if took := time.Duration(n) * each; took > p.aim {
			t.Errorf("%v an article: a batch of %d takes %v", each, n, took)
		}
	}
	if n != p.articles {
		t.Errorf("%d articles at last, not %d", n, p.articles)
	}
	if n := atOnce(1).next(100, 200, time.Hour); n != 100 {
		t.Errorf("what is done at once became %d", n)
	}
}
