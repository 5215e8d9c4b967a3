package repo

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	git "github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/plumbing/storer"
	"github.com/go-git/go-git/v5/storage/filesystem"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// local is a repository on this machine. go-git would run the git program to
// speak to it; its objects can be copied as well.
type local struct {
	repository *git.Repository
	offers     versions
}

func openLocal(s Source) (*local, error) {
	name := filepath.FromSlash(s.path)
	if trimmed := strings.TrimPrefix(name, `\`); filepath.VolumeName(trimmed) != "" {
		name = trimmed // file:///C:/packs
	}
	repository, err := git.PlainOpenWithOptions(name, &git.PlainOpenOptions{EnableDotGitCommonDir: true})
	if errors.Is(err, git.ErrRepositoryNotExists) {
		return nil, noLocal(s, name)
	}
	if err != nil {
		return nil, err
	}
	offers, err := versionsOf(repository)
	if err != nil {
		return nil, fmt.Errorf("read its versions: %w", err)
	}
	return &local{repository, offers}, nil
}

// noLocal is that no repository is at a path, with what may have been meant.
func noLocal(s Source, name string) error {
	problem := finding.Errorf("%s: there is no git repository", s.URL)
	for at := filepath.Dir(name); at != filepath.Dir(at); at = filepath.Dir(at) {
		if _, err := git.PlainOpen(at); err != nil {
			continue
		}
		below, err := filepath.Rel(at, name)
		if whole := strings.TrimSuffix(s.URL, "/"+filepath.ToSlash(below)); err == nil && whole != s.URL {
			return problem.WithHint("a folder in a repository follows two slashes: %s", Source{URL: whole, Folder: filepath.ToSlash(below), Ref: s.Ref})
		}
	}
	return problem.WithHint("see whether it was moved; an absolute path follows file://, a folder in the repository follows //, and an @ in a path is written %%40")
}

func versionsOf(repository *git.Repository) (versions, error) {
	v := versions{refs: map[string]plumbing.Hash{}}
	list, err := repository.References()
	if err != nil {
		return v, err
	}
	err = list.ForEach(func(ref *plumbing.Reference) error {
		if ref.Type() != plumbing.HashReference || !ref.Name().IsTag() && !ref.Name().IsBranch() {
			return nil
		}
		hash := ref.Hash()
		if tag, err := repository.TagObject(hash); err == nil {
			commit, err := tag.Commit()
			if err != nil {
				return nil //nolint:nilerr // a tag of something else is no version
			}
			hash = commit.Hash
		}
		v.refs[ref.Name().String()] = hash
		return nil
	})
	if err != nil {
		return v, err
	}
	if head, err := repository.Head(); err == nil {
		v.head = head.Hash()
	}
	return v, nil
}

func (l *local) Close() error { return nil }

func (l *local) versions() versions { return l.offers }

func (l *local) fetch(ctx context.Context, commit plumbing.Hash, into *filesystem.Storage, _ string, tell func(int64)) error {
	c := copying{ctx: ctx, from: l.repository.Storer, into: into, tell: tell, seen: map[plumbing.Hash]bool{}}
	var found object.Commit
	if err := decode(c.from, plumbing.CommitObject, commit, &found); err != nil {
		return err
	}
	if err := c.object(plumbing.CommitObject, commit); err != nil {
		return err
	}
	if len(found.ParentHashes) > 0 {
		if err := into.SetShallow([]plumbing.Hash{commit}); err != nil {
			return fmt.Errorf("keep what is fetched: %w", err)
		}
	}
	return c.tree(found.TreeHash)
}

// copying takes objects from one store into another, each once.
type copying struct {
	ctx   context.Context
	from  storer.EncodedObjectStorer
	into  storer.EncodedObjectStorer
	tell  func(int64)
	seen  map[plumbing.Hash]bool
	bytes int64
}

func (c *copying) tree(hash plumbing.Hash) error {
	if c.seen[hash] {
		return nil
	}
	if err := c.object(plumbing.TreeObject, hash); err != nil {
		return err
	}
	var tree object.Tree
	if err := decode(c.from, plumbing.TreeObject, hash, &tree); err != nil {
		return err
	}
	for _, entry := range tree.Entries {
		var err error
		switch entry.Mode {
		case filemode.Dir:
			err = c.tree(entry.Hash)
		case filemode.Submodule: // lives elsewhere
		default:
			err = c.object(plumbing.BlobObject, entry.Hash)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (c *copying) object(kind plumbing.ObjectType, hash plumbing.Hash) error {
	if c.seen[hash] {
		return nil
	}
	if err := c.ctx.Err(); err != nil {
		return err
	}
	data, err := read(c.from, kind, hash)
	if err != nil {
		return err
	}
	c.seen[hash] = true
	c.bytes += int64(len(data))
	if c.bytes > maxReceived || len(c.seen) > maxObjects {
		return errLargeRepository
	}
	c.tell(c.bytes)
	memory := &plumbing.MemoryObject{}
	memory.SetType(kind)
	if _, err := memory.Write(data); err != nil {
		return fmt.Errorf("keep %s %s: %w", kind, hash, err)
	}
	if _, err := c.into.SetEncodedObject(memory); err != nil {
		return fmt.Errorf("keep %s %s: %w", kind, hash, err)
	}
	return nil
}
