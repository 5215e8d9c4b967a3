package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/evaluation"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators"
	"github.com/underpin-dev/underpin/generators/pack"
	"github.com/underpin-dev/underpin/generators/plan"
)

func newAdoptCmd(app *App) *cobra.Command {
	var opts initOptions
	cmd := &cobra.Command{
		Use:   "adopt [DIR]",
		Short: "Give a repository that is there its decision record",
		Long: `adopt is for a service that underpin did not start. It ranks the frameworks for
the team's answers, records why the service is built on its framework, in the
form of the log that is there, and notes in .underpin what underpin check and
underpin adr regenerate need. It touches no file that is there, and commits just
what it wrote. DIR is the folder of the service, without it the one where you
stand.

The framework is the one that go.mod, package.json and the like name; where they
name none or several, --framework says it. One that does not rank first needs
--because, and so does one that the files do not name.

With --pack, underpin update can bring later versions of that pack: it takes the
pack as it is today for what the service began with, so that only what changes
from now on is merged, and files that the service does not have are not added.
This also works later, in a repository that was adopted without.`,
		Example: `  underpin adopt --answers orders.yaml
  underpin adopt services/orders -a orders.yaml --because "we know it well"
  underpin adopt -a orders.yaml --pack https://git.example.com/house.git@v1.4.0`,
		Args: args(0, 1, "DIR"),
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.dir, opts.saysCommit = append(args, ".")[0], cmd.Flags().Changed("no-commit")
			return runAdopt(cmd.Context(), app, opts)
		},
	}
	flags := cmd.Flags()
	flags.StringVarP(&opts.choice.Framework, "framework", "f", "", "the `id` of the framework that the service is built on")
	flags.StringVarP(&opts.pack, "pack", "p", "", "let later updates come from the pack of this `source`: a built-in name, a folder or a git URL")
	flags.BoolVarP(&opts.yes, "yes", "y", false, "ask nothing")
	opts.add(app, cmd)
	return cmd
}

func runAdopt(ctx context.Context, app *App, opts initOptions) (err error) {
	target := physical(app.path(opts.dir))
	if done, err := app.adoptedBefore(ctx, opts, target); done || err != nil {
		return err
	}
	g, err := app.groundsAt(ctx, target, target, opts.settings)
	if err != nil {
		return err
	}
	ready, err := app.prepareRecord(ctx, opts, g, target)
	if err != nil {
		return err
	}
	found, err := traces(target)
	if err != nil {
		return err
	}
	if opts.choice, err = recognized(app, opts, found); err != nil {
		return err
	}
	if app.asks(opts) {
		defer func() { err = app.tellOfDraft(target, err) }()
	}
	input, err := app.adoptable(ctx, opts, g, ready, target)
	if err != nil {
		return err
	}
	out, err := generators.Adopt(input, reads(target))
	if err != nil {
		return err
	}
	shown := report.Adoption{Dir: app.relative(target), Decision: input.Decision, Output: out, Pack: input.Pack, Found: found, DryRun: opts.dryRun}
	if !opts.dryRun {
		if shown.Commit, err = app.addTo(ctx, target, out, ready); err != nil {
			return err
		}
		app.tellOfCarried(g, ready.settings)
		err = app.draft(target).forget()
	}
	report.Adopted(app.Out, shown)
	return err
}

// addTo writes what is new into a folder that is there: nobody waits for it
// while questions are asked.
func (app *App) addTo(ctx context.Context, target string, out generators.Output, ready preparation) (string, error) {
	folder, err := app.hold(target)
	if err != nil {
		return "", err
	}
	defer folder.Close()
	return app.changeAndCommit(ctx, folder, target, plan.Additions(out.Files), commitOf(app, ready.author, out.Message))
}

// adoptable gathers the answers and decides.
func (app *App) adoptable(ctx context.Context, opts initOptions, g grounds, ready preparation, target string) (generators.Input, error) {
	answers, text, err := gatherAnswers(ctx, app, opts, g, target)
	if err != nil {
		return generators.Input{}, err
	}
	if err := g.demanded(answers); err != nil {
		return generators.Input{}, err
	}
	result := g.evaluate(answers)
	decision, err := app.decideOnWhatIs(ctx, opts, result)
	if err != nil {
		return generators.Input{}, err
	}
	base, source, err := app.basePack(ctx, opts, decision.Chosen.Framework.ID)
	if err != nil {
		return generators.Input{}, err
	}
	return generators.Input{
		Decision:    decision,
		Sensitivity: func() evaluation.Sensitivity { return evaluation.Analyse(g.evidence, answers, result) },
		Catalog:     g.evidence,
		Answers:     answers,
		AnswersText: text,
		Pack:        base,
		PackSource:  sourceIn(app, target, source),
		Template:    ready.template,
		Place:       ready.place,
		Review:      string(opts.review),
		Proposed:    opts.propose,
		Settings:    ready.settings,
		Now:         app.Now,
		Tool:        app.Version,
	}, nil
}

// traces are the frameworks that the files of a folder name.
func traces(target string) ([]generators.Trace, error) {
	root, err := os.OpenRoot(target)
	if err != nil {
		return nil, finding.Errorf("%s: %v", target, cause(err))
	}
	defer root.Close()
	return generators.Detect(root.FS()), nil
}

// recognized is the choice with the framework that the files name. Where they
// are certain, saying something else needs a reason.
func recognized(app *App, opts initOptions, found []generators.Trace) (decisions.Choice, error) {
	choice := opts.choice
	certain := len(found) > 0
	var named []string
	for _, t := range found {
		certain = certain && t.Framework == found[0].Framework
		named = append(named, t.String())
	}
	switch {
	case certain && choice.Framework == "":
		choice.Framework = found[0].Framework
	case certain && choice.Framework != found[0].Framework && strings.TrimSpace(choice.Because) == "":
		return choice, finding.Errorf("%s, and --framework says %s", found[0], choice.Framework).
			WithHint("say why with --because, or leave --framework out")
	case choice.Framework != "" || app.Prompt != nil && !opts.yes:
	case len(found) > 0:
		return choice, finding.Errorf("the files name several frameworks: %s", strings.Join(named, ", ")).
			WithHint("--framework ID says which one the service is built on")
	default:
		return choice, finding.Errorf("no file here names the framework").
			WithHint("--framework ID says which one the service is built on; underpin catalog list shows all")
	}
	return choice, nil
}

// decideOnWhatIs makes the decision for the framework that is in use: only its
// reason can be asked for.
func (app *App) decideOnWhatIs(ctx context.Context, opts initOptions, result evaluation.Evaluation) (decisions.Decision, error) {
	choice := opts.choice
	if app.Prompt != nil && !opts.yes {
		var err error
		if choice, err = app.Prompt.Choose(ctx, result, choice); err != nil {
			return decisions.Decision{}, err
		}
	}
	return decisions.Decide(result, choice)
}

// basePack is the pack that later updates come from; none unless it is asked
// for.
func (app *App) basePack(ctx context.Context, opts initOptions, framework string) (pack.Pack, string, error) {
	if opts.pack == "" {
		return pack.Pack{}, "", nil
	}
	return openPack(ctx, app, opts.pack, framework)
}

// reads gives the files of a folder, nil where there is none.
func reads(target string) func(string) []byte {
	return func(name string) []byte {
		root, err := os.OpenRoot(target)
		if err != nil {
			return nil
		}
		defer root.Close()
		text, err := root.ReadFile(filepath.FromSlash(name))
		if err != nil {
			return nil
		}
		return nonNil(text)
	}
}

// adoptedBefore gives a repository that was adopted without a pack the one that
// is asked for.
func (app *App) adoptedBefore(ctx context.Context, opts initOptions, target string) (bool, error) {
	folder, err := app.hold(target)
	if err != nil {
		return true, err
	}
	defer folder.Close()
	if _, err := os.Stat(filepath.Join(target, filepath.FromSlash(generators.LockPath))); errors.Is(err, fs.ErrNotExist) || opts.pack == "" {
		return false, nil
	}
	inside := *app
	inside.Dir = target
	s, err := openService(&inside)
	if err != nil {
		return true, err
	}
	if s.lock.Pack.Name != "" {
		return true, finding.Errorf("%s: has a pack already, %s %s", app.relative(target), s.lock.Pack.Name, s.lock.Pack.Version).
			WithHint("underpin update --pack %s goes over to another", opts.pack)
	}
	u := &updating{service: s}
	if u.grounds, err = app.groundsAt(ctx, target, target, opts.settings); err != nil {
		return true, err
	}
	var source string
	if u.pack, source, err = findPack(ctx, app, opts.pack, s.past.Outcome.Framework); err != nil {
		return true, err
	}
	if err := u.refuseOther(app, opts.pack); err != nil {
		return true, err
	}
	u.source = sourceIn(app, target, source)
	return true, u.adoptPack(ctx, app, opts, folder)
}

func (u *updating) adoptPack(ctx context.Context, app *App, opts initOptions, folder *plan.Folder) error {
	r, err := u.rendering(app)
	if err != nil {
		return err
	}
	r.Options = u.answers.Scaffold()
	files, err := generators.AdoptPack(u.lock, app.Version, u.source, r, reads(u.root))
	if err != nil {
		return err
	}
	var changes []plan.Change
	for _, f := range files {
		changes = append(changes, plan.Change{Path: f.Path, Before: reads(u.root)(f.Path), After: f.Text})
	}
	if opts.dryRun {
		report.Difference(app.Out, changes)
		return nil
	}
	author, err := committer(app, opts.from(u.settings), u.root)
	if err != nil {
		return err
	}
	message := fmt.Sprintf("chore: let underpin update from the pack %s\n\nPack: %s@%s\n", u.pack.Name, u.pack.Name, u.pack.Version)
	hash, err := app.changeAndCommit(ctx, folder, u.root, changes, commitOf(app, author, message))
	if err != nil {
		return err
	}
	report.AdoptedPack(app.Out, u.pack, hash)
	return nil
}
