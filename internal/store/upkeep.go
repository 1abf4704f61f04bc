package store

import "context"

// Upkeep is for the one who keeps the archive: copies of it, and what it is
// made of.
type Upkeep interface {
	// Backup copies the archive, as it is at one moment, to a file at path, while
	// others may read and write it, and looks whether the copy is whole. A file
	// that is there is replaced only if replace is set. What fails or is
	// cancelled leaves path as it was.
	//
	// Progress, if not nil, is told how many bytes of about how many are
	// written; its calls do not overlap. The copy is looked at after the last.
	Backup(ctx context.Context, path string, replace bool, progress func(done, total int64)) (Copy, error)
	// Describe says how large the archive is and what is in it.
	Describe(ctx context.Context) (Description, error)
}

// Copy says what a backup holds.
type Copy struct {
	Articles int // also those deleted, which undo can bring back
	Bytes    int64
}

// Description is what an archive holds and what that takes.
type Description struct {
	Schema   int // how many migrations it has seen
	ReadOnly bool
	Bytes    int64 // of the file
	Log      int64 // bytes written and not yet folded into the file
	Free     int64 // bytes of the file that hold nothing
	Articles int   // not deleted
	Deleted  int
	Versions int // earlier texts of articles
	Passages int
	Tags     int
	Entities int // named by some article
	Edits    int // that undo can take back
	Parts    []Part
	// Segments is how many pieces the index of words is in; a search looks into
	// each of them.
	Segments int
}

// Part is what one kind of thing takes of the archive's file.
type Part struct {
	Name  string
	Bytes int64
}
