package repo

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	git "github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// Existing is a repository that is there already.
type Existing struct {
	Root      string // of the work tree
	gitDir    string // where HEAD and the index are
	commonDir string // where objects, branches and configuration are
}

// Find looks for the repository that a folder belongs to, upwards; nil when
// there is none. The folder itself need not exist yet. As git does, it passes
// over a folder called .git that is no repository; a folder inside of git's
// own, or inside a bare repository, is refused as a finding.
func Find(dir string) (*Existing, error) {
	for at := filepath.Clean(dir); ; at = filepath.Dir(at) {
		if isGitFolder(at) {
			return nil, finding.Errorf("%s: inside the git repository's own folder %s, or a bare repository", dir, at).
				WithHint("choose a folder in a work tree, or outside")
		}
		marker := filepath.Join(at, ".git")
		info, err := os.Stat(marker)
		switch {
		case err == nil && info.Mode().IsRegular():
			return followGitFile(at, marker)
		case err == nil && isGitFolder(marker):
			return newExisting(at, marker)
		}
		if filepath.Dir(at) == at {
			return nil, nil
		}
	}
}

// isGitFolder knows a repository's own folder by what git looks for in one.
func isGitFolder(dir string) bool {
	if info, err := os.Lstat(filepath.Join(dir, "HEAD")); err != nil || info.IsDir() {
		return false
	}
	if _, err := os.Stat(filepath.Join(dir, "commondir")); err == nil {
		return true
	}
	for _, name := range []string{"objects", "refs"} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || !info.IsDir() {
			return false
		}
	}
	return true
}

// followGitFile reads the .git file of a linked work tree or submodule.
func followGitFile(root, marker string) (*Existing, error) {
	text, err := os.ReadFile(marker)
	if err != nil {
		return nil, fmt.Errorf("look for a git repository: %w", err)
	}
	dir, ok := strings.CutPrefix(strings.TrimSpace(string(text)), "gitdir: ")
	if !ok {
		return nil, finding.Errorf("%s: not a git folder, and not a file that names one", marker)
	}
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(root, dir)
	}
	return newExisting(root, dir)
}

func newExisting(root, gitDir string) (*Existing, error) {
	if _, err := os.Stat(filepath.Join(gitDir, "HEAD")); err != nil {
		return nil, finding.Errorf("%s: the git repository is broken: it has no HEAD", root)
	}
	common := gitDir
	if text, err := os.ReadFile(filepath.Join(gitDir, "commondir")); err == nil {
		common = strings.TrimSpace(string(text))
		if !filepath.IsAbs(common) {
			common = filepath.Join(gitDir, common)
		}
	}
	return &Existing{Root: root, gitDir: gitDir, commonDir: common}, nil
}

// unfinished are the files by which git remembers an operation that a commit
// of ours would get into.
var unfinished = map[string]string{
	"MERGE_HEAD":       "a merge",
	"CHERRY_PICK_HEAD": "a cherry-pick",
	"REVERT_HEAD":      "a revert",
	"BISECT_LOG":       "a bisection",
	"rebase-merge":     "a rebase",
	"rebase-apply":     "a rebase",
}

// Check refuses, as a finding, a state in which a commit would do harm or go
// astray.
func (e *Existing) Check() error {
	refuse := func(what string, args ...any) error {
		return finding.Errorf("%s: %s", e.Root, fmt.Sprintf(what, args...)).
			WithHint("finish that first, or add --no-commit to only write the files")
	}
	for file, operation := range unfinished {
		if _, err := os.Lstat(filepath.Join(e.gitDir, file)); err == nil {
			return refuse("%s is under way in the git repository", operation)
		}
	}
	if _, err := os.Lstat(filepath.Join(e.gitDir, "index.lock")); err == nil {
		return refuse("another git process is at work (there is an index.lock)")
	}
	repository, err := open(e.Root)
	if err != nil {
		return refuse("the git repository cannot be read (%v)", err)
	}
	settings, err := repository.Config()
	if err != nil {
		return refuse("the git configuration cannot be read (%v)", err)
	}
	if settings.Core.IsBare {
		return refuse("a bare repository has no work tree")
	}
	if _, err := e.readIndex(); err != nil {
		return refuse("the git index holds what underpin cannot write back (%v)", err)
	}
	head, err := repository.Storer.Reference(plumbing.HEAD)
	if err != nil {
		return refuse("HEAD cannot be read (%v)", err)
	}
	if head.Type() != plumbing.SymbolicReference {
		return refuse("no branch is checked out (HEAD is detached)")
	}
	return nil
}

// tip is the branch that is checked out and the commit it is at, which is nil
// before the first one.
func tip(repository *git.Repository) (plumbing.ReferenceName, *plumbing.Reference, error) {
	head, err := repository.Storer.Reference(plumbing.HEAD)
	if err != nil {
		return "", nil, fmt.Errorf("read HEAD: %w", err)
	}
	at, err := repository.Storer.Reference(head.Target())
	if errors.Is(err, plumbing.ErrReferenceNotFound) {
		return head.Target(), nil, nil
	}
	if err != nil {
		return "", nil, fmt.Errorf("read %s: %w", head.Target(), err)
	}
	return head.Target(), at, nil
}
