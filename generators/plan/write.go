package plan

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/underpin-dev/underpin/generators/tree"
)

// write creates the files below root, never over one that exists. What it
// makes is noted in made, unless that is nil.
func write(ctx context.Context, root *os.Root, files tree.Tree, made *made) (written, error) {
	infos := make(written, files.Len())
	folders := folders{top: root, made: made, open: map[string]*os.Root{".": root}}
	defer folders.close()
	for _, f := range files.Files() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		folder, err := folders.get(path.Dir(f.Path))
		if err != nil {
			return nil, fmt.Errorf("make the folder of %s: %w", f.Path, err)
		}
		info, err := create(folder, path.Base(f.Path), f)
		if err != nil {
			return nil, fmt.Errorf("write %s: %w", f.Path, err)
		}
		infos[f.Path] = info
		if made != nil {
			made.files = append(made.files, filepath.FromSlash(f.Path))
		}
	}
	return infos, nil
}

func create(folder *os.Root, name string, f tree.File) (info fs.FileInfo, err error) {
	mode := fs.FileMode(0o666)
	if f.Executable {
		mode = 0o777
	}
	file, err := folder.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return nil, err
	}
	defer func() {
		err = errors.Join(err, file.Close())
	}()
	if _, err := file.Write(f.Data); err != nil {
		return nil, err
	}
	return file.Stat()
}

// folders keeps the folders of the tree open, so that each is walked to once.
type folders struct {
	top  *os.Root
	made *made
	open map[string]*os.Root
}

func (f *folders) get(folder string) (*os.Root, error) {
	if open, ok := f.open[folder]; ok {
		return open, nil
	}
	parent, err := f.get(path.Dir(folder))
	if err != nil {
		return nil, err
	}
	name := path.Base(folder)
	switch err := parent.Mkdir(name, 0o777); {
	case err == nil && f.made != nil:
		f.made.folders = append(f.made.folders, filepath.FromSlash(folder))
	case err != nil && !errors.Is(err, fs.ErrExist):
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
