package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/underpin-dev/underpin/cmd/internal/prompt"
	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
	"github.com/underpin-dev/underpin/generators/pack"
)

// Asker is somebody at a terminal.
type Asker interface {
	// Interview asks the checklist's questions and returns the answers.
	Interview(ctx context.Context, i prompt.Interview) (checklist.Answers, error)
	// Choose shows the ranking and lets the person accept or overrule it, as far
	// as the choice does not say so already.
	Choose(ctx context.Context, e evaluation.Evaluation, choice decisions.Choice) (decisions.Choice, error)
	// Option asks for the value of an option that a pack has.
	Option(ctx context.Context, o pack.Option) (string, error)
}

// interview asks for what is not answered yet. Every answer is kept at once in
// a draft, from which an interrupted interview for the same folder goes on.
func (app *App) interview(ctx context.Context, target string, start checklist.Answers, g grounds) (checklist.Answers, error) {
	kept := app.draft(target)
	typed, err := kept.read()
	switch {
	case err != nil:
		return start, err
	case typed.Size() > 0:
		fmt.Fprintf(app.Err, "going on with the interview for %s where it stopped: %d answers are kept\n", app.relative(target), typed.Size())
		start = start.Over(typed)
	case kept == "":
		fmt.Fprintln(app.Err, "note: without a home folder, unfinished answers cannot be kept")
	}
	return app.Prompt.Interview(ctx, prompt.Interview{
		Start:      start,
		Standing:   func(a checklist.Answers) string { return report.TopThree(g.evaluate(a)) },
		Save:       kept.save,
		Frameworks: named(g.evidence),
	})
}

// named are the frameworks of the catalog, for a limit to be chosen from.
func named(evidence catalog.Catalog) []checklist.Option {
	var options []checklist.Option
	for _, id := range evidence.FrameworkIDs() {
		framework, _ := evidence.Framework(id)
		options = append(options, checklist.Option{Value: id, Help: framework.Name})
	}
	return options
}

// tellOfDraft says, after an init that failed or was interrupted, that nothing
// of what was answered is lost.
func (app *App) tellOfDraft(target string, err error) error {
	switch {
	case err == nil || !app.draft(target).exists():
		return err
	case errors.Is(err, context.Canceled):
		return fmt.Errorf("%w: %w", errKept, err)
	}
	fmt.Fprintln(app.Err, "note: the answers are kept; the same command goes on from them")
	return err
}
