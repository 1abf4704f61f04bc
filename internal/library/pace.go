package library

import (
	"runtime"
	"time"
)

// pace is how much of the machine adding and analysing take, and for how long
// they keep others from writing.
type pace struct {
	workers  int           // processors to analyse with
	alone    bool          // nothing is read or analysed while a batch is written
	articles int           // in one transaction at most, when adding
	bytes    int           // of text in one transaction at most
	every    time.Duration // and no article waits longer than this to be safe
	analyses int           // in one transaction at most
	aim      time.Duration // how long a transaction may take; 0: as long as it takes
}

// next returns how many articles the next transaction should hold, after one of
// n took some time. Disks, processors and articles differ too much for a number
// that fits all.
func (p pace) next(n, most int, took time.Duration) int {
	switch {
	case p.aim > 0 && took > p.aim:
		return max(1, n/2)
	case p.aim > 0 && took < p.aim/3:
		return min(most, n*2)
	}
	return n
}

// atOnce is for work that somebody waits for: all processors, and transactions
// so large that their cost is small. An analysis still stops within a second.
func atOnce(workers int) pace {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	return pace{workers: workers, articles: 10_000, bytes: 6 << 20, every: time.Second, analyses: 1000}
}

// behind is for work behind a reader. It leaves a processor free, so that a key
// never waits for one, and its transactions are so short that a tag does not
// wait for long: writing is one processor's work, too.
func behind() pace {
	spare := max(1, runtime.GOMAXPROCS(0)-1)
	p := pace{
		workers: spare, articles: 256, bytes: 1 << 20, every: time.Second, analyses: 64, aim: 100 * time.Millisecond,
	}
	if spare == 1 {
		p.alone = true
	} else {
		p.workers--
	}
	return p
}
