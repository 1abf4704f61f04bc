package storetest

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"dateline/internal/news"
	"dateline/internal/store"
)

// backup makes a copy with one connection while another one has written, and
// replaces it only where that is asked for.
func backup(t *testing.T, open Open) {
	ctx := context.Background()
	one, two := open(t), open(t)
	add(t, one, article(1, "06-04", "The dam cracks."), article(2, "06-05", "The lake falls."))
	path := filepath.Join(t.TempDir(), "copy")
	var told int64
	got, err := two.Backup(ctx, path, false, func(done, total int64) {
		if done < told || done > total {
			t.Errorf("%d of %d bytes after %d", done, total, told)
		}
		told = done
	})
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || got.Articles != 2 || got.Bytes != info.Size() || told == 0 {
		t.Errorf("copied %+v, told of %d bytes: %v", got, told, err)
	}

	add(t, one, article(3, "06-06", "The count is disputed."))
	if _, err := two.Backup(ctx, path, false, nil); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a second copy in the same place: %v", err)
	}
	got, err = two.Backup(ctx, path, true, nil)
	if err != nil || got.Articles != 3 {
		t.Errorf("a copy in place of the first: %+v, %v", got, err)
	}

	stopped, cancel := context.WithCancel(ctx)
	cancel()
	other := filepath.Join(t.TempDir(), "other")
	_, err = two.Backup(stopped, other, false, nil)
	wantErr(t, "a copy that was given up", err, context.Canceled)
	if _, err := os.Stat(other); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a copy that was given up is there: %v", err)
	}
}

func describe(t *testing.T, open Open) {
	ctx := context.Background()
	s := open(t)
	got, err := s.Describe(ctx)
	if err != nil || got.Articles+got.Versions+got.Passages+got.Tags+got.Entities+got.Edits != 0 || got.Bytes == 0 {
		t.Errorf("an empty archive: %+v, %v", got, err)
	}
	ids := add(t, s, article(1, "06-04", "The dam cracks."), article(2, "06-05", "The lake falls."), article(3, "06-06", "The count."))
	add(t, s, article(1, "06-04", "The dam cracks again."))
	apply(t, s, store.Edit{What: news.Clean("deleted"), Articles: []store.ArticleEdit{{ID: ids[2], After: news.State{Deleted: true}}}})
	apply(t, s, store.Edit{What: news.Clean("tagged"), Articles: []store.ArticleEdit{{ID: ids[1], After: news.State{Tags: texts("verify", "later")}}}})
	if got, err = s.Describe(ctx); err != nil {
		t.Fatal(err)
	}
	wantEqual(t, "articles", got.Articles, 2)
	wantEqual(t, "deleted", got.Deleted, 1)
	wantEqual(t, "versions", got.Versions, 1)
	wantEqual(t, "tags", got.Tags, 2)
	wantEqual(t, "edits", got.Edits, 2)
}
