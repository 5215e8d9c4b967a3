package cli

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/underpin-dev/underpin/decisions/adr"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators"
	"github.com/underpin-dev/underpin/generators/merge"
	"github.com/underpin-dev/underpin/generators/plan"
	"github.com/underpin-dev/underpin/generators/repo"
)

// service is a repository that underpin started, as it is now.
type service struct {
	root    string // the folder that holds .underpin, absolute
	lock    generators.Lock
	answers checklist.Answers
	past    generators.Past
	log     records
}

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

// holdService holds the repository that the user stands in.
func (app *App) holdService() (*plan.Folder, error) {
	root, err := app.serviceRoot()
	if err != nil {
		return nil, err
	}
	return app.hold(root)
}

// serviceRoot is the folder that holds .underpin, here or above.
func (app *App) serviceRoot() (string, error) {
	lock := app.above(generators.LockPath)
	if lock == "" {
		return "", finding.Errorf("there is no %s here or above", generators.LockPath).
			WithHint("underpin init starts a repository with one, underpin adopt gives one to a service that is there")
	}
	return filepath.Dir(filepath.Dir(lock)), nil
}

// openService reads the repository that the user stands in.
func openService(app *App) (service, error) {
	root, err := app.serviceRoot()
	if err != nil {
		return service{}, err
	}
	s := service{root: root}
	text, err := s.read(app, generators.LockPath)
	if err != nil {
		return service{}, err
	}
	if s.lock, err = generators.ReadLock(s.shown(app, generators.LockPath), text); err != nil {
		return service{}, err
	}
	if text, err = s.read(app, generators.AnswersPath); err != nil {
		return service{}, err
	}
	if s.answers, err = checklist.Parse(s.shown(app, generators.AnswersPath), text); err != nil {
		return service{}, err
	}
	return s, s.readPast(app)
}

// readPast reads the record that is in force, or is to be: the newest that no
// other took the place of. One that is proposed can follow a rejected one.
func (s *service) readPast(app *App) error {
	numbers, err := s.outcomes()
	if err != nil {
		return err
	}
	if s.past, err = s.pastAt(app, numbers[0]); err != nil {
		return err
	}
	for i, number := range numbers[1:] {
		if s.past.State != adr.Superseded && s.past.State != adr.Proposed {
			break
		}
		before, err := s.pastAt(app, number)
		switch {
		case err != nil:
			return err
		case s.past.State == adr.Superseded && before.InForce():
			s.past = before // the newest by its number is not the newest: somebody renumbered
		case i == 0 && s.past.State == adr.Proposed && before.State == adr.Rejected:
			s.past.Before = &before
		}
	}
	record := s.past.Outcome.Record
	if lines := merge.Unresolved(s.past.Record); lines != nil {
		return finding.List{{File: s.shown(app, record), Line: lines[0], Message: "an unresolved conflict", Hint: "choose which lines stay, and take the markers out"}}
	}
	s.log, err = readLog(app, filepath.Join(s.root, filepath.FromSlash(path.Dir(record))))
	return err
}

// pastAt reads one outcome and its record.
func (s *service) pastAt(app *App, number int) (generators.Past, error) {
	past := generators.Past{Number: number}
	name := generators.OutcomePath(number)
	text, err := s.read(app, name)
	if err != nil {
		return past, err
	}
	if past.Outcome, err = generators.ReadOutcome(s.shown(app, name), text); err != nil {
		return past, err
	}
	if past.Outcome.Text, err = s.read(app, generators.AsGenerated(name)); err != nil {
		return past, err
	}
	if past.Answers, err = past.Outcome.AnswersThen(s.shown(app, name)); err != nil {
		return past, err
	}
	if past.Record, err = s.read(app, past.Outcome.Record); err != nil {
		return past, err
	}
	now := adr.Parse(path.Base(past.Outcome.Record), past.Record)
	past.State, past.Review = now.Status.State, now.Review
	return past, nil
}

// outcomes are the numbers of the records that underpin wrote, the last one
// first.
func (s *service) outcomes() ([]int, error) {
	entries, err := os.ReadDir(filepath.Join(s.root, filepath.FromSlash(generators.OutcomesFolder)))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, finding.Errorf("%s: %v", generators.OutcomesFolder, cause(err))
	}
	var numbers []int
	for _, entry := range entries {
		name, ok := strings.CutSuffix(entry.Name(), ".yaml")
		if number, err := strconv.Atoi(name); ok && err == nil {
			numbers = append(numbers, number)
		}
	}
	if len(numbers) == 0 {
		return nil, finding.Errorf("%s: holds no outcome of a decision", filepath.Join(s.root, filepath.FromSlash(generators.OutcomesFolder))).
			WithHint("underpin init and underpin adopt write the first; it belongs into git with the rest")
	}
	slices.Sort(numbers)
	slices.Reverse(numbers)
	return numbers, nil
}

func (s *service) read(app *App, name string) ([]byte, error) {
	text, err := os.ReadFile(filepath.Join(s.root, filepath.FromSlash(name)))
	if err != nil {
		return nil, finding.Errorf("%s: %v", s.shown(app, name), cause(err))
	}
	return text, nil
}

// shown is a file of the service as the user would name it.
func (s *service) shown(app *App, name string) string {
	return app.relative(filepath.Join(s.root, filepath.FromSlash(name)))
}
