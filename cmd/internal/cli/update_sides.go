package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators"
	"github.com/underpin-dev/underpin/generators/plan"
	"github.com/underpin-dev/underpin/generators/repo"
	"github.com/underpin-dev/underpin/generators/tree"
)

// repository is the one that the service is in, nil where it is in none.
func (s *service) repository() (*repo.Existing, error) { return repo.Find(physical(s.root)) }

// prefix is the path of the service in its repository, "" at the root.
func (s *service) prefix(existing *repo.Existing) string {
	prefix, err := filepath.Rel(existing.Root, physical(s.root))
	if err != nil || prefix == "." {
		return ""
	}
	return filepath.ToSlash(prefix) + "/"
}

// fromPack are the files of the lock that came from the pack.
func (s *service) fromPack(app *App) (map[string]string, error) {
	outcomes, err := s.decided(app)
	if err != nil {
		return nil, err
	}
	var records []string
	for _, o := range outcomes {
		records = append(records, o.Record)
	}
	return s.lock.Scaffolded(records), nil
}

// decided are the outcomes behind all framework records, the first one first.
func (s *service) decided(app *App) ([]generators.Outcome, error) {
	numbers, err := s.outcomes()
	if err != nil {
		return nil, err
	}
	var list []generators.Outcome
	for _, number := range slices.Backward(numbers) {
		name := path.Join(generators.OutcomesFolder, fmt.Sprintf("%04d.yaml", number))
		text, err := s.read(app, name)
		if err != nil {
			return nil, err
		}
		outcome, err := generators.ReadOutcome(s.shown(app, name), text)
		if err != nil {
			return nil, err
		}
		list = append(list, outcome)
	}
	return list, nil
}

// base is the scaffold as it was generated last. Each file is known by its
// digest, wherever it is found: in the work tree, in .underpin/base.yaml, in an
// earlier commit, or rendered again from the pack as it was. Recalled are those
// that a commit has.
func (u *updating) base(ctx context.Context, app *App, theirs tree.Tree) (base tree.Tree, recalled map[string][]byte, err error) {
	here, err := u.readFiles()
	if err != nil {
		return tree.Tree{}, nil, err
	}
	kept, err := u.readBase(app)
	if err != nil {
		return tree.Tree{}, nil, err
	}
	base, missing, err := u.lock.Base(u.scaffolded, here, kept)
	if err != nil || len(missing) == 0 {
		return base, nil, app.located(u.root, err)
	}
	if recalled, err = u.recall(missing); err != nil {
		return tree.Tree{}, nil, err
	}
	base, missing, err = u.lock.Base(u.scaffolded, here, kept, recalled)
	if err != nil || len(missing) == 0 {
		return base, recalled, err
	}
	again, why := u.renderAgain(ctx, app)
	texts := append([]map[string][]byte{here, kept, recalled}, again...)
	if _, missing, err = u.lock.Base(u.scaffolded, texts...); err != nil {
		return tree.Tree{}, nil, err
	}
	if there := slices.DeleteFunc(slices.Clone(missing), func(name string) bool { return here[name] == nil }); len(there) > 0 {
		return tree.Tree{}, nil, u.noBase(there, why)
	}
	base, err = u.lock.BaseWithout(missing, theirs, u.scaffolded, texts...)
	return base, recalled, err
}

// noBase says what to do when nobody knows what a file was.
func (u *updating) noBase(missing []string, why error) error {
	problem := finding.Errorf("%s: nobody knows what the pack generated here: no commit has it, and %s %s cannot be rendered again", missing[0], u.lock.Pack.Name, u.lock.Pack.Version)
	if more := len(missing) - 1; more > 0 {
		problem.Message = strings.Replace(problem.Message, ": nobody", fmt.Sprintf(" and %d more: nobody", more), 1)
	}
	return append(finding.In(why), problem.WithHint("in a shallow clone, git fetch --unshallow brings the commits; else let the pack's source give %s %s once more, or delete the file and take the new one", u.lock.Pack.Name, u.lock.Pack.Version))
}

// readFiles reads those files of the pack that are still there.
func (u *updating) readFiles() (map[string][]byte, error) {
	root, err := os.OpenRoot(u.root)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", u.root, err)
	}
	defer root.Close()
	files := map[string][]byte{}
	for name := range u.scaffolded {
		if err := tree.CheckPath(name); err != nil {
			return nil, finding.Errorf("%s: %v", generators.LockPath, err)
		}
		if text, err := root.ReadFile(filepath.FromSlash(name)); err == nil {
			files[name] = text
		}
	}
	return files, nil
}

func (u *updating) readBase(app *App) (map[string][]byte, error) {
	text, err := os.ReadFile(filepath.Join(u.root, filepath.FromSlash(generators.BasePath)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, finding.Errorf("%s: %v", u.shown(app, generators.BasePath), cause(err))
	}
	return generators.ReadBase(u.shown(app, generators.BasePath), text)
}

// recall looks for files in the commits of the repository.
func (u *updating) recall(names []string) (map[string][]byte, error) {
	existing, err := u.repository()
	if err != nil || existing == nil {
		return nil, err
	}
	prefix := u.prefix(existing)
	wanted := map[string]string{}
	for _, name := range names {
		wanted[prefix+name] = u.scaffolded[name]
	}
	found, err := existing.Recall(wanted)
	files := make(map[string][]byte, len(found))
	for name, text := range found {
		files[strings.TrimPrefix(name, prefix)] = text
	}
	return files, err
}

// renderAgain renders the pack as it was, with the answers of today and with
// those of each decision. It says why it cannot.
func (u *updating) renderAgain(ctx context.Context, app *App) ([]map[string][]byte, error) {
	was, err := openLocked(ctx, app, u.root, u.lock.Pack)
	if err != nil {
		return nil, err
	}
	outcomes, err := u.decided(app)
	if err != nil {
		return nil, err
	}
	answers := []generators.Rendering{}
	now, err := u.rendering(app)
	if err != nil {
		return nil, err
	}
	now.Pack, now.Options = was, lockedOptions(u.lock.Pack)
	answers = append(answers, now)
	for _, o := range outcomes {
		then := now
		then.Record, then.Title = o.Record, o.Title
		if then.Answers, err = o.AnswersThen(o.Record); err == nil {
			answers = append(answers, then)
		}
	}
	var list []map[string][]byte
	for _, r := range answers {
		files, _, err := r.Scaffold()
		if err != nil {
			continue // the options belong to other answers
		}
		texts := map[string][]byte{}
		for _, f := range files.Files() {
			texts[f.Path] = f.Data
		}
		list = append(list, texts)
	}
	return list, nil
}

// ours is what the repository holds of the files of both sides, and, where some
// are gone, all that one of them may have been renamed to.
func (u *updating) ours(base, theirs tree.Tree) (ours tree.Tree, inTheWay []string, err error) {
	root, err := os.OpenRoot(u.root)
	if err != nil {
		return tree.Tree{}, nil, fmt.Errorf("read %s: %w", u.root, err)
	}
	defer root.Close()
	r := oursReader{root: root, files: map[string]tree.File{}, folded: map[string]bool{}}
	if r.modes, r.tracked, err = u.tracked(); err != nil {
		return tree.Tree{}, nil, err
	}
	gone := false
	for _, f := range slices.Concat(base.Files(), theirs.Files()) {
		if err := r.read(f.Path); err != nil {
			return tree.Tree{}, nil, err
		}
		if _, ok := r.files[f.Path]; !ok {
			if _, was := base.File(f.Path); was {
				gone = true
			}
		}
	}
	for _, name := range r.tracked {
		if gone && !strings.HasPrefix(name, generators.Folder+"/") {
			r.readIfSmall(name)
		}
	}
	ours, err = r.tree()
	return ours, r.inTheWay, err
}

// tracked are the files of the service that git tracks, with their modes.
func (u *updating) tracked() (modes map[string]bool, names []string, err error) {
	existing, err := u.repository()
	if err != nil || existing == nil {
		return nil, nil, err
	}
	all, err := existing.Modes()
	if err != nil {
		return nil, nil, err
	}
	prefix := u.prefix(existing)
	modes = map[string]bool{}
	for name, executable := range all {
		if below, ok := strings.CutPrefix(name, prefix); ok {
			modes[below] = executable
			names = append(names, below)
		}
	}
	slices.Sort(names)
	return modes, names, nil
}

// oursReader reads files of a repository, of which each path is that of a plain
// file, of something else, or of nothing.
type oursReader struct {
	root     *os.Root
	modes    map[string]bool
	tracked  []string
	files    map[string]tree.File
	folded   map[string]bool // paths that are read, in lower case
	inTheWay []string
}

func (r *oursReader) read(name string) error {
	if r.folded[strings.ToLower(name)] || slices.Contains(r.inTheWay, name) {
		return nil
	}
	for at := path.Dir(name); at != "."; at = path.Dir(at) {
		if info, err := r.root.Lstat(filepath.FromSlash(at)); err == nil && !info.IsDir() {
			r.inTheWay = append(r.inTheWay, name)
			return nil
		}
	}
	info, err := r.root.Lstat(filepath.FromSlash(name))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return finding.Finding{File: name, Message: fmt.Sprint(cause(err))}
	case !info.Mode().IsRegular():
		r.inTheWay = append(r.inTheWay, name)
		return nil
	}
	text, err := r.root.ReadFile(filepath.FromSlash(name))
	if err != nil {
		return finding.Finding{File: name, Message: fmt.Sprint(cause(err))}
	}
	executable, known := r.modes[name]
	if !known {
		executable = info.Mode().Perm()&0o100 != 0
	}
	r.files[name] = tree.File{Path: name, Data: text, Executable: executable}
	r.folded[strings.ToLower(name)] = true
	return nil
}

// maxRenamed is how large a file may be that another is looked for in.
const maxRenamed = 1 << 20

// readIfSmall reads a file that is of use when it can be read, and no harm
// when it cannot.
func (r *oursReader) readIfSmall(name string) {
	info, err := r.root.Lstat(filepath.FromSlash(name))
	if err == nil && info.Mode().IsRegular() && info.Size() < maxRenamed && tree.CheckPath(name) == nil {
		_ = r.read(name) // it is of no use then
	}
}

func (r *oursReader) tree() (tree.Tree, error) {
	var files []tree.File
	for _, f := range r.files {
		files = append(files, f)
	}
	return tree.New(files...)
}

// changes are all that is to be written: the merged files, the lock, and what
// the next update needs.
func (u *updating) changes(app *App, merged generators.Updated, base, theirs tree.Tree, options map[string]any, recalled map[string][]byte) ([]plan.Change, error) {
	var changes []plan.Change
	for _, s := range merged.Steps {
		changes = append(changes, stepChanges(s)...)
	}
	if u.said != nil {
		changes = append(changes, *u.said)
	}
	lock, err := u.lock.Updated(app.Version, u.source, u.pack, options, theirs, u.scaffolded).Format()
	if err != nil {
		return nil, err
	}
	kept, err := generators.FormatBase(u.toKeep(merged, base, theirs, recalled))
	if err != nil {
		return nil, err
	}
	for name, after := range map[string][]byte{generators.LockPath: lock, generators.BasePath: kept} {
		before, err := os.ReadFile(filepath.Join(u.root, filepath.FromSlash(name)))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		if !bytes.Equal(before, after) {
			changes = append(changes, plan.Change{Path: name, Before: before, After: after})
		}
	}
	return changes, nil
}

func stepChanges(s generators.Step) []plan.Change {
	var changes []plan.Change
	c := plan.Change{Path: s.Path}
	switch {
	case s.Before != nil:
		c.Before = nonNil(s.Before.Data)
	default:
		c.Path = s.To
	}
	if s.After != nil {
		c.After = nonNil(s.After.Data)
		if s.Before == nil || s.After.Executable != s.Before.Executable {
			c.Mode = repo.Plain
			if s.After.Executable {
				c.Mode = repo.Executable
			}
		}
		if s.To != s.Path && s.Before != nil {
			c.To = s.To
		}
	}
	if c.Before != nil || c.After != nil {
		changes = append(changes, c)
	}
	for _, f := range s.Beside {
		changes = append(changes, plan.Change{Path: f.Path, After: nonNil(f.Text)})
	}
	return changes
}

// nonNil is a text that is there, though it may be empty.
func nonNil(text []byte) []byte {
	if text == nil {
		return []byte{}
	}
	return text
}

// toKeep are the files as the pack generates them now that neither the work
// tree nor a commit will have.
func (u *updating) toKeep(merged generators.Updated, base, theirs tree.Tree, recalled map[string][]byte) map[string][]byte {
	steps := map[string]generators.Step{} // by path in the pack
	for _, s := range merged.Steps {
		if s.After != nil && s.Pack != "" {
			steps[s.Pack] = s
		}
	}
	kept := map[string][]byte{}
	for _, f := range theirs.Files() {
		step, touched := steps[f.Path]
		before, had := base.File(f.Path)
		unchanged := had && bytes.Equal(before.Data, f.Data)
		switch {
		case touched && bytes.Equal(step.After.Data, f.Data):
		case unchanged && recalled[f.Path] != nil:
		case !touched && u.holds(f):
		case !touched && !unchanged && u.gone(f.Path):
		default:
			kept[f.Path] = f.Data
		}
	}
	return kept
}

// holds tells whether the repository has a file just so.
func (u *updating) holds(f tree.File) bool {
	text, err := os.ReadFile(filepath.Join(u.root, filepath.FromSlash(f.Path)))
	return err == nil && bytes.Equal(text, f.Data)
}

func (u *updating) gone(name string) bool {
	_, err := os.Lstat(filepath.Join(u.root, filepath.FromSlash(name)))
	return errors.Is(err, fs.ErrNotExist)
}
