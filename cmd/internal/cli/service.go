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
)

// service is a repository that underpin started, as it is now.
type service struct {
	root    string // the folder that holds .underpin, absolute
	lock    generators.Lock
	answers checklist.Answers
	past    generators.Past
	log     records
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
			WithHint("run this in a repository that underpin init started")
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

// readPast reads the newest outcome and its record.
func (s *service) readPast(app *App) error {
	number, err := s.newestOutcome()
	if err != nil {
		return err
	}
	name := path.Join(generators.OutcomesFolder, number+".yaml")
	text, err := s.read(app, name)
	if err != nil {
		return err
	}
	outcome, err := generators.ReadOutcome(s.shown(app, name), text)
	if err != nil {
		return err
	}
	if outcome.Text, err = s.read(app, generators.AsGenerated(name)); err != nil {
		return err
	}
	answers, err := outcome.AnswersThen(s.shown(app, name))
	if err != nil {
		return err
	}
	record, err := s.read(app, outcome.Record)
	if err != nil {
		return err
	}
	if lines := merge.Unresolved(record); lines != nil {
		return finding.List{{File: s.shown(app, outcome.Record), Line: lines[0], Message: "an unresolved conflict", Hint: "choose which lines stay, and take the markers out"}}
	}
	if s.log, err = readLog(app, filepath.Join(s.root, filepath.FromSlash(path.Dir(outcome.Record)))); err != nil {
		return err
	}
	s.past = generators.Past{Outcome: outcome, Answers: answers, Record: record}
	s.past.Number, _ = strconv.Atoi(number) // newestOutcome gives digits only
	now := adr.Parse(path.Base(outcome.Record), record)
	s.past.State, s.past.Review = now.Status.State, now.Review
	return nil
}

// newestOutcome is the number, with its leading zeros, of the last record that
// underpin wrote.
func (s *service) newestOutcome() (string, error) {
	entries, err := os.ReadDir(filepath.Join(s.root, filepath.FromSlash(generators.OutcomesFolder)))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", finding.Errorf("%s: %v", generators.OutcomesFolder, cause(err))
	}
	var numbers []string
	for _, entry := range entries {
		number, ok := strings.CutSuffix(entry.Name(), ".yaml")
		if _, err := strconv.Atoi(number); ok && err == nil {
			numbers = append(numbers, number)
		}
	}
	if len(numbers) == 0 {
		return "", finding.Errorf("%s: holds no outcome of a decision", filepath.Join(s.root, filepath.FromSlash(generators.OutcomesFolder))).
			WithHint("underpin init writes the first; it belongs into git with the rest")
	}
	return slices.Max(numbers), nil
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
