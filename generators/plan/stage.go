package plan

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// stage is the folder beside the target in which a new folder is made. While
// its run lives, the folder is locked; the system lets go of the lock when the
// run dies, however it dies.
type stage struct {
	target string
	dir    string
	root   *os.Root
	lock   *os.File // the folder itself, nil where there are no locks
	done   bool
}

const stagePrefix = ".underpin-unfinished-"

// stageName is so particular that no folder of a person's is ever swept away.
var stageName = regexp.MustCompile(`^` + regexp.QuoteMeta(stagePrefix) + `[0-9a-f]{16}$`)

// errSwept tells that another run took the folder for a dead run's, in the
// moment between its making and its locking.
var errSwept = errors.New("another run is clearing up")

// What can keep a folder from being held.
var (
	errHeld    = errors.New("another run holds it")
	errNoLocks = errors.New("folders cannot be locked here") // so none is ever swept
)

// maxTries is how many folders may stand in the way: those of living runs with
// the same process number, in other containers, and those that cannot be swept.
const maxTries = 100

func newStage(target string) (*stage, error) {
	sweep(filepath.Dir(target))
	for try := 1; ; try++ {
		s, err := tryStage(target, try)
		if err == nil {
			return s, nil
		}
		if try == maxTries || !errors.Is(err, errSwept) && !errors.Is(err, fs.ErrExist) {
			return nil, fmt.Errorf("write beside %s: %w", target, err)
		}
	}
}

func tryStage(target string, try int) (s *stage, err error) {
	dir := filepath.Join(filepath.Dir(target), fmt.Sprintf("%s%08x%08x", stagePrefix, os.Getpid(), try))
	if err := os.Mkdir(dir, 0o777); err != nil {
		return nil, err
	}
	s = &stage{target: target, dir: dir}
	defer func() {
		if err != nil {
			s.remove()
		}
	}()
	s.lock, err = hold(dir)
	switch {
	case errors.Is(err, errHeld) || err == nil && !isStill(dir, s.lock):
		s.done = true // whoever holds the name now sees to it
		return nil, errSwept
	case err != nil && !errors.Is(err, errNoLocks):
		return nil, sweptOr(err)
	}
	if s.root, err = os.OpenRoot(dir); err != nil {
		return nil, sweptOr(err)
	}
	return s, nil
}

func sweptOr(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return errSwept
	}
	return err
}

// rename makes the finished folder the target, never over something that has
// come there meanwhile.
func (s *stage) rename() error {
	_ = s.root.Close() // Windows does not rename what is open; nothing more is written through it
	s.root = nil
	err := renameNew(s.dir, s.target)
	if errors.Is(err, fs.ErrExist) {
		return finding.Errorf("%s: came into being while underpin was at work", s.target).WithHint("choose another name")
	}
	if err != nil {
		return fmt.Errorf("put %s in place: %w", s.target, err)
	}
	s.done = true
	return nil
}

// remove clears away what is beside the target.
func (s *stage) remove() {
	if s.root != nil {
		_ = s.root.Close() // nothing is written through it
	}
	if !s.done {
		_ = os.RemoveAll(s.dir) // best effort: the next run sweeps
	}
	if s.lock != nil {
		_ = s.lock.Close() // only ever locked
	}
}

// sweep removes what killed runs left in a folder: those whose lock nobody
// holds any more. It is best effort: what stays does no harm.
func sweep(parent string) {
	folder, err := os.Open(parent)
	if err != nil {
		return
	}
	names, _ := folder.Readdirnames(-1)
	_ = folder.Close()
	for _, name := range names {
		if stageName.MatchString(name) {
			sweepOne(filepath.Join(parent, name))
		}
	}
}

func sweepOne(dir string) {
	left, err := hold(dir)
	if err != nil {
		return
	}
	defer func() { _ = left.Close() }() // only ever locked
	if isStill(dir, left) {
		_ = os.RemoveAll(dir)
	}
}

// isStill tells that an open folder is yet the one of that name: before the
// lock was got, another run may have swept it and a third have made its own.
func isStill(dir string, open *os.File) bool {
	opened, err := open.Stat()
	if err != nil {
		return false
	}
	named, err := os.Lstat(dir)
	return err == nil && os.SameFile(opened, named)
}
