package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/finding"
)

func newAnswersCmd(app *App) *cobra.Command {
	return group("answers", "Write, change, show and check a file of answers",
		newAnswersInitCmd(app), newAnswersSetCmd(app), newAnswersShowCmd(app), newAnswersSchemaCmd(app), newAnswersValidateCmd(app))
}

func newAnswersInitCmd(app *App) *cobra.Command {
	var set []string
	cmd := &cobra.Command{
		Use:   "init [FILE]",
		Short: "Write a commented answers file that teaches the ten items",
		Args:  args(0, 1, "FILE"),
		RunE: func(_ *cobra.Command, args []string) error {
			return runAnswersInit(app, append(args, "answers.yaml")[0], set)
		},
	}
	cmd.Flags().StringArrayVarP(&set, "set", "s", nil, "answer one question, as in `key=value`; repeatable")
	completes(cmd, "set", assignments)
	return cmd
}

func runAnswersInit(app *App, name string, set []string) error {
	flags := answersFlags{set: set}
	answers, _, err := flags.read(app)
	if err != nil {
		return err
	}
	text := checklist.Commented(answers)
	if name == "-" {
		_, err := app.Out.Write(text)
		return err
	}
	file, err := createAnswers(app, name)
	if err != nil {
		return err
	}
	if _, err := file.Write(text); err != nil {
		return fmt.Errorf("write %s: %w", name, errors.Join(err, file.Close(), os.Remove(file.Name())))
	}
	if err := file.Close(); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	fmt.Fprintf(app.Err, "wrote %s; fill it in, then: underpin evaluate --answers %s\n", name, name)
	return nil
}

// createAnswers makes a new file and never touches one that is there.
func createAnswers(app *App, name string) (*os.File, error) {
	if name == "" {
		return nil, finding.Errorf("underpin answers init: FILE is empty").WithHint("underpin answers init answers.yaml")
	}
	file, err := os.OpenFile(app.path(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	switch {
	case err == nil:
		return file, nil
	case errors.Is(err, fs.ErrExist):
		if info, err := os.Stat(app.path(name)); err == nil && info.IsDir() {
			return nil, finding.Errorf("%s: is a directory", name).WithHint("name a file in it, such as %s", filepath.Join(name, "answers.yaml"))
		}
		return nil, finding.Errorf("%s: exists already", name).WithHint("underpin answers set changes one answer in it")
	case errors.Is(err, fs.ErrNotExist):
		return nil, finding.Errorf("%s: there is no folder %s", name, filepath.Dir(name)).WithHint("make it first, or name another file")
	}
	return nil, finding.Errorf("%s: %v", name, cause(err))
}

func newAnswersSchemaCmd(app *App) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of an answers file",
		Args:  args(0, 0, ""),
		RunE: func(*cobra.Command, []string) error {
			_, err := app.Out.Write(checklist.Schema())
			return err
		},
	}
}
