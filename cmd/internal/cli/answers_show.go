package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
	"github.com/underpin-dev/underpin/decisions/finding"
)

func newAnswersShowCmd(app *App) *cobra.Command {
	var flags answersFlags
	var output outputFlag
	cmd := &cobra.Command{
		Use:   "show [FILE]",
		Short: "Show what was answered, what is a default and what is open",
		Args:  args(0, 1, "FILE"),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := flags.take(args); err != nil {
				return err
			}
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

func newAnswersValidateCmd(app *App) *cobra.Command {
	var flags answersFlags
	var output outputFlag
	cmd := &cobra.Command{
		Use:   "validate [FILE]",
		Short: "Check an answers file, with the place of each mistake",
		Args:  args(0, 1, "FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := flags.take(args); err != nil {
				return err
			}
			return runAnswersValidate(cmd.Context(), app, flags, output)
		},
	}
	flags.add(cmd)
	output.add(cmd)
	return cmd
}

// validation is what answers validate found, as JSON.
type validation struct {
	File     string       `json:"file,omitempty"`
	Answers  int          `json:"answers"`
	Defaults int          `json:"defaults"` // of the answers, those that say what holds anyway
	Open     []string     `json:"open"`
	Findings finding.List `json:"findings"`
}

func runAnswersValidate(ctx context.Context, app *App, flags answersFlags, output outputFlag) error {
	answers, err := flags.readOrFind(app)
	if err == nil {
		err = app.checkAnswers(ctx, answers)
	}
	if output.json() {
		return showValidation(app, flags.file, answers, err)
	}
	if err != nil {
		return err
	}
	subject := flags.file
	if subject == "" {
		subject = "--set"
	}
	fmt.Fprintf(app.Out, "%s: no mistakes; %s, of which %d as by default; %s open\n",
		subject, count(answers.Size(), "answer"), answers.AsByDefault(), count(len(answers.Unanswered()), "question"))
	return nil
}

// checkAnswers finds what is wrong with answers in the light of evidence and
// policy.
func (app *App) checkAnswers(ctx context.Context, answers checklist.Answers) error {
	g, err := app.grounds(ctx, settingsFlags{})
	if err != nil {
		return err
	}
	contradictions := evaluation.Contradictions(g.evidence, answers, g.policies...).Err()
	return errors.Join(checkFrameworks(answers, g.evidence), contradictions, g.demanded(answers))
}

func showValidation(app *App, file string, answers checklist.Answers, err error) error {
	found := finding.In(err)
	if err != nil && found == nil {
		return err
	}
	result := validation{File: file, Answers: answers.Size(), Defaults: answers.AsByDefault(), Open: []string{}, Findings: append(finding.List{}, found...)}
	for _, q := range answers.Unanswered() {
		result.Open = append(result.Open, q.ID)
	}
	if shown := report.JSON(app.Out, result); shown != nil {
		return shown
	}
	return err
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
