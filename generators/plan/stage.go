package plan

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// stage is the folder beside the target in which a new folder is made. Its
// lock tells a run at work from one that was killed.
type stage struct {
	target string
	dir    string
	root   *os.Root
	lock   *os.File
	done   bool
}

const (
	stagePrefix = ".underpin-"
	lockSuffix  = ".lock"
)

func newStage(target string) (*stage, error) {
	parent := filepath.Dir(target)
	sweep(parent)
	dir := filepath.Join(parent, stagePrefix+strconv.Itoa(os.Getpid()))
	lock, err := os.OpenFile(dir+lockSuffix, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, fmt.Errorf("write beside %s: %w", target, err)
	}
	s := &stage{target: target, dir: dir, lock: lock}
	if err := unix.Flock(int(lock.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		lock.Close()
		return nil, fmt.Errorf("lock %s: %w", lock.Name(), err)
	}
	if err := os.Mkdir(dir, 0o777); err != nil {
		s.remove()
		return nil, fmt.Errorf("write beside %s: %w", target, err)
	}
	if s.root, err = os.OpenRoot(dir); err != nil {
		s.remove()
		return nil, fmt.Errorf("write beside %s: %w", target, err)
	}
	return s, nil
}

// rename makes the finished folder the target, never over something that has
// come there meanwhile.
func (s *stage) rename() error {
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
	_ = os.Remove(s.lock.Name())
	_ = s.lock.Close()
}

// sweep removes what killed runs left in a folder: those whose lock nobody
// holds any more.
func sweep(parent string) {
	locks, _ := filepath.Glob(filepath.Join(escapeGlob(parent), stagePrefix+"*"+lockSuffix)) // the pattern is well-formed
	for _, name := range locks {
		lock, err := os.OpenFile(name, os.O_RDWR, 0)
		if err != nil {
			continue
		}
		if unix.Flock(int(lock.Fd()), unix.LOCK_EX|unix.LOCK_NB) == nil {
			_ = os.RemoveAll(strings.TrimSuffix(name, lockSuffix))
			_ = os.Remove(name)
		}
		_ = lock.Close()
	}
}

func escapeGlob(path string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(path)
}
