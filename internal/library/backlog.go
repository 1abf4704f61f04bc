package library

import (
	"context"
	"encoding/json"
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
	err = json.Unmarshal([]byte(kept[backlogKey]), &b)
	return b, err
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
