package cli

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/plan"
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
		Args:              args(2, 2, "KEY VALUE"),
		ValidArgsFunction: keyThenValue,
		RunE:              func(_ *cobra.Command, args []string) error { return runAnswersSet(app, file, args[0], args[1]) },
	}
	cmd.Flags().StringVarP(&file, "answers", "a", "", "the answers `file`; without it .underpin/answers.yaml here or above; - edits from input to output")
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
	if err := app.replaceFile(name, text, edited); err != nil {
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
func (app *App) replaceFile(name string, before, after []byte) error {
	resolved, err := filepath.EvalSymlinks(app.path(name))
	if err != nil {
		return fmt.Errorf("change %s: %w", name, err)
	}
	info, err := os.Stat(resolved)
	if err != nil {
		return fmt.Errorf("change %s: %w", name, err)
	}
	if info.Mode().Perm()&0o200 == 0 {
		return finding.Errorf("%s: may not be written to", name)
	}
	dir, file := filepath.Split(resolved)
	folder, err := app.hold(dir)
	if err != nil {
		return err
	}
	defer folder.Close()
	_, err = app.change(folder, dir, []plan.Change{{Path: file, Before: before, After: after}})
	return err
}
