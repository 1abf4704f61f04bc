package tui

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"dateline/data"
	"dateline/internal/analysis"
	"dateline/internal/library"
	"dateline/internal/store"
	"dateline/internal/store/sqlite"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/layout"
	"dateline/internal/tui/panetest"
)

// now is the time of all tests: after the last sample article.
func now() time.Time { return time.Date(2026, 7, 1, 9, 30, 0, 0, time.UTC) }

// archive is the sample articles, analysed, to be copied.
type archive struct {
	path     string
	analyser library.Analyser
	wrap     func(store.Store) store.Store // nil: as it is
}

// The archives are made once: analysing takes a while.
var (
	samples archive // as a reader has them
	byHand  archive // with the marks that people made
)

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "dateline")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	hands, err := readMarked()
	if err != nil {
		panic(err)
	}
	samples = archive{path: filepath.Join(dir, "samples.db"), analyser: analysis.New()}
	byHand = archive{path: filepath.Join(dir, "byhand.db"), analyser: hands}
	for _, a := range []archive{samples, byHand} {
		if err := a.fill(); err != nil {
			panic(err)
		}
	}
	return m.Run()
}

type quiet struct{}

func (quiet) Progress(int, int) {}

func (a archive) fill() error {
	lib, err := a.open()
	if err != nil {
		return err
	}
	if _, err := lib.AddFS(context.Background(), data.Samples(), quiet{}); err != nil {
		return err
	}
	if err := lib.Analyse(context.Background(), 0, quiet{}); err != nil {
		return err
	}
	return lib.Close()
}

func (a archive) open() (*library.Library, error) {
	s, err := sqlite.Open(context.Background(), a.path, sqlite.Options{Now: now})
	if err != nil {
		return nil, err
	}
	var st store.Store = s
	if a.wrap != nil {
		st = a.wrap(s)
	}
	return library.New(st, func() library.Analyser { return a.analyser }, now), nil
}

// copy returns an archive of its own for a test.
func (a archive) copy(t *testing.T) archive {
	t.Helper()
	b, err := os.ReadFile(a.path)
	if err != nil {
		t.Fatal(err)
	}
	a.path = filepath.Join(tempDir(t), "archive.db")
	if err := os.WriteFile(a.path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return a
}

// empty returns an archive without articles.
func empty(t *testing.T) archive {
	return archive{path: filepath.Join(tempDir(t), "archive.db"), analyser: samples.analyser}
}

// rig is a desk with an event loop of its own: commands run, and what they
// bring is sent back, until the screen shows what is waited for.
type rig struct {
	t    *testing.T
	desk *Desk
	lib  *library.Library
	kept archive
	msgs chan tea.Msg
	quit bool
	clip string
}

// newRig opens a desk on a copy of the samples.
func newRig(t *testing.T, w, h int) *rig {
	t.Helper()
	return openRig(t, samples.copy(t), w, h)
}

// tempDir is t.TempDir for archives: commands that are still under way when a
// test ends may write to one, which t.TempDir would take for a failure.
func tempDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp(filepath.Dir(samples.path), "archive")
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// openRig opens a desk on an archive.
func openRig(t *testing.T, a archive, w, h int) *rig {
	t.Helper()
	lib, err := a.open()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { lib.Close() })
	r := &rig{t: t, lib: lib, kept: a, msgs: make(chan tea.Msg, 1024)}
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(cancel)
	r.desk = New(ctx, lib, Options{Sample: true, Archive: "/home/reader/archive.db", Zone: time.UTC}, func(m tea.Msg) { r.msgs <- m })
	r.desk.resize(w, h)
	r.desk.Prepare(ctx)
	r.start(r.desk.begin)
	return r
}

// start runs a command on the side.
func (r *rig) start(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() { r.deliver(cmd()) }()
}

// deliver sends on what a command brought; batches and sequences are run.
func (r *rig) deliver(msg tea.Msg) {
	switch {
	case msg == nil:
	case reflect.TypeOf(msg).ConvertibleTo(reflect.TypeFor[[]tea.Cmd]()):
		_, together := msg.(tea.BatchMsg)
		for _, c := range reflect.ValueOf(msg).Convert(reflect.TypeFor[[]tea.Cmd]()).Interface().([]tea.Cmd) {
			switch {
			case c == nil:
			case together:
				go func() { r.deliver(c()) }()
			default:
				r.deliver(c())
			}
		}
	default:
		r.msgs <- msg
	}
}

// step takes one message.
func (r *rig) step(msg tea.Msg) {
	if _, ok := msg.(tea.QuitMsg); ok {
		r.quit = true
	}
	if reflect.TypeOf(msg).String() == "tea.setClipboardMsg" {
		r.clip = reflect.ValueOf(msg).String()
	}
	r.start(r.desk.Update(msg))
}

// until takes messages until a condition holds; only a failure takes time.
func (r *rig) until(what string, ok func() bool) {
	r.t.Helper()
	late := time.After(10 * time.Second)
	for !ok() {
		select {
		case msg := <-r.msgs:
			r.step(msg)
		case <-late:
			r.t.Fatalf("waited in vain for %s; the screen then:\n%s", what, r.screen())
		}
	}
}

// see waits until the screen shows words.
func (r *rig) see(words ...string) {
	r.t.Helper()
	for _, w := range words {
		r.until(w, func() bool { return strings.Contains(r.screen(), w) })
	}
}

// gone waits until the screen no longer shows words.
func (r *rig) gone(words string) {
	r.t.Helper()
	r.until("the end of "+words, func() bool { return !strings.Contains(r.screen(), words) })
}

// keys presses keys, separated by blanks: "j enter ]q".
func (r *rig) keys(keys string) {
	r.t.Helper()
	for _, k := range strings.Fields(keys) {
		if r.desk.prompt == nil && len(k) == 2 && (k[0] == '[' || k[0] == ']' || k[0] == 'i') {
			r.press(k[:1])
			k = k[1:]
		}
		r.press(k)
	}
}

// typed types text as it is.
func (r *rig) typed(text string) {
	for _, c := range text {
		r.step(tea.KeyPressMsg{Code: c, Text: string(c)})
	}
}

var named = map[string]tea.KeyPressMsg{
	"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab},
	"space": {Code: tea.KeySpace, Text: " "}, "up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown},
	"backspace": {Code: tea.KeyBackspace}, "pgdown": {Code: tea.KeyPgDown},
}

func (r *rig) press(k string) {
	msg, ok := named[k]
	switch {
	case ok:
	case strings.HasPrefix(k, "ctrl+"):
		msg = tea.KeyPressMsg{Code: rune(k[5]), Mod: tea.ModCtrl}
	case strings.HasPrefix(k, "alt+"):
		msg = tea.KeyPressMsg{Code: rune(k[4]), Mod: tea.ModAlt}
	default:
		msg = tea.KeyPressMsg{Code: []rune(k)[0], Text: k}
	}
	if got := msg.String(); got != k {
		r.t.Fatalf("the key %q is %q", k, got)
	}
	r.step(msg)
}

// screen is what is shown, without colours.
func (r *rig) screen() string { return panetest.Screen(r.desk) }

// reading waits until the text shows the article with a headline, marks and all,
// and no keys wait for it any more.
func (r *rig) reading(title string) {
	r.t.Helper()
	r.until("the article "+title, func() bool {
		rec := r.desk.text.Record()
		return strings.HasPrefix(rec.Article.Title.String(), title) && rec.Analysis != nil && r.desk.held == nil
	})
}

// focus waits until a part has the keys.
func (r *rig) focus(p layout.Part) {
	r.t.Helper()
	r.until("the focus", func() bool { return r.desk.lay.focus == p })
}

// do carries an action out.
func (r *rig) do(a keymap.Action) { r.start(r.desk.do(a)) }
