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

func newAnswersSetCmd(app *App) *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use:   "set KEY VALUE",
		Short: "Change one answer in a file, and nothing else in it",
		Long: `Change one answer in a file, and nothing else in it: comments, order and
style stay as they are. Several values are separated by commas; the value
unanswered leaves a question open.`,
		Example: `  underpin answers set performance.workload cpu-bound --answers orders.yaml
  underpin answers set project.types crud-api,microservices`,
		Args: args(2, 2, "KEY VALUE"),
		RunE: func(_ *cobra.Command, args []string) error { return runAnswersSet(app, file, args[0], args[1]) },
	}
	cmd.Flags().StringVarP(&file, "answers", "a", "", "the answers `file`; without it .underpin/answers.yaml\nhere or above; - edits from input to output")
	return cmd
}

func runAnswersSet(app *App, name, key, value string) error {
	if name == "" {
		found, err := findAnswers(app)
		if err != nil {
			return err
		}
		name = found
	}
	text, err := readAnswersFile(app, name)
	if err != nil {
		return err
	}
	edited, err := checklist.Edit(name, text, key, value)
	if err != nil {
		return err
	}
	if name == "-" {
		_, err := app.Out.Write(edited)
		return err
	}
	if err := replaceFile(name, app.path(name), edited); err != nil {
		return err
	}
	if value == "" {
		value = `""`
	}
	fmt.Fprintf(app.Err, "%s: %s is now %s\n", name, key, value)
	return nil
}

// replaceFile puts new text in a file's place in one step, with its mode. A
// link stays one: the file that it leads to is replaced.
func replaceFile(name, path string, text []byte) error {
	path, err := filepath.EvalSymlinks(path)
	if err != nil {
		return fmt.Errorf("change %s: %w", name, err)
	}
	info, err := os.Stat(path)
	if err != nil {
		return fmt.Errorf("change %s: %w", name, err)
	}
	if info.Mode().Perm()&0o200 == 0 {
		return finding.Errorf("%s: may not be written to", name)
	}
	fresh, err := os.CreateTemp(filepath.Dir(path), ".underpin-*")
	if errors.Is(err, fs.ErrPermission) {
		return finding.Errorf("%s: its folder may not be written to", name)
	}
	if err != nil {
		return fmt.Errorf("change %s: %w", name, err)
	}
	_, err = fresh.Write(text)
	err = errors.Join(err, fresh.Chmod(info.Mode().Perm()), fresh.Close())
	if err == nil {
		err = os.Rename(fresh.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("change %s: %w", name, errors.Join(err, os.Remove(fresh.Name())))
	}
	return nil
}
