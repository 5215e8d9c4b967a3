package repo

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	git "github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/object"

	"github.com/underpin-dev/underpin/generators/tree"
)

// Mode is whether a file may be run.
type Mode int

// The modes.
const (
	SameMode   Mode = iota // as the file was; a new one is plain
	Plain                  // may not be run
	Executable             // may be run
)

// Edit is what a commit makes of one file, by its path from the root.
type Edit struct {
	Path    string
	Data    []byte
	Mode    Mode
	Removed bool
}

// Edits are what puts the files of a tree into a commit.
func Edits(files tree.Tree) []Edit {
	edits := make([]Edit, files.Len())
	for i, f := range files.Files() {
		edits[i] = Edit{Path: f.Path, Data: f.Data, Mode: Plain}
		if f.Executable {
			edits[i].Mode = Executable
		}
	}
	return edits
}

// Pending is a commit that is made in memory and not yet on its branch.
type Pending struct {
	Hash   string
	Branch string

	existing *Existing
	commit   Commit
	old      *plumbing.Reference
	objects  []entity
	leaves   []leaf
}

// Prepare makes a commit of edits on top of the branch that is checked out, and
// writes nothing. Whatever else is staged or changed is not in it. The bytes
// are committed as they are: neither core.autocrlf nor a filter is applied.
func (e *Existing) Prepare(edits []Edit, commit Commit) (Pending, error) {
	repository, err := open(e.Root)
	if err != nil {
		return Pending{}, err
	}
	branch, old, err := tip(repository)
	if err != nil {
		return Pending{}, err
	}
	p := Pending{Branch: branch.String(), existing: e, commit: commit, old: old}
	var made entities
	for _, edit := range edits {
		p.leaves = append(p.leaves, made.addEdit(edit))
	}
	hash, err := made.addCommit(repository, old, p.leaves, commit)
	p.objects, p.Hash = made.list, hash.String()
	return p, err
}

func (e *entities) addEdit(edit Edit) leaf {
	l := leaf{path: edit.Path, mode: map[Mode]filemode.FileMode{Plain: regular, Executable: executable}[edit.Mode]}
	if !edit.Removed {
		l.hash = e.add(plumbing.BlobObject, edit.Data)
	}
	return l
}

// Land puts the commit on its branch and its files into the index, where
// everything else that is staged stays. The files are in the work tree already.
//
// Objects are flushed to the disk before the branch moves to them, as by git:
// a power cut must not cost a branch that was there before.
func (p Pending) Land() (err error) {
	e := p.existing
	repository, err := open(e.Root)
	if err != nil {
		return err
	}
	index := e.index()
	lock, err := index.take()
	if err != nil {
		return fmt.Errorf("lock the git index: %w", err)
	}
	defer func() {
		if err != nil {
			_ = lock.Close() // closed before, unless that is the error
			err = errors.Join(err, index.drop())
		}
	}()
	branch, _, err := tip(repository)
	if err != nil {
		return err
	}
	if branch.String() != p.Branch {
		return fmt.Errorf("another branch, %s, was checked out meanwhile", branch.Short())
	}
	if err := errors.Join(e.stage(lock, p.leaves), e.store(p.objects)); err != nil {
		return err
	}
	var old plumbing.Hash
	if p.old != nil {
		old = p.old.Hash()
	}
	made := plumbing.NewHash(p.Hash)
	if err := e.move(branch, old, made); err != nil {
		return err
	}
	if err := index.put(); err != nil {
		return errors.Join(fmt.Errorf("replace the git index: %w", err), e.moveBack(branch, made, old))
	}
	e.note(branch, p.old, made, p.commit)
	return nil
}

// Add commits edits of files that are in the work tree already, and gives the
// commit's hash.
func (e *Existing) Add(edits []Edit, commit Commit) (hash string, err error) {
	pending, err := e.Prepare(edits, commit)
	if err != nil {
		return "", err
	}
	return pending.Hash, pending.Land()
}

func (e *Existing) moveBack(branch plumbing.ReferenceName, made, old plumbing.Hash) error {
	if old.IsZero() {
		return os.Remove(e.branch(branch.String()).path)
	}
	return e.move(branch, made, old)
}

// addCommit makes the commit's objects over the tree that the branch has.
func (e *entities) addCommit(repository *git.Repository, old *plumbing.Reference, leaves []leaf, commit Commit) (plumbing.Hash, error) {
	lookup := func(hash plumbing.Hash) ([]object.TreeEntry, error) {
		found, err := repository.TreeObject(hash)
		if err != nil {
			return nil, fmt.Errorf("read tree %s: %w", hash, err)
		}
		return found.Entries, nil
	}
	var base []object.TreeEntry
	var parents []plumbing.Hash
	if old != nil {
		parent, err := repository.CommitObject(old.Hash())
		if err != nil {
			return plumbing.ZeroHash, fmt.Errorf("read commit %s: %w", old.Hash(), err)
		}
		if base, err = lookup(parent.TreeHash); err != nil {
			return plumbing.ZeroHash, err
		}
		parents = []plumbing.Hash{old.Hash()}
	}
	root, err := e.addRoot(base, leaves, lookup)
	if err != nil {
		return plumbing.ZeroHash, err
	}
	return e.encode(&object.Commit{
		Author:       commit.signature(),
		Committer:    commit.signature(),
		Message:      commit.Message,
		TreeHash:     root,
		ParentHashes: parents,
	})
}

// store writes the objects as a pack; the index comes last, for git takes no
// notice of a pack without one.
func (e *Existing) store(objects []entity) error {
	packed, err := pack(objects)
	if err != nil {
		return err
	}
	folder := filepath.Join(e.commonDir, "objects", "pack")
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return fmt.Errorf("store the commit: %w", err)
	}
	for _, part := range []struct {
		ending string
		data   []byte
	}{{".pack", packed.pack}, {".idx", packed.idx}} {
		name := filepath.Join(folder, packed.name+part.ending)
		if err := writeDurably(name, part.data); err != nil {
			return fmt.Errorf("store the commit: %w", err)
		}
	}
	return nil
}

// writeDurably makes a file that is whole and on the disk when it has its name.
func writeDurably(name string, data []byte) (err error) {
	file, err := os.OpenFile(name+".tmp", os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o444)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err = errors.Join(err, file.Sync(), file.Close()); err == nil {
		err = os.Rename(file.Name(), name)
	}
	if err != nil {
		_ = os.Remove(file.Name()) // the error that led here is the one to tell
	}
	return err
}
