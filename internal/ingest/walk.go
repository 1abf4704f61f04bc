package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// extensions are the files taken from a folder; others may be pictures or
// programs, and are passed over. A file that is named itself is always tried.
var extensions = []string{".txt", ".text", ".md", ".markdown", ".jsonl", ".ndjson", ".json"}

// Input is what is to be read: files and folders, and for "-" a stream.
type Input struct {
	Paths []string
	Stdin io.Reader
}

// Size returns how many bytes there are to read, without standard input, so
// that progress can be told.
func (in Input) Size() int64 {
	var n int64
	for _, p := range in.Paths {
		if p == "-" {
			continue
		}
		// What cannot be looked at is reported when it is read.
		_ = filepath.WalkDir(p, func(path string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() {
				return skip(d, path, p)
			}
			if info, err := d.Info(); err == nil && taken(path, p) {
				n += info.Size()
			}
			return nil
		})
	}
	return n
}

// Walk reads all input in order and hands each article to emit. read, if not
// nil, is told how many bytes were read since the last call. What cannot be
// read is an Item with Err; only emit's error, or the context's, ends the walk.
func Walk(ctx context.Context, in Input, read func(int64), emit func(Item) error) error {
	for _, p := range in.Paths {
		if p == "-" {
			if err := Read(&counter{in.Stdin, read}, "-", emit); err != nil {
				return err
			}
			continue
		}
		if err := walkPath(ctx, p, read, emit); err != nil {
			return err
		}
	}
	return nil
}

func walkPath(ctx context.Context, root string, read func(int64), emit func(Item) error) error {
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			if err := emit(Item{Path: path, Err: reason(err)}); err != nil {
				return err
			}
			return skip(d, path, root)
		}
		if path != root && hidden(path) {
			return skip(d, path, root)
		}
		if d.IsDir() || !taken(path, root) {
			return nil
		}
		return readFile(path, read, emit)
	})
}

// skip passes over a folder; a file is passed over by returning nil.
func skip(d fs.DirEntry, path, root string) error {
	if d != nil && d.IsDir() && path != root && hidden(path) {
		return filepath.SkipDir
	}
	return nil
}

func hidden(path string) bool { return strings.HasPrefix(filepath.Base(path), ".") }

func taken(path, root string) bool { return path == root || hasSuffix(path, extensions...) }

func readFile(path string, read func(int64), emit func(Item) error) error {
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("it is not a file")
	}
	if err != nil {
		return emit(Item{Path: path, Err: reason(err)})
	}
	f, err := os.Open(path)
	if err != nil {
		return emit(Item{Path: path, Err: reason(err)})
	}
	defer f.Close()
	abs, err := filepath.Abs(path)
	if err != nil {
		return emit(Item{Path: path, Err: reason(err)})
	}
	return Read(&counter{f, read}, abs, func(it Item) error {
		it.Path = path
		return emit(it)
	})
}

// ReadFS reads the articles of a file tree, such as the embedded samples.
func ReadFS(fsys fs.FS, emit func(Item) error) error {
	return fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !hasSuffix(path, extensions...) {
			return err
		}
		f, err := fsys.Open(path)
		if err != nil {
			return fmt.Errorf("read %s: %w", path, err)
		}
		defer f.Close()
		return Read(f, path, emit)
	})
}

// reason takes the path off an error: it is named already.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// counter counts what is read through it.
type counter struct {
	io.Reader
	read func(int64)
}

func (c *counter) Read(b []byte) (int, error) {
	n, err := c.Reader.Read(b)
	if c.read != nil && n > 0 {
		c.read(int64(n))
	}
	return n, err
}
