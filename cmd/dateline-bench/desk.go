package main

import (
	"context"
	"fmt"
	"os"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"dateline/internal/query"
)

// Keys as a terminal sends them.
const (
	enter    = "\r"
	escape   = "\x1b"
	halfDown = "\x04"
	halfUp   = "\x15"
	pageUp   = "\x1b[5~"
)

// inList and inText are what is pressed there, again and again. Each brings
// something wherever the desk stands, or is not counted.
var (
	inList = []string{"j", "j", "k", halfDown, "j", " ", "j", halfUp, "j", pageUp, "j", "G", "k", "g"}
	inText = []string{"j", "k", "]e", "]q", "[e", ")", "}", "(", halfDown, halfUp, "]e", "G", "g", "J"}
)

// Lines of the table.
const (
	start  = "exec to first full screen"
	press  = "a key in list or text to its screen"
	opens  = "open an article with all marks"
	back   = "back to the list"
	typed  = "search as you type: words"
	phrase = "search as you type: phrase"
	prefix = "search as you type: prefix of 2+ letters"
	memory = "resident memory of the desk"
	bytes  = "idle desk: written in 5 s"
	work   = "idle desk: processor in 5 s"
)

// desk measures the program in a terminal, on a warm archive.
func (b *bench) desk(ctx context.Context, archive string, s samples) error {
	home, err := os.MkdirTemp("", "dateline-bench-home")
	if err != nil {
		return err
	}
	defer os.RemoveAll(home)
	d := &drive{bench: b, ctx: ctx, archive: archive, env: []string{
		"HOME=" + home, "XDG_DATA_HOME=" + home, "XDG_CONFIG_HOME=" + home, "XDG_STATE_HOME=" + home,
		"TERM=xterm-256color", "COLORTERM=truecolor", "LANG=C.UTF-8", "TZ=UTC", "PATH=" + os.Getenv("PATH"),
	}}
	if !b.table.wants(start, press, opens, back, typed, phrase, prefix, memory, bytes, work) {
		return nil
	}
	if err := d.starts(); err != nil {
		return fmt.Errorf("%s: %w", start, err)
	}
	if _, err := d.open(); err != nil {
		return err
	}
	for _, step := range []struct {
		lines []string
		do    func() error
	}{
		// Memory is that of a desk in use: everything else is done for it.
		{[]string{press, memory}, d.presses},
		{[]string{opens, back, memory}, d.openings},
		{[]string{typed, memory}, func() error { return d.searches(typed, atMost(20, 25), alternate(s.words, s.pairs)) }},
		{[]string{phrase, memory}, func() error { return d.searches(phrase, atMost(25, 40), s.phrases) }},
		{[]string{prefix, memory}, func() error { return d.searches(prefix, atMost(30, 60), s.prefixes) }},
		{[]string{memory}, d.memory},
		{[]string{bytes, work}, d.idle},
	} {
		if !b.table.wants(step.lines...) {
			continue
		}
		if err := step.do(); err != nil {
			return fmt.Errorf("%s: %w", step.lines[0], err)
		}
	}
	return d.end()
}

// drive is the bench at the desk.
type drive struct {
	*bench
	*terminal
	ctx     context.Context
	archive string
	env     []string
}

// open opens the desk and returns how long it takes to be there.
func (d *drive) open() (took time.Duration, err error) {
	if d.terminal, err = launch(d.ctx, d.env, d.program, "--archive", d.archive); err != nil {
		return 0, err
	}
	return d.appear(func() bool { return counted.MatchString(d.line(0)) })
}

// counted is the end of the top line once it is known how much is listed, and
// found that once it is known how much a search has found.
var (
	counted = regexp.MustCompile(`\d articles?$`)
	found   = regexp.MustCompile(`\d\+? of [\d,]+ articles?$`)
)

// starts opens the desk many times.
func (d *drive) starts() error {
	if !d.table.wants(start) {
		return nil
	}
	var times []time.Duration
	for i := range d.samples + 1 {
		took, err := d.open()
		if err == nil {
			err = d.end()
		}
		if err != nil {
			return err
		}
		if i > 0 { // the first warms up
			times = append(times, took)
		}
	}
	d.table.add(start+", p50", "ms", percentile(times, 50), atMost(30, 30))
	d.table.add(start+", p99", "ms", percentile(times, 99), atMost(50, 50))
	return nil
}

// presses goes through the list and through texts.
func (d *drive) presses() error {
	var times []time.Duration
	run := func(keys []string) error {
		for n, i := 0, 0; n < d.samples; i++ {
			if i > 10*d.samples {
				return fmt.Errorf("keys bring nothing; the screen then:\n%s", d.screen)
			}
			took, err := d.settle(keys[i%len(keys)])
			if err != nil {
				return err
			}
			if took > 0 {
				times = append(times, took)
				n++
			}
		}
		return nil
	}
	if err := run(inList); err != nil {
		return err
	}
	if _, err := d.settle("g" + enter); err != nil {
		return err
	}
	if err := run(inText); err != nil {
		return err
	}
	d.table.add(press+", p50", "ms", percentile(times, 50), atMost(9, 9))
	d.table.add(press+", p99", "ms", percentile(times, 99), atMost(17, 17))
	_, err := d.settle(escape)
	return err
}

// openings opens articles far enough from each other that none was read
// beforehand, with all that is marked in them, and goes back to the list.
func (d *drive) openings() error {
	if _, err := d.settle("g" + enter + "m"); err != nil {
		return err
	}
	if _, err := d.settle(escape); err != nil {
		return err
	}
	var there, and []time.Duration
	for range d.samples {
		took, err := d.settle(halfDown + enter)
		if err != nil {
			return err
		}
		there = append(there, took)
		if took, err = d.settle(escape); err != nil {
			return err
		}
		and = append(and, took)
	}
	d.table.add(opens+", p95", "ms", percentile(there, 95), atMost(15, 15))
	d.table.add(back+", p95", "ms", percentile(and, 95), atMost(10, 10))
	// The marks as they were: there are three sets of them.
	if _, err := d.settle(enter + "mm"); err != nil {
		return err
	}
	_, err := d.settle(escape)
	return err
}

// searches types queries. What is measured is the last letter of each, until the
// page of hits is painted.
func (d *drive) searches(name string, a aim, queries []query.Query) error {
	var times []time.Duration
	for i := range d.samples {
		took, err := d.search(strings.TrimSuffix(queries[i%len(queries)].String(), "*"))
		if err != nil {
			return err
		}
		times = append(times, took)
	}
	d.table.add(name+", p95", "ms", percentile(times, 95), a)
	return nil
}

// search types a query and gives it up again. The page is painted at the last
// change of the list before it is known how much was found, which is found out
// after it. Where the list is the same as before, it is when that is known.
func (d *drive) search(text string) (time.Duration, error) {
	if _, err := d.settle("/"); err != nil {
		return 0, err
	}
	_, size := utf8.DecodeLastRuneInString(text)
	if first := text[:len(text)-size]; first != "" {
		if _, err := d.settle(first); err != nil {
			return 0, err
		}
	}
	known := func() bool { top := d.line(0); return strings.Contains(top, text) && found.MatchString(top) }
	before := d.left()
	at, err := d.press(text[len(text)-size:])
	if err != nil {
		return 0, err
	}
	var painted, last time.Time
	err = d.wait(known, func(at time.Time) {
		if now := d.left(); now != before {
			before, painted = now, at
		}
		if last.IsZero() && known() {
			last = at
		}
	})
	if err != nil {
		return 0, fmt.Errorf("%s: %w", text, err)
	}
	if painted.IsZero() {
		painted = last
	}
	_, err = d.settle(escape)
	return painted.Sub(at), err
}

// alternate takes from one list and the other in turn.
func alternate(a, b []query.Query) []query.Query {
	var out []query.Query
	for i := range min(len(a), len(b)) {
		out = append(out, a[i], b[i])
	}
	return out
}
