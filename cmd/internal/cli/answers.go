package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/catalog"
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
	cmd.Flags().StringArrayVarP(&set, "set", "s", nil, "answer one question right away, as in `key=value`; repeatable")
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
	file, err := os.OpenFile(app.path(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return finding.Errorf("%s: exists already", name).WithHint("underpin answers set changes one answer in it")
	}
	if err != nil {
		return finding.Errorf("%s: %v", name, cause(err))
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

func newAnswersSetCmd(app *App) *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use:   "set KEY VALUE",
		Short: "Change one answer in a file, and nothing else in it",
		Example: `  underpin answers set performance.workload cpu-bound --answers orders.yaml
  underpin answers set project.types crud-api,microservices`,
		Args: args(2, 2, "KEY VALUE"),
		RunE: func(_ *cobra.Command, args []string) error { return runAnswersSet(app, file, args[0], args[1]) },
	}
	cmd.Flags().StringVarP(&file, "answers", "a", "", "the answers `file`; without it .underpin/answers.yaml here or above")
	return cmd
}

func runAnswersSet(app *App, name, key, value string) error {
	if name == "" {
		if name = findAnswers(app.Dir); name == "" {
			return finding.Errorf("no answers file here").WithHint("add --answers FILE")
		}
	}
	text, err := readAnswersFile(app, name)
	if err != nil {
		return err
	}
	edited, err := checklist.Edit(name, text, key, value)
	if err != nil {
		return err
	}
	return replaceFile(app.path(name), edited)
}

// replaceFile puts new text in a file's place in one step, with its mode.
func replaceFile(name string, text []byte) error {
	info, err := os.Stat(name)
	if err != nil {
		return fmt.Errorf("change %s: %w", name, err)
	}
	fresh, err := os.CreateTemp(filepath.Dir(name), ".underpin-*")
	if err != nil {
		return fmt.Errorf("change %s: %w", name, err)
	}
	_, err = fresh.Write(text)
	err = errors.Join(err, fresh.Chmod(info.Mode().Perm()), fresh.Close())
	if err == nil {
		err = os.Rename(fresh.Name(), name)
	}
	if err != nil {
		return fmt.Errorf("change %s: %w", name, errors.Join(err, os.Remove(fresh.Name())))
	}
	return nil
}

func newAnswersShowCmd(app *App) *cobra.Command {
	var flags answersFlags
	var output outputFlag
	cmd := &cobra.Command{
		Use:   "show",
		Short: "Show what was answered, what is a default and what is open",
		Args:  args(0, 0, ""),
		RunE: func(*cobra.Command, []string) error {
			answers, err := flags.readOrFind(app)
			if err != nil {
				return err
			}
			if output.json() {
				return report.JSON(app.Out, answers.Tree())
			}
			report.Answers(app.Out, answers)
			return nil
		},
	}
	flags.add(cmd)
	output.add(cmd)
	return cmd
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

func newAnswersValidateCmd(app *App) *cobra.Command {
	return &cobra.Command{
		Use:   "validate [FILE]",
		Short: "Check an answers file, with the place of each mistake",
		Args:  args(0, 1, "FILE"),
		RunE: func(_ *cobra.Command, args []string) error {
			var flags answersFlags
			if len(args) > 0 {
				flags.file = args[0]
			}
			answers, err := flags.readOrFind(app)
			if err != nil {
				return err
			}
			evidence := catalog.Default()
			if err := checkFrameworks(answers, evidence); err != nil {
				return err
			}
			fmt.Fprintf(app.Out, "%s: %d answers, %d questions open\n", flags.file, answers.Size(), len(answers.Unanswered()))
			return nil
		},
	}
}
