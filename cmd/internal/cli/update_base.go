package cli

import (
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
	"github.com/underpin-dev/underpin/generators/tree"
)

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
	found, err := u.remembered(app, here)
	if err != nil || len(found.missing) == 0 {
		return found.files, found.recalled, err
	}
	again, why := u.renderAgain(ctx, app)
	texts := append([]map[string][]byte{here, found.kept, found.recalled}, again...)
	_, missing, err := u.lock.Base(u.scaffolded, texts...)
	if err != nil {
		return tree.Tree{}, nil, err
	}
	if there := slices.DeleteFunc(slices.Clone(missing), func(name string) bool { return here[name] == nil }); len(there) > 0 {
		return tree.Tree{}, nil, u.noBase(there, why)
	}
	base, err = u.lock.BaseWithout(missing, theirs, u.scaffolded, texts...)
	return base, found.recalled, err
}

// remembered is as much of a scaffold, as it was generated, as the repository
// has.
type remembered struct {
	files          tree.Tree
	missing        []string
	kept, recalled map[string][]byte // in .underpin/base.yaml, and by a commit
}

func (u *updating) remembered(app *App, here map[string][]byte) (r remembered, err error) {
	if r.kept, err = u.readBase(app); err != nil {
		return r, err
	}
	r.files, r.missing, err = u.lock.Base(u.scaffolded, here, r.kept)
	if err != nil || len(r.missing) == 0 {
		return r, app.located(u.root, err)
	}
	if r.recalled, err = u.recall(r.missing); err != nil {
		return r, err
	}
	r.files, r.missing, err = u.lock.Base(u.scaffolded, here, r.kept, r.recalled)
	return r, err
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
