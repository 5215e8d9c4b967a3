package plan

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"sync"

	"github.com/underpin-dev/underpin/generators/tree"
)

// writers is how many files are created at a time: the file system, not the
// processor, is what a run waits for.
const writers = 4

// write creates the files below root, never over one that exists.
func write(ctx context.Context, root *os.Root, files tree.Tree) (written, error) {
	folders := folders{open: map[string]*os.Root{".": root}}
	defer folders.close()
	for _, f := range files.Files() {
		if _, err := folders.get(path.Dir(f.Path)); err != nil {
			return nil, fmt.Errorf("make the folder of %s: %w", f.Path, err)
		}
	}
	// Writers take whole folders in turn, so that they seldom wait for each other.
	byFolder := slices.Clone(files.Files())
	slices.SortStableFunc(byFolder, func(a, b tree.File) int { return cmp.Compare(path.Dir(a.Path), path.Dir(b.Path)) })
	infos := make([]fs.FileInfo, len(byFolder))
	errs := make([]error, writers)
	var group sync.WaitGroup
	for w := range writers {
		group.Go(func() {
			first, last := w*len(byFolder)/writers, (w+1)*len(byFolder)/writers
			errs[w] = writeSome(ctx, folders.open, byFolder[first:last], infos[first:last])
		})
	}
	group.Wait()
	result := make(written, len(byFolder))
	for i, f := range byFolder {
		if infos[i] != nil {
			result[f.Path] = infos[i]
		}
	}
	return result, errors.Join(errs...)
}

func writeSome(ctx context.Context, folders map[string]*os.Root, files []tree.File, infos []fs.FileInfo) error {
	for i, f := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		info, err := create(folders[path.Dir(f.Path)], path.Base(f.Path), f)
		infos[i] = info
		if err != nil {
			return fmt.Errorf("write %s: %w", f.Path, err)
		}
	}
	return nil
}

// create makes one file.
func create(folder *os.Root, name string, f tree.File) (fs.FileInfo, error) {
	mode := fs.FileMode(0o666)
	if f.Executable {
		mode = 0o777
	}
	file, err := folder.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return nil, err
	}
	_, err = file.Write(f.Data)
	info, statErr := file.Stat()
	return info, errors.Join(err, statErr, file.Close())
}

// folders keeps the folders of the tree open, so that each is walked to once.
type folders struct{ open map[string]*os.Root }

func (f *folders) get(folder string) (*os.Root, error) {
	if open, ok := f.open[folder]; ok {
		return open, nil
	}
	parent, err := f.get(path.Dir(folder))
	if err != nil {
		return nil, err
	}
	name := path.Base(folder)
	if err := parent.Mkdir(name, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	opened, err := parent.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	f.open[folder] = opened
	return opened, nil
}

func (f *folders) close() {
	for name, folder := range f.open {
		if name != "." {
			_ = folder.Close() // only read from and made in: nothing can be lost
		}
	}
}
