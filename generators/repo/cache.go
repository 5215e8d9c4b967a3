package repo

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/go-git/go-billy/v5/osfs"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/cache"
	"github.com/go-git/go-git/v5/plumbing/transport"
	"github.com/go-git/go-git/v5/storage/filesystem"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// Cache fetches commits of repositories elsewhere and keeps them: for each URL
// a folder, in it for each commit a bare repository that holds only that one
// and never changes again, and for each version that was asked for a file with
// the commit that it named last. A commit gets its name when it is there whole.
type Cache struct {
	Folder string                           // where all is kept
	Env    func(name string) string         // for UNDERPIN_GIT_TOKEN and UNDERPIN_GIT_HOST
	Tell   func(format string, args ...any) // what happens, for a person who waits
	Reach  time.Duration                    // how long a repository may take to answer; 0 means thirty seconds
	Limit  time.Duration                    // how long a commit may take to come; 0 means five minutes

	client transport.Transport // for tests: speaks https
}

const (
	usualReach = 30 * time.Second
	usualLimit = 5 * time.Minute
)

// Snapshot is a folder of one commit.
type Snapshot struct {
	Commit string
	Folder fs.FS
	Tag    bool   // whether it was asked for by a tag
	Newer  string // the source at the newest tag above that one
	Kept   bool   // whether its repository was not reached, and this is what was fetched before
}

// Open gives what a source names today. Where the repository is not reached,
// that is what it named last, and said so. pinned is the commit that a lock
// has for this very source, "" where there is none: a tag that names another
// one now is refused.
func (c Cache) Open(ctx context.Context, s Source, pinned string) (Snapshot, error) {
	shelf, err := c.shelf(s)
	if err != nil {
		return Snapshot{}, err
	}
	if wholeHash.MatchString(s.Ref) && shelf.has(s.Ref) {
		return shelf.open(s, s.Ref)
	}
	reached, err := c.reach(ctx, s)
	if err != nil {
		return c.remembered(ctx, shelf, s, pinned, err)
	}
	defer reached.Close()
	found, what, ok := reached.versions().find(s.Ref)
	if !ok {
		return Snapshot{}, noVersion(s, reached.versions())
	}
	if err := moved(s, what, pinned, found.String()); err != nil {
		return Snapshot{}, err
	}
	if what == aTag && pinned == "" {
		c.tellOfMove(shelf, s, found.String())
	}
	if err := c.fetch(ctx, reached, shelf, s, found); err != nil {
		return Snapshot{}, err
	}
	if err := shelf.remember(s, what, found.String()); err != nil {
		return Snapshot{}, err
	}
	snapshot, err := shelf.open(s, found.String())
	snapshot.Tag = what == aTag
	if next := reached.versions().newer(s.Ref); next != "" && what == aTag {
		s.Ref = next
		snapshot.Newer = s.String()
	}
	return snapshot, err
}

// tellOfMove tells that a tag which nothing pins moved since it was last seen.
func (c Cache) tellOfMove(shelf shelf, s Source, found string) {
	if last, was, ok := shelf.recall(s); ok && was == aTag && last != found {
		c.Tell("note: the tag %s of %s moved from commit %s to %s", s.Ref, s.URL, last, found)
	}
}

// OpenCommit gives a commit of a source's repository that a lock names. It is
// fetched only where it is not kept, and then a tag that names another commit
// now is refused.
func (c Cache) OpenCommit(ctx context.Context, s Source, commit string) (Snapshot, error) {
	if !wholeHash.MatchString(commit) {
		return Snapshot{}, finding.Errorf("%s is no commit", finding.Quote(commit))
	}
	shelf, err := c.shelf(s)
	if err != nil {
		return Snapshot{}, err
	}
	if shelf.has(commit) {
		return shelf.open(s, commit)
	}
	reached, err := c.reach(ctx, s)
	if err != nil {
		return Snapshot{}, err
	}
	defer reached.Close()
	if found, what, ok := reached.versions().find(s.Ref); ok {
		if err := moved(s, what, commit, found.String()); err != nil {
			return Snapshot{}, err
		}
	}
	if err := c.fetch(ctx, reached, shelf, s, plumbing.NewHash(commit)); err != nil {
		return Snapshot{}, err
	}
	return shelf.open(s, commit)
}

// moved refuses a tag that does not name the commit that was pinned.
func moved(s Source, what kind, pinned, found string) error {
	if what != aTag || pinned == "" || pinned == found {
		return nil
	}
	return TagMoved(s, pinned, found)
}

// TagMoved is the error that a source's tag named one commit, and names another.
func TagMoved(s Source, was, now string) MovedError {
	return MovedError{finding.Errorf("%s: the tag %s moved: it named commit %s, and names %s now", s.URL, s.Ref, was, now).
		WithHint("a tag that was published must stay: ask who keeps it, or name another version")}
}

// MovedError says that a tag names another commit than the one that was pinned.
type MovedError struct{ finding.Finding }

// Unwrap gives the finding.
func (m MovedError) Unwrap() error { return m.Finding }

func noVersion(s Source, v versions) error {
	if s.Ref == "" {
		return finding.Errorf("%s: the repository has no commit", s.URL)
	}
	return finding.Errorf("%s: there is no tag or branch %s%s", s.URL, finding.Quote(s.Ref), finding.DidYouMean(s.Ref, v.names())).
		WithHint("a commit is named by all 40 of its digits")
}

// remembered is what a source named when its repository was last reached.
func (c Cache) remembered(ctx context.Context, shelf shelf, s Source, pinned string, why error) (Snapshot, error) {
	commit, what, ok := shelf.recall(s)
	if !ok || !shelf.has(commit) || ctx.Err() != nil {
		return Snapshot{}, why
	}
	if err := moved(s, what, pinned, commit); err != nil {
		return Snapshot{}, err
	}
	c.Tell("note: %v", why)
	c.Tell("note: going on with commit %s, which is kept from before", commit)
	snapshot, err := shelf.open(s, commit)
	snapshot.Tag, snapshot.Kept = what == aTag, true
	return snapshot, err
}

// fetch brings a commit into the shelf, if it is not there.
func (c Cache) fetch(ctx context.Context, from remote, to shelf, s Source, commit plumbing.Hash) (err error) {
	if to.has(commit.String()) {
		return nil
	}
	c.Tell("fetching %s", s.at())
	folder, err := os.MkdirTemp(string(to), unfinishedPrefix)
	if err != nil {
		return fmt.Errorf("keep what is fetched: %w", err)
	}
	defer os.RemoveAll(folder)
	bare := storageAt(folder)
	if err := bare.Init(); err != nil {
		return fmt.Errorf("keep what is fetched: %w", err)
	}
	if err := bare.SetReference(plumbing.NewHashReference(plumbing.HEAD, commit)); err != nil {
		return fmt.Errorf("keep what is fetched: %w", err)
	}
	err = within(ctx, cmp.Or(c.Limit, usualLimit), func(ctx context.Context) error {
		return from.fetch(ctx, commit, bare, folder, c.progress(s))
	})
	if err != nil && !errors.Is(err, plumbing.ErrObjectNotFound) {
		return explain(s, err)
	}
	bare.Reindex()
	if errors.Is(err, plumbing.ErrObjectNotFound) || bare.HasEncodedObject(commit) != nil {
		return finding.Errorf("%s: has no commit %s, or does not hand it out", s.URL, commit).
			WithHint("name a tag or a branch that holds it")
	}
	return to.take(folder, commit.String())
}

// progress tells how much came, now and then.
func (c Cache) progress(s Source) func(int64) {
	const often = 3 * time.Second
	next := time.Now().Add(often)
	return func(received int64) {
		if now := time.Now(); now.After(next) {
			next = now.Add(often)
			c.Tell("fetching %s: %.1f MB", s.at(), float64(received)/(1<<20))
		}
	}
}

// reach finds out what a source's repository offers.
func (c Cache) reach(ctx context.Context, s Source) (remote, error) {
	answer := make(chan remote, 1)
	err := within(ctx, cmp.Or(c.Reach, usualReach), func(ctx context.Context) error {
		found, err := c.dial(ctx, s)
		if err == nil {
			answer <- found
		}
		return err
	})
	if err != nil {
		return nil, explain(s, err)
	}
	return <-answer, nil
}

// within bounds work that may not notice when its context ends, such as a
// connection that nobody answers: it is left alone then.
func within(ctx context.Context, limit time.Duration, work func(context.Context) error) error {
	ctx, end := context.WithTimeoutCause(ctx, limit, fmt.Errorf("it took longer than %v", limit))
	defer end()
	done := make(chan error, 1)
	go func() { done <- work(ctx) }()
	select {
	case err := <-done:
		if err != nil && ctx.Err() != nil {
			return context.Cause(ctx)
		}
		return err
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// shelf is the folder of one repository in the cache.
type shelf string

const unfinishedPrefix = "fetching-"

// shelf makes the folder for a source's repository. A link that somebody put
// in its place is not followed.
func (c Cache) shelf(s Source) (shelf, error) {
	sum := sha256.Sum256([]byte(s.URL))
	folder := filepath.Join(c.Folder, hex.EncodeToString(sum[:16]))
	if err := os.MkdirAll(c.Folder, 0o700); err != nil {
		return "", noPlace(err)
	}
	err := os.Mkdir(folder, 0o700)
	switch {
	case err == nil:
		if err := os.WriteFile(filepath.Join(folder, "url"), []byte(s.URL+"\n"), 0o600); err != nil {
			return "", noPlace(err)
		}
	case !errors.Is(err, fs.ErrExist):
		return "", noPlace(err)
	}
	if err := plainFolder(folder); err != nil {
		return "", err
	}
	dropUnfinished(folder)
	return shelf(folder), nil
}

func noPlace(err error) error {
	return finding.Errorf("there is no place to keep packs: %v", err).
		WithHint("XDG_CACHE_HOME names a folder to keep them in")
}

// dropUnfinished removes what a fetch that was killed left, a day later.
func dropUnfinished(folder string) {
	entries, _ := os.ReadDir(folder) // what cannot be listed is not dropped
	for _, entry := range entries {
		info, err := entry.Info()
		if err == nil && strings.HasPrefix(entry.Name(), unfinishedPrefix) && time.Since(info.ModTime()) > 24*time.Hour {
			_ = os.RemoveAll(filepath.Join(folder, entry.Name()))
		}
	}
}

func plainFolder(name string) error {
	info, err := os.Lstat(name)
	if err == nil && info.IsDir() {
		return nil
	}
	return finding.Errorf("%s: in the cache of packs stands a link or file where a folder should be", name).
		WithHint("delete it; what is kept there can be fetched again")
}

func (f shelf) place(commit string) string { return filepath.Join(string(f), commit+".git") }

func (f shelf) has(commit string) bool {
	_, err := os.Lstat(f.place(commit))
	return err == nil
}

// take puts a fetched commit in its place, where another underpin may have put
// it meanwhile.
func (f shelf) take(folder, commit string) error {
	if err := os.Rename(folder, f.place(commit)); err != nil && !f.has(commit) {
		return fmt.Errorf("keep what was fetched: %w", err)
	}
	return nil
}

func (f shelf) open(s Source, commit string) (Snapshot, error) {
	place := f.place(commit)
	if err := plainFolder(place); err != nil {
		return Snapshot{}, err
	}
	folder, err := openSnapshot(storageAt(place), plumbing.NewHash(commit), s.Folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Snapshot{}, finding.Errorf("%s: there is no folder %s", s.at(), s.Folder)
	case err != nil:
		return Snapshot{}, finding.Errorf("%s: %v", place, err).
			WithHint("delete this folder; it can be fetched again")
	}
	return Snapshot{Commit: commit, Folder: folder}, nil
}

// storageAt is a bare repository's storage that no link leads out of.
func storageAt(folder string) *filesystem.Storage {
	return filesystem.NewStorage(osfs.New(folder, osfs.WithBoundOS()), cache.NewObjectLRUDefault())
}

// versionFile is where a version's last commit is noted.
func (f shelf) versionFile(s Source) string {
	sum := sha256.Sum256([]byte(s.Ref))
	return filepath.Join(string(f), "version-"+hex.EncodeToString(sum[:8]))
}

func (f shelf) remember(s Source, what kind, commit string) error {
	file, err := os.CreateTemp(string(f), unfinishedPrefix)
	if err != nil {
		return fmt.Errorf("note what was fetched: %w", err)
	}
	_, err = fmt.Fprintf(file, "%s %s %s\n", what, commit, s.Ref)
	err = errors.Join(err, file.Close())
	if err == nil {
		err = os.Rename(file.Name(), f.versionFile(s))
	}
	if err != nil {
		_ = os.Remove(file.Name()) // the error that led here is the one to tell
		return fmt.Errorf("note what was fetched: %w", err)
	}
	return nil
}

// recall is what a version named when its repository was last reached.
func (f shelf) recall(s Source) (commit string, what kind, ok bool) {
	text, err := os.ReadFile(f.versionFile(s))
	if err != nil {
		return "", "", false
	}
	words := strings.SplitN(strings.TrimSuffix(string(text), "\n"), " ", 3)
	if len(words) != 3 || !wholeHash.MatchString(words[1]) || words[2] != s.Ref {
		return "", "", false
	}
	return words[1], kind(words[0]), true
}
