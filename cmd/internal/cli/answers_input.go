package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/document"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators"
)

// answersFlags are the ways to hand answers over without questions.
type answersFlags struct {
	file string
	set  []string
}

func (f *answersFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVarP(&f.file, "answers", "a", "", "read the answers from a `file`, - for standard input")
	cmd.Flags().StringArrayVarP(&f.set, "set", "s", nil, "answer one question, as in `key=value`; repeatable")
	completes(cmd, "answers", fixed([]string{"yaml", "yml"}, cobra.ShellCompDirectiveFilterFileExt))
	completes(cmd, "set", assignments)
}

// take accepts the file as an argument, too.
func (f *answersFlags) take(args []string) error {
	switch {
	case len(args) == 0:
	case f.file != "":
		return finding.Errorf("%s and --answers %s: two files", args[0], f.file).WithHint("name one")
	default:
		f.file = args[0]
	}
	return nil
}

func (f *answersFlags) given() bool { return f.file != "" || len(f.set) > 0 }

// read gives the answers of the file with those of --set over them, and the
// file's text.
func (f *answersFlags) read(app *App) (checklist.Answers, []byte, error) {
	var answers checklist.Answers
	var text []byte
	if f.file != "" {
		var err error
		if text, err = readAnswersFile(app, f.file); err != nil {
			return answers, nil, err
		}
		if answers, err = checklist.Parse(f.file, text); err != nil {
			return answers, nil, err
		}
	}
	answers, err := f.over(answers)
	return answers, text, err
}

// over lays the answers of --set over others.
func (f *answersFlags) over(answers checklist.Answers) (checklist.Answers, error) {
	for _, assignment := range f.set {
		key, value, ok := strings.Cut(assignment, "=")
		if !ok {
			return answers, finding.Errorf("--set %s: write key=value", assignment)
		}
		var err error
		if answers, err = answers.With(key, value); err != nil {
			return answers, fmt.Errorf("--set: %w", err)
		}
	}
	return answers, nil
}

// readAnswersFile never reads more than an answers file may hold.
func readAnswersFile(app *App, name string) ([]byte, error) {
	source := app.In
	if name != "-" {
		file, err := openFile(app.path(name), name)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, finding.Errorf("%s: there is no such file", name).
				WithHint("underpin answers init %s writes one to fill in", name)
		}
		if err != nil {
			return nil, err
		}
		defer file.Close()
		source = file
	}
	text, err := app.readAll(io.LimitReader(source, document.MaxSize+1))
	if err != nil && !errors.Is(err, context.Canceled) {
		return nil, finding.Errorf("%s: %v", name, cause(err))
	}
	return text, err
}

// readAll reads to the end, or until the run is interrupted: a pipe may never
// say anything.
func (app *App) readAll(source io.Reader) ([]byte, error) {
	type result struct {
		text []byte
		err  error
	}
	read := make(chan result, 1)
	go func() {
		text, err := io.ReadAll(source)
		read <- result{text, err}
	}()
	select {
	case r := <-read:
		return r.text, r.err
	case <-app.interrupted:
		return nil, context.Canceled
	}
}

func cause(err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err
	}
	return err
}

// readOrFind reads the answers that were handed over, else those of the
// repository that the user stands in.
func (f *answersFlags) readOrFind(app *App) (checklist.Answers, error) {
	if !f.given() {
		found, err := findAnswers(app)
		if err != nil {
			return checklist.Answers{}, err
		}
		f.file = found
	}
	answers, _, err := f.read(app)
	return answers, err
}

// findAnswers looks for the answers of the repository that the user stands in.
func findAnswers(app *App) (string, error) {
	if found := app.above(generators.AnswersPath); found != "" {
		return app.relative(found), nil
	}
	return "", finding.Errorf("no answers: there is no %s here or above", generators.AnswersPath).
		WithHint("add --answers FILE; underpin answers init writes one to fill in")
}

// checkFrameworks refuses constraints that name frameworks which the catalog
// does not have: they would silently exclude nothing.
func checkFrameworks(answers checklist.Answers, evidence catalog.Catalog) error {
	var problems finding.List
	for _, id := range []string{"constraints.frameworks", "constraints.exclude"} {
		for _, framework := range answers.Values(id) {
			if _, ok := evidence.Framework(framework); !ok {
				place := answers.Place(id)
				place.Message = fmt.Sprintf("%s: the catalog has no framework %q%s", id, framework, finding.DidYouMean(framework, evidence.FrameworkIDs()))
				place.Hint = "underpin catalog list shows all of them"
				problems = append(problems, place)
			}
		}
	}
	return problems.Err()
}
