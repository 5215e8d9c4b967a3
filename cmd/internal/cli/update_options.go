package cli

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/underpin-dev/underpin/cmd/internal/prompt"
	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators"
	"github.com/underpin-dev/underpin/generators/pack"
	"github.com/underpin-dev/underpin/generators/plan"
	"github.com/underpin-dev/underpin/generators/tree"
)

// rendering is what the scaffold depends on, as far as the service knows it.
func (u *updating) rendering(app *App) (generators.Rendering, error) {
	framework, ok := u.evidence.Framework(u.pack.Framework)
	if !ok {
		return generators.Rendering{}, finding.Errorf("the pack %s is for %q, which the catalog does not have", u.pack.Name, u.pack.Framework)
	}
	outcomes, err := u.decided(app)
	if err != nil {
		return generators.Rendering{}, err
	}
	since := app.Now
	if started, err := time.Parse(time.DateOnly, outcomes[0].Date); err == nil {
		since = started
	}
	return generators.Rendering{
		Pack: u.pack, Answers: u.answers, Framework: framework,
		Record: u.past.Outcome.Record, Title: u.past.Outcome.Title, Since: since,
	}, nil
}

// settle settles the options and renders the pack: with those of the lock, what
// the answers say since, what --set says, and for those that are new what a
// person says.
func (u *updating) settle(ctx context.Context, app *App, opts updateOptions) (tree.Tree, map[string]any, error) {
	if err := u.say(app, opts.set); err != nil {
		return tree.Tree{}, nil, err
	}
	r, err := u.rendering(app)
	if err != nil {
		return tree.Tree{}, nil, err
	}
	r.Options = map[string]string{}
	for name, value := range lockedOptions(u.lock.Pack) {
		if _, still := u.pack.Option(name); still {
			r.Options[name] = value
		}
	}
	maps.Copy(r.Options, u.answers.Scaffold())
	if app.Prompt != nil && !opts.dryRun {
		if err := askNew(ctx, app, r); err != nil {
			return tree.Tree{}, nil, err
		}
	}
	return r.Scaffold()
}

// say puts options into the answers, and into the text of their file: what the
// lock alone knows, the next update would take back.
func (u *updating) say(app *App, assignments []string) error {
	if len(assignments) == 0 {
		return nil
	}
	before, err := u.read(app, generators.AnswersPath)
	if err != nil {
		return err
	}
	after := before
	for _, assignment := range assignments {
		key, value, ok := strings.Cut(assignment, "=")
		if !ok || !strings.HasPrefix(key, "scaffold.") {
			return finding.Errorf("--set %s: write scaffold.NAME=VALUE", assignment).
				WithHint("underpin answers set changes other answers")
		}
		if after, err = checklist.Edit(u.shown(app, generators.AnswersPath), after, key, value); err != nil {
			return err
		}
		if u.answers, err = u.answers.With(key, value); err != nil {
			return err
		}
	}
	if !bytes.Equal(before, after) {
		u.said = &plan.Change{Path: generators.AnswersPath, Before: before, After: after}
	}
	return nil
}

// askNew asks for the options that nobody has said anything about yet.
func askNew(ctx context.Context, app *App, r generators.Rendering) error {
	chosen, err := app.Prompt.Options(ctx, prompt.Options{
		Title: "New options",
		Why:   "The pack " + r.Pack.Name + " asks for more than it did; Enter alone takes the usual.",
		Next:  func(chosen map[string]string) (pack.Option, bool, error) { return nextOption(r, chosen) },
		Ask:   func(o pack.Option) string { return o.Name + " is new in the pack. " + o.Help },
		Keep:  func(map[string]string) error { return nil },
	})
	maps.Copy(r.Options, chosen)
	return err
}

func lockedOptions(lock generators.PackLock) map[string]string {
	options := map[string]string{}
	for name, value := range lock.Options {
		options[name] = fmt.Sprint(value)
	}
	return options
}

// changedOptions are those that are new, gone, or have another value.
func (u *updating) changedOptions(now map[string]any) []report.OptionChange {
	var list []report.OptionChange
	was := lockedOptions(u.lock.Pack)
	for _, o := range u.pack.Options {
		value := fmt.Sprint(now[o.Name])
		if before, had := was[o.Name]; !had || before != value {
			list = append(list, report.OptionChange{Name: o.Name, Value: value, Before: before, New: !had})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(was)) {
		if _, still := u.pack.Option(name); !still {
			list = append(list, report.OptionChange{Name: name, Before: was[name], Gone: true})
		}
	}
	return list
}
