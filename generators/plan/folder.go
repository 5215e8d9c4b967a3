package plan

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/repo"
)

// Folder is a folder that is there, and that no other run of underpin changes
// until it is closed: what is read there meanwhile is still so when it is
// written.
type Folder struct {
	// Settled says what became of a run that was killed here; "" mostly.
	Settled string

	root     *os.Root       // of the work tree, without one of the service, or the folder itself
	top      string         // its path
	prefix   string         // from there to the folder, "." where they are one
	existing *repo.Existing // nil where there is no repository
	lock     *os.File       // nil where the system has no locks for folders
}

// patience is how long a run waits for another that works in the same place.
const patience = 10 * time.Second

// Open holds a folder. What a killed run of underpin left there, or anywhere in
// the same repository, is settled first.
func Open(dir string) (f *Folder, err error) {
	resolved, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return nil, finding.Errorf("%s: %v", dir, reason(err))
	}
	f = &Folder{top: service(resolved)}
	if f.existing, err = repo.Find(resolved); err != nil {
		return nil, err
	}
	if f.existing != nil {
		f.top = f.existing.Root
	}
	if f.prefix, err = filepath.Rel(f.top, resolved); err != nil {
		return nil, fmt.Errorf("find %s in %s: %w", resolved, f.top, err)
	}
	defer func() {
		if err != nil {
			f.Close()
		}
	}()
	if err := f.hold(); err != nil {
		return nil, err
	}
	if f.root, err = os.OpenRoot(f.top); err != nil {
		return nil, finding.Errorf("%s: %v", f.top, reason(err))
	}
	f.Settled, err = f.settle()
	return f, err
}

// service is the nearest folder from a folder upwards in which underpin keeps
// what it knows about a service; the folder itself where there is none.
func service(dir string) string {
	for at := dir; filepath.Dir(at) != at; at = filepath.Dir(at) {
		if info, err := os.Stat(filepath.Join(at, ".underpin")); err == nil && info.IsDir() {
			return at
		}
	}
	return dir
}

// hold waits until the folder is free.
func (f *Folder) hold() error {
	for start := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		lock, err := hold(f.top)
		switch {
		case err == nil:
			f.lock = lock
			return nil
		case !errors.Is(err, errHeld):
			return nil // what is wrong with the folder, reading it tells
		case time.Since(start) > patience:
			return finding.Errorf("%s: another run of underpin is at work here", f.top).WithHint("try again when it is done")
		}
	}
}

// Close lets others work there.
func (f *Folder) Close() {
	if f.root != nil {
		_ = f.root.Close() // nothing is written through it any more
	}
	if f.lock != nil {
		_ = f.lock.Close() // only ever locked
	}
}

// Settle settles what a killed run left in the repository that a folder, which
// need not be there, belongs to, or in the folder, and says so.
func Settle(dir string) (string, error) {
	existing, err := repo.Find(place(dir))
	if err != nil || existing == nil {
		return "", nil //nolint:nilerr // whoever works there tells what is wrong
	}
	f, err := Open(existing.Root)
	if err != nil {
		return "", err
	}
	f.Close()
	return f.Settled, nil
}

// name is a path from the folder as the root knows it.
func (f *Folder) name(from string) string {
	return filepath.Join(f.prefix, filepath.FromSlash(from))
}

// plain looks at a file that must not be reached through a link.
func (f *Folder) plain(name string) (fs.FileInfo, error) {
	for at := filepath.Dir(name); at != "."; at = filepath.Dir(at) {
		if info, err := f.root.Lstat(at); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return nil, fmt.Errorf("%s is a link", filepath.ToSlash(at))
		}
	}
	return f.root.Lstat(name)
}

// missing is the folders that a file needs and that are not there, or are files
// yet, the outer before the inner.
func (f *Folder) missing(name string) []string {
	var list []string
	for at := path.Dir(name); at != "."; at = path.Dir(at) {
		if info, err := f.root.Lstat(filepath.FromSlash(at)); err == nil && info.IsDir() {
			break
		}
		list = append(list, at)
	}
	slices.Reverse(list)
	return list
}

// absent tells an error that says there is no such file.
func absent(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}
