package plan

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/repo"
	"github.com/underpin-dev/underpin/generators/tree"
)

// aside is the folder, at the top of a repository or in a folder outside of
// one, in which a run puts what it is about to write and what it takes the
// place of. It is there only while a run is at work or after one was killed.
const aside = ".underpin-unfinished"

// journalName is the file that says what is under way: without it, nothing was
// changed yet.
const journalName = aside + "/journal.json"

// journal is a Revision under way, with paths from the top.
type journal struct {
	Changes []entry  `json:"changes"`
	Folders []string `json:"folders,omitempty"` // that are made, the outer before the inner
	Branch  string   `json:"branch,omitempty"`  // that the commit goes onto
	Commit  string   `json:"commit,omitempty"`
}

// entry is one change. What was there is aside as the file oldName, with its
// own permissions.
type entry struct {
	Path   string      `json:"path"`
	To     string      `json:"to"`               // "" for one that is removed
	Before string      `json:"before,omitempty"` // digest; "" for a new file
	After  string      `json:"after,omitempty"`
	Mode   fs.FileMode `json:"mode"` // permissions as they were
}

func oldName(i int) string { return filepath.Join(aside, fmt.Sprint("old-", i)) }
func newName(i int) string { return filepath.Join(aside, fmt.Sprint("new-", i)) }

func (r Revision) journal(pending repo.Pending) journal {
	j := journal{Branch: pending.Branch, Commit: pending.Hash}
	made := map[string]bool{}
	for i, c := range r.changes {
		e := entry{Path: filepath.ToSlash(r.folder.name(c.Path)), Mode: r.modes[i]}
		if c.Before != nil {
			e.Before = digestOf(c.Before)
		}
		if to := c.target(); to != "" {
			e.To, e.After = filepath.ToSlash(r.folder.name(to)), digestOf(c.After)
			for _, folder := range r.folder.missing(e.To) {
				if !made[folder] {
					j.Folders = append(j.Folders, folder)
				}
				made[folder] = true
			}
		}
		j.Changes = append(j.Changes, e)
	}
	return j
}

func digestOf(text []byte) string { return tree.File{Data: text}.Digest() }

// stage writes everything aside, and the journal last.
func (r Revision) stage(j journal) error {
	root := r.folder.root
	if err := root.Mkdir(aside, 0o700); err != nil {
		return asideError(r.folder.top, err)
	}
	if err := root.WriteFile(aside+"/.gitignore", []byte("*\n"), 0o666); err != nil {
		return fmt.Errorf("write aside: %w", err)
	}
	for i, c := range r.changes {
		if c.Before != nil {
			if err := r.folder.writeAside(oldName(i), c.Before, r.modes[i], true); err != nil {
				return err
			}
		}
		if c.After != nil {
			if err := r.folder.writeAside(newName(i), c.After, r.newMode(i), c.Before != nil); err != nil {
				return fmt.Errorf("write %s: %w", c.target(), err)
			}
		}
	}
	text, err := json.MarshalIndent(j, "", "  ")
	if err != nil {
		return fmt.Errorf("write the journal: %w", err)
	}
	if err := root.WriteFile(journalName+".new", text, 0o666); err != nil {
		return fmt.Errorf("write the journal: %w", err)
	}
	return root.Rename(journalName+".new", journalName)
}

func asideError(top string, err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return finding.Errorf("%s: may not be written to", top).WithHint("change its permissions")
	}
	return fmt.Errorf("write in %s: %w", top, err)
}

// newMode is the permissions of a file as it is to be.
func (r Revision) newMode(i int) fs.FileMode {
	c, mode := r.changes[i], r.modes[i]
	if c.Before == nil {
		mode = 0o666
	}
	switch c.Mode {
	case repo.Executable:
		return mode | mode&0o444>>2
	case repo.Plain:
		return mode &^ 0o111
	}
	return mode
}

// writeAside writes a file; exact permissions are not subject to the user's
// mask.
func (f *Folder) writeAside(name string, text []byte, mode fs.FileMode, exact bool) error {
	file, err := f.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	if exact {
		err = errors.Join(err, file.Chmod(mode))
	}
	return errors.Join(err, file.Close())
}

// discard removes what is aside. The journal goes first: from then on, what was
// done is done.
func (f *Folder) discard() error {
	err := f.root.Remove(filepath.FromSlash(journalName))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("clear away %s: %w", aside, err)
	}
	if err := f.root.RemoveAll(aside); err != nil {
		return fmt.Errorf("clear away %s: %w", aside, err)
	}
	return nil
}

// settle ends what a killed run left, and says how.
func (f *Folder) settle() (string, error) {
	info, err := f.root.Lstat(aside)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", nil
	case err != nil || !info.IsDir():
		return "", finding.Errorf("%s: is in the way of underpin, and not a folder", filepath.Join(f.top, aside)).WithHint("move it away")
	}
	j, err := f.readJournal()
	if errors.Is(err, fs.ErrNotExist) {
		return "", f.discard()
	}
	if err != nil {
		return "", err
	}
	if j.Commit != "" && f.existing != nil {
		landed, err := f.existing.Settle(j.Branch, j.Commit)
		if err != nil {
			return "", err
		}
		if landed {
			return fmt.Sprintf("finished what an interrupted run had committed as %.10s", j.Commit), f.discard()
		}
	}
	return "took back what an interrupted run had begun to write", f.takeBack(j)
}

func (f *Folder) readJournal() (journal, error) {
	text, err := f.root.ReadFile(filepath.FromSlash(journalName))
	if err != nil {
		return journal{}, err
	}
	var j journal
	err = json.Unmarshal(text, &j)
	for _, e := range j.Changes {
		err = errors.Join(err, tree.CheckInside(e.Path))
		if e.To != "" {
			err = errors.Join(err, tree.CheckInside(e.To))
		}
	}
	for _, folder := range j.Folders {
		err = errors.Join(err, tree.CheckInside(folder))
	}
	if err != nil {
		return journal{}, finding.Errorf("%s: is not what underpin writes", filepath.Join(f.top, filepath.FromSlash(journalName))).
			WithHint("an interrupted run left it; look into %s, then remove it", aside)
	}
	return j, nil
}

// takeBack makes every file what it was. Files that somebody changed since are
// not touched: they are named, and what they were stays aside.
func (f *Folder) takeBack(j journal) error {
	if err := f.foreign(j); err != nil {
		return err
	}
	for _, e := range j.Changes {
		if e.To != "" && f.digest(e.To) == e.After && (e.To != e.Path || e.Before == "") {
			if err := f.root.Remove(filepath.FromSlash(e.To)); err != nil {
				return fmt.Errorf("take back %s: %w", e.To, err)
			}
		}
	}
	for i := len(j.Folders) - 1; i >= 0; i-- {
		_ = f.root.Remove(filepath.FromSlash(j.Folders[i])) // it stays where something else is in it
	}
	for i, e := range j.Changes {
		if e.Before != "" {
			if err := f.putBack(i, e); err != nil {
				return fmt.Errorf("put back %s: %w", e.Path, err)
			}
		}
	}
	return f.discard()
}

func (f *Folder) putBack(i int, e entry) error {
	name := filepath.FromSlash(e.Path)
	if _, err := f.root.Lstat(oldName(i)); errors.Is(err, fs.ErrNotExist) {
		return nil // it was put back before, or never put aside
	}
	if err := f.root.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	return f.root.Rename(oldName(i), name)
}

// foreign refuses to take back what others have changed since.
func (f *Folder) foreign(j journal) error {
	ours := map[string]map[string]bool{} // by path: what this run found there or wrote
	note := func(path, digest string) {
		if ours[path] == nil {
			ours[path] = map[string]bool{"": true}
		}
		ours[path][digest] = true
	}
	for _, e := range j.Changes {
		note(e.Path, e.Before)
		if e.To != "" {
			note(e.To, e.After)
		}
	}
	for _, folder := range j.Folders {
		note(folder, aFolder)
	}
	var problems finding.List
	for i, e := range j.Changes {
		for _, at := range []string{e.Path, e.To} {
			if at == "" || ours[at][f.digest(at)] {
				continue
			}
			problem := finding.Errorf("%s: was changed after a run of underpin was interrupted, which cannot be taken back now", at)
			if e.Before != "" {
				problem = problem.WithHint("what it held before is %s; when all is as you want it, remove %s", filepath.ToSlash(oldName(i)), aside)
			} else {
				problem = problem.WithHint("when all is as you want it, remove %s", aside)
			}
			problems = append(problems, problem)
			break
		}
	}
	return problems.Err()
}

// What digest says of what is no plain file.
const (
	aFolder = "a folder"
	aLink   = "a link or the like"
)

// digest is that of a plain file, "" where there is none.
func (f *Folder) digest(name string) string {
	info, err := f.plain(filepath.FromSlash(name))
	if absent(err) {
		return ""
	}
	switch {
	case err == nil && info.IsDir():
		return aFolder
	case err != nil || !info.Mode().IsRegular():
		return aLink
	}
	text, err := f.root.ReadFile(filepath.FromSlash(name))
	if err != nil {
		return err.Error()
	}
	return digestOf(text)
}

// prune removes the folders that a file was the last in, up to the folder that
// is open.
func (f *Folder) prune(name string) {
	for at := path.Dir(name); at != "." && at != filepath.ToSlash(f.prefix); at = path.Dir(at) {
		if f.root.Remove(filepath.FromSlash(at)) != nil {
			return // something is in it
		}
	}
}
