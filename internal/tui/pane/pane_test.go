package pane

import (
	"context"
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestFit(t *testing.T) {
	for _, tt := range []struct {
		in   string
		w    int
		want string
	}{
		{"abc", 5, "abc  "},
		{"abcdef", 3, "abc"},
		{"abc", 0, ""},
		{"abc", -1, ""},
		{"日本", 3, "日 "},
		{"\x1b[1mabcdef\x1b[m", 3, "\x1b[1mabc\x1b[m"},
	} {
		if got := Fit(tt.in, tt.w); got != tt.want {
			t.Errorf("Fit(%q, %d) = %q, want %q", tt.in, tt.w, got, tt.want)
		}
	}
}

func TestLateResultsAreDropped(t *testing.T) {
	var j, other Job
	say := func(s string) func(context.Context) tea.Msg { return func(context.Context) tea.Msg { return s } }
	first := j.Start(t.Context(), say("first"))
	second := j.Start(t.Context(), say("second"))
	if _, ok := j.Take(first()); ok {
		t.Error("the first job's result was taken after the second began")
	}
	msg := second()
	if _, ok := other.Take(msg); ok {
		t.Error("another job took the result")
	}
	if got, ok := j.Take(msg); !ok || got != "second" {
		t.Errorf("took %v, %v", got, ok)
	}
	if _, ok := j.Take(msg); ok {
		t.Error("a result was taken twice")
	}
}

func TestANewJobCancelsTheOneBefore(t *testing.T) {
	var j Job
	began := make(chan struct{})
	cmd := j.Start(t.Context(), func(ctx context.Context) tea.Msg {
		close(began)
		<-ctx.Done()
		return ctx.Err()
	})
	done := make(chan tea.Msg)
	go func() { done <- cmd() }()
	<-began
	j.Stop()
	<-done
	if j.Busy() {
		t.Error("a stopped job is busy")
	}
}
