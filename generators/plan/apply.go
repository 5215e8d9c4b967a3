package plan

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"

	"github.com/underpin-dev/underpin/generators/repo"
	"github.com/underpin-dev/underpin/generators/tree"
)

// Apply does what was planned and returns the commit's hash, "" when nothing
// is committed. A new folder is made beside the target and renamed when it is
// complete: killed at any moment, Apply leaves the target absent or whole, and
// what it left beside it is cleared away by the next run there. On an error or
// when ctx ends, what was written is removed.
//
// Nothing is flushed to the disk before the rename, as git does not flush a
// loose object either: a crash of the program loses nothing, a power cut in
// the seconds after may.
func (p Plan) Apply(ctx context.Context) (string, error) {
	if p.within {
		return p.applyWithin(ctx)
	}
	stage, err := newStage(p.Target)
	if err != nil {
		return "", err
	}
	defer stage.remove()
	hash, err := p.fill(ctx, stage.root)
	if err != nil {
		return "", err
	}
	if err := ctx.Err(); err != nil {
		return "", err
	}
	if err := stage.rename(); err != nil {
		return "", err
	}
	if p.Way != IntoRepository {
		return hash, nil
	}
	hash, err = p.existing.Add(p.committed, p.Commit)
	if err != nil {
		return "", errors.Join(err, removeNew(p.Target))
	}
	return hash, nil
}

// fill writes the files into the stage and, where that is planned, the new
// repository; its objects are made while the files are written.
func (p Plan) fill(ctx context.Context, root *os.Root) (string, error) {
	var fresh repo.Fresh
	var freshErr error
	var group sync.WaitGroup
	if p.Way == NewRepository {
		group.Go(func() { fresh, freshErr = repo.New(p.Files, p.Commit) })
	}
	written, err := write(ctx, root, p.Files, nil)
	group.Wait()
	if err := errors.Join(err, freshErr); err != nil || p.Way != NewRepository {
		return "", err
	}
	return fresh.Hash, fresh.Write(root, written.stat)
}

// applyWithin writes into a folder that is there, file by file, and takes them
// back when something fails.
func (p Plan) applyWithin(ctx context.Context) (hash string, err error) {
	root, err := os.OpenRoot(p.Target)
	if err != nil {
		return "", fmt.Errorf("open %s: %w", p.Target, err)
	}
	defer func() { _ = root.Close() }() // nothing is written through it
	made := &made{}
	defer func() {
		if err != nil {
			made.remove(root)
		}
	}()
	if _, err := write(ctx, root, p.Files, made); err != nil {
		return "", err
	}
	if p.Way != IntoRepository {
		return "", nil
	}
	return p.existing.Add(p.committed, p.Commit)
}

// inRepository is the files with paths from the root of the repository.
func (p Plan) inRepository() (tree.Tree, error) {
	prefix, err := filepath.Rel(p.existing.Root, p.Target)
	if err != nil {
		return tree.Tree{}, fmt.Errorf("find %s in %s: %w", p.Target, p.existing.Root, err)
	}
	files := make([]tree.File, p.Files.Len())
	for i, f := range p.Files.Files() {
		f.Path = path.Join(filepath.ToSlash(prefix), f.Path)
		files[i] = f
	}
	return tree.New(files...)
}

// removeNew takes back a folder that this run has just made.
func removeNew(target string) error {
	if err := os.RemoveAll(target); err != nil {
		return fmt.Errorf("remove what was written: %w", err)
	}
	return nil
}

// made is what was written into a folder that was there before, so that it can
// be taken back.
type made struct{ files, folders []string }

func (m *made) remove(root *os.Root) {
	for _, name := range m.files {
		_ = root.Remove(name) // best effort: the error that led here is the one to tell
	}
	for i := len(m.folders) - 1; i >= 0; i-- {
		_ = root.Remove(m.folders[i]) // the same
	}
}

// written is what the file system knows of the files that were written.
type written map[string]fs.FileInfo

func (w written) stat(path string) (fs.FileInfo, error) {
	info, ok := w[path]
	if !ok {
		return nil, fmt.Errorf("%s was not written", path)
	}
	return info, nil
}
