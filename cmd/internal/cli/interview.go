package cli

import (
	"context"
	"errors"
	"fmt"
	"maps"

	"github.com/underpin-dev/underpin/cmd/internal/prompt"
	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
	"github.com/underpin-dev/underpin/generators"
	"github.com/underpin-dev/underpin/generators/pack"
)

// Asker is somebody at a terminal.
type Asker interface {
	// Interview asks the checklist's questions and returns the answers.
	Interview(ctx context.Context, i prompt.Interview) (checklist.Answers, error)
	// Choose shows the ranking and lets the person accept or overrule it, as far
	// as the choice does not say so already.
	Choose(ctx context.Context, e evaluation.Evaluation, choice decisions.Choice) (decisions.Choice, error)
	// Options asks for options of a pack.
	Options(ctx context.Context, o prompt.Options) (map[string]string, error)
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
		Required:   g.required(),
	})
}

// required are the questions that policies require an answer to, each with the
// one that does.
func (g grounds) required() map[string]string {
	required := map[string]string{}
	for _, d := range evaluation.Missing(g.policies, checklist.Answers{}) {
		required[d.Question] = d.Policy
	}
	return required
}

// options asks, after an interview, for the options of the starter that nobody
// has said anything about. They are kept with the other answers.
func (app *App) options(ctx context.Context, target string, r generators.Rendering) (checklist.Answers, error) {
	given := r.Answers
	r.Options = given.Scaffold()
	_, err := app.Prompt.Options(ctx, prompt.Options{
		Title: "The starter",
		Why:   "What the pack " + r.Pack.Name + " makes; Enter alone takes the usual.",
		Next:  func(chosen map[string]string) (pack.Option, bool, error) { return nextOption(r, chosen) },
		Ask:   func(o pack.Option) string { return o.Name + ": " + o.Help },
		Keep: func(chosen map[string]string) error {
			r.Answers = given
			for name, value := range chosen {
				var err error
				if r.Answers, err = r.Answers.With("scaffold."+name, value); err != nil {
					return err
				}
			}
			return app.draft(target).save(r.Answers)
		},
	})
	return r.Answers, err
}

// nextOption is the first that is offered and has no value, given what was
// chosen beside the options of a rendering.
func nextOption(r generators.Rendering, chosen map[string]string) (pack.Option, bool, error) {
	options := maps.Clone(r.Options)
	maps.Copy(options, chosen)
	r.Options = options
	for _, o := range r.Pack.Options {
		if _, said := options[o.Name]; said {
			continue
		}
		if offered, err := r.Offers(o.Name); err != nil || offered {
			return o, offered, err
		}
	}
	return pack.Option{}, false, nil
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
