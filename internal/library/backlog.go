package library

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
)

// backlogKey is where the backlog is kept in the archive.
const backlogKey = "backlog"

// Backlog is the work behind a reader that outlasts the desk: a desk that was
// closed, or killed, goes on with it at the next start. What is to be analysed
// is not in it, since the archive knows that itself.
type Backlog struct {
	Paths  []string // files and folders to be added, absolute, the present one first
	Paused bool     // nothing is done until the reader says so
}

// Backlog returns what was left to do.
func (l *Library) Backlog(ctx context.Context) (Backlog, error) {
	var b Backlog
	kept, err := l.store.Settings(ctx, backlogKey)
	if err != nil || kept[backlogKey] == "" {
		return b, err
	}
	if err := json.Unmarshal([]byte(kept[backlogKey]), &b); err != nil {
		return Backlog{}, l.forgetBacklog(ctx, err)
	}
	return b, nil
}

// forgetBacklog forgets one that cannot be read, so that it is told once.
func (l *Library) forgetBacklog(ctx context.Context, why error) error {
	return errors.Join(fmt.Errorf("the list is damaged and was emptied, add what is missing again: %w", why), l.KeepBacklog(ctx, Backlog{}))
}

// KeepBacklog remembers what is left to do.
func (l *Library) KeepBacklog(ctx context.Context, b Backlog) error {
	if len(b.Paths) == 0 && !b.Paused {
		return l.store.Set(ctx, backlogKey, "")
	}
	kept, err := json.Marshal(b)
	if err != nil {
		return err
	}
	return l.store.Set(ctx, backlogKey, string(kept))
}
