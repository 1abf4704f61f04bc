package library

import (
	"context"

	"dateline/internal/store"
)

// Backup copies the archive to a file while it is in use, and looks whether the
// copy is whole; see [store.Upkeep].
func (l *Library) Backup(ctx context.Context, path string, replace bool, progress func(done, total int64)) (store.Copy, error) {
	return l.store.Backup(ctx, path, replace, progress)
}

// Describe says how large the archive is and what is in it.
func (l *Library) Describe(ctx context.Context) (store.Description, error) {
	return l.store.Describe(ctx)
}
