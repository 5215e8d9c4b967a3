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
// what it left beside it is cleared away by the next run there. Into a
// repository that is there, files go as Revision.Apply puts them. On an error
// or when ctx ends, what was written is removed.
//
// Nothing is flushed to the disk before the rename, as git does not flush a
// loose object either: a crash of the program loses nothing, a power cut in
// the seconds after may.
func (p Plan) Apply(ctx context.Context) (string, error) {
	switch {
	case p.Way == IntoRepository:
		return addTo(ctx, p.existing.Root, p.committed, &p.Commit)
	case p.within:
		return addTo(ctx, p.Target, p.Files, nil)
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
	return hash, stage.rename()
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
	written, err := write(ctx, root, p.Files)
	group.Wait()
	if err := errors.Join(err, freshErr); err != nil || p.Way != NewRepository {
		return "", err
	}
	return fresh.Hash, fresh.Write(root, written.stat)
}

// addTo adds files to a folder that is there.
func addTo(ctx context.Context, dir string, files tree.Tree, commit *repo.Commit) (string, error) {
	folder, err := Open(dir)
	if err != nil {
		return "", err
	}
	defer folder.Close()
	revision, err := folder.Revise(Additions(files), commit)
	if err != nil {
		return "", err
	}
	return revision.Apply(ctx)
}

// Additions are the changes that make the files of a tree.
func Additions(files tree.Tree) []Change {
	changes := make([]Change, files.Len())
	for i, f := range files.Files() {
		changes[i] = Change{Path: f.Path, After: f.Data, Mode: repo.Plain}
		if f.Data == nil {
			changes[i].After = []byte{} // nil would be no file
		}
		if f.Executable {
			changes[i].Mode = repo.Executable
		}
	}
	return changes
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

// written is what the file system knows of the files that were written.
type written map[string]fs.FileInfo

func (w written) stat(path string) (fs.FileInfo, error) {
	info, ok := w[path]
	if !ok {
		return nil, fmt.Errorf("%s was not written", path)
	}
	return info, nil
}
