package cli

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/adr"
	"github.com/underpin-dev/underpin/generators"
	"github.com/underpin-dev/underpin/generators/plan"
	"github.com/underpin-dev/underpin/generators/repo"
)

// surroundings are what may refer to the records of a log: the pages of the
// repository, and what underpin keeps in a service that it started.
type surroundings struct {
	root     string         // all paths lead from here
	folder   string         // of the log
	service  string         // the folder that holds .underpin, "" where there is none
	existing *repo.Existing // nil where there is no repository
}

func newSurroundings(log records) surroundings {
	existing, folder := log.repository()
	lock := above(log.dir, generators.LockPath)
	s := surroundings{root: log.dir, folder: ".", existing: existing}
	switch {
	case existing != nil:
		s.root, s.folder = existing.Root, folder
	case lock != "":
		s.root = filepath.Dir(filepath.Dir(lock))
		s.folder, _ = filepath.Rel(s.root, log.dir) // it was found above
		s.folder = filepath.ToSlash(s.folder)
	}
	if resolved, err := filepath.EvalSymlinks(lock); err == nil {
		service, err := filepath.Rel(s.root, filepath.Dir(filepath.Dir(resolved)))
		if err == nil && filepath.IsLocal(service) {
			s.service = filepath.ToSlash(service)
		}
	}
	return s
}

// changes are the edits of the log, those of the pages beside it that link to
// the record, and those of what underpin keeps of it.
func (s surroundings) changes(log records, edits []adr.Edit, record adr.Record, number int) ([]plan.Change, error) {
	var changes []plan.Change
	for _, c := range planned(edits) {
		c.Path = path.Join(s.folder, c.Path)
		if c.To != "" {
			c.To = path.Join(s.folder, c.To)
		}
		changes = append(changes, c)
	}
	for _, name := range s.pages(log) {
		text, err := os.ReadFile(filepath.Join(s.root, filepath.FromSlash(name)))
		if err != nil || len(text) > adr.MaxSize {
			continue // what cannot be read is not there to be repaired
		}
		c := plan.Change{Path: name, To: s.renamedOutcome(name, record, number), Before: text, After: text}
		if bytes.Contains(text, []byte(strings.TrimSuffix(record.File, path.Ext(record.File)))) {
			c.After = adr.RepairPage(name, text, record, number).After
		}
		if c.To != "" || !bytes.Equal(c.Before, c.After) {
			changes = append(changes, c)
		}
	}
	return s.withLock(log.app, changes)
}

// pages are the files, besides the records themselves, in which somebody may
// refer to one: those that git tracks, and what underpin keeps.
func (s surroundings) pages(log records) []string {
	var names []string
	if s.existing != nil {
		tracked, err := s.existing.Tracked()
		if err != nil {
			fmt.Fprintf(log.app.Err, "note: only the log is repaired, pages beside it are not seen: %v\n", err)
		}
		names = tracked
	}
	if s.service != "" {
		kept := path.Join(s.service, generators.OutcomesFolder)
		entries, _ := os.ReadDir(filepath.Join(s.root, filepath.FromSlash(kept))) // none where it cannot be read
		for _, entry := range entries {
			names = append(names, path.Join(kept, entry.Name()))
		}
	}
	slices.Sort(names)
	return slices.DeleteFunc(slices.Compact(names), func(name string) bool {
		isRecord := false
		if path.Dir(name) == path.Clean(s.folder) {
			_, isRecord = log.Record(path.Base(name))
		}
		return isRecord || !mayLink(name) || s.service != "" && name == path.Join(s.service, generators.LockPath)
	})
}

// pageKinds are the extensions of files in which people or programs refer to
// records.
var pageKinds = []string{".md", ".markdown", ".mdx", ".adoc", ".rst", ".txt", ".yaml", ".yml", ".json", ".toml", ".html"}

func mayLink(name string) bool {
	for _, kind := range pageKinds {
		if strings.EqualFold(path.Ext(name), kind) {
			return true
		}
	}
	return false
}

// renamedOutcome is the new path of a file behind a generated record, which
// follows its number, and "" for any other.
func (s surroundings) renamedOutcome(name string, record adr.Record, number int) string {
	outcome := path.Join(s.service, generators.OutcomePath(record.Number))
	renamed := path.Join(s.service, generators.OutcomePath(number))
	switch {
	case s.service == "":
		return ""
	case name == outcome:
		return renamed
	case name == generators.AsGenerated(outcome):
		return generators.AsGenerated(renamed)
	}
	return ""
}

// withLock has the lock of the service follow the changes.
func (s surroundings) withLock(app *App, changes []plan.Change) ([]plan.Change, error) {
	if s.service == "" {
		return changes, nil
	}
	name := path.Join(s.service, generators.LockPath)
	file := filepath.Join(s.root, filepath.FromSlash(name))
	before, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read the lock: %w", err)
	}
	lock, err := generators.ReadLock(app.relative(file), before)
	if err != nil {
		return nil, err
	}
	for _, c := range changes {
		to := c.To
		if to == "" {
			to = c.Path
		}
		lock.Follow(s.inService(c.Path), s.inService(to), c.After)
	}
	after, err := lock.Format()
	if err != nil || bytes.Equal(before, after) {
		return changes, err
	}
	return append(changes, plan.Change{Path: name, Before: before, After: after}), nil
}

func (s surroundings) inService(name string) string {
	if s.service == "." {
		return name
	}
	return strings.TrimPrefix(name, s.service+"/")
}
