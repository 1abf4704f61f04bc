package tui

// turns lets edits be made in the order in which they were asked for: they run
// on the side, and of several that wait for the archive any may come first. The
// zero value: none was asked for.
type turns struct{ last chan struct{} }

// turn is the place of one edit among the others. Who takes one has to begin it,
// or those behind wait for ever.
type turn struct{ before, after chan struct{} }

func (t *turns) take() turn {
	mine := turn{t.last, make(chan struct{})}
	t.last = mine.after
	return mine
}

// begin waits for the edits before, and returns what lets the next one begin.
func (t turn) begin() (end func()) {
	if t.before != nil {
		<-t.before
	}
	return func() { close(t.after) }
}
