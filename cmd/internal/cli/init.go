package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators"
	"github.com/underpin-dev/underpin/generators/plan"
	"github.com/underpin-dev/underpin/generators/repo"
)

type initOptions struct {
	dir        string
	answers    answersFlags
	settings   settingsFlags
	choice     decisions.Choice
	pack       string
	record     string
	review     reviewFlag
	author     string
	yes        bool
	propose    bool
	dryRun     bool
	noCommit   bool
	saysCommit bool // whether --no-commit was given, be it as --no-commit=false
}

func newInitCmd(app *App) *cobra.Command {
	var opts initOptions
	cmd := &cobra.Command{
		Use:   "init DIR",
		Short: "Decide on a framework, record why, and start the repository",
		Long: `init ranks the frameworks for the team's answers, takes the first or the one
that is named, writes the decision record and the starter's files into DIR, and
commits them. At a terminal it asks for the answers that were not handed over;
elsewhere it asks nothing, and --yes or --framework says what to choose.

DIR is a new folder, alone or inside a git repository, or the root of one that
is there: then only what init writes is committed to it. Nothing is ever
overwritten.

A log of decisions that is there already is continued, in its folder and in its
own manner. A new one is kept in docs/decisions in the form of MADR 4, or with
--record nygard in doc/adr in that of adr-tools. underpin adr template --help
tells how to write a form of your own.`,
		Example: `  underpin init orders
  underpin init orders --answers orders.yaml --yes
  underpin init orders -a orders.yaml --framework gin --because "we run Go"
  underpin init orders --answers orders.yaml --yes --dry-run`,
		Args: args(1, 1, "DIR"),
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.dir, opts.saysCommit = args[0], cmd.Flags().Changed("no-commit")
			return runInit(cmd.Context(), app, opts)
		},
	}
	flags := cmd.Flags()
	flags.StringVarP(&opts.choice.Framework, "framework", "f", "", "choose the framework with this `id`; needs --because when it does not rank first")
	flags.StringVarP(&opts.pack, "pack", "p", "", "use the pack of this `source` instead of the framework's own: a built-in name, a folder or a git URL")
	flags.BoolVarP(&opts.yes, "yes", "y", false, "accept what ranks first, and ask nothing")
	opts.add(app, cmd)
	return cmd
}

// add adds the flags that init and adopt share, and completes those that both
// name alike.
func (o *initOptions) add(app *App, cmd *cobra.Command) {
	o.answers.add(cmd)
	o.settings.add(cmd)
	o.review.add(cmd)
	flags := cmd.Flags()
	flags.StringVarP(&o.choice.Because, "because", "b", "", "the reason for the framework, in one `sentence`; it goes into the record")
	flags.StringVarP(&o.record, "record", "r", "", "the `form` of the record: madr, nygard, or the path of a template of your own")
	flags.StringVar(&o.author, "author", "", "commit as `\"Name <e-mail>\"` instead of who git is configured for")
	flags.BoolVar(&o.propose, "propose", false, "write the record as proposed; underpin adr accept accepts it")
	flags.BoolVar(&o.dryRun, "dry-run", false, "show what would be written and committed, and write nothing")
	flags.BoolVar(&o.noCommit, "no-commit", false, "write the files, commit nothing")
	completes(cmd, "framework", app.frameworks)
	completes(cmd, "pack", app.packs)
	completes(cmd, "record", fixed(recordForms, cobra.ShellCompDirectiveDefault))
}

// runInit is the main job: answers are evaluated against cited claims, a person
// decides, the decision becomes a record and a tree, both are planned, applied
// and committed.
func runInit(ctx context.Context, app *App, opts initOptions) (err error) {
	target := app.path(opts.dir)
	if err := app.checkTarget(target); err != nil {
		return err
	}
	g, err := app.groundsAt(ctx, standing(target), target, opts.settings)
	if err != nil {
		return err
	}
	ready, err := app.prepare(ctx, opts, g, target)
	if err != nil {
		return err
	}
	if app.asks(opts) {
		defer func() { err = app.tellOfDraft(target, err) }()
	}
	answers, text, err := gatherAnswers(ctx, app, opts, g, target)
	if err != nil {
		return err
	}
	if err := errors.Join(checkGrounds(answers, opts.choice), g.demanded(answers)); err != nil {
		return err
	}
	result := g.evaluate(answers)
	sensitivity := meanwhile(func() evaluation.Sensitivity { return evaluation.Analyse(g.evidence, answers, result) })
	decision, err := decide(ctx, app, opts, result)
	if err != nil {
		return err
	}
	starter, source, err := app.openStarter(ctx, opts, g, decision.Chosen.Framework.ID)
	if err != nil {
		return err
	}
	complete := answers // the analysis reads the answers meanwhile
	if app.asks(opts) {
		if complete, err = app.options(ctx, target, generators.Rendering{Pack: starter, Answers: answers, Framework: decision.Chosen.Framework, Since: app.Now}); err != nil {
			return err
		}
	}
	output, err := generators.Generate(generators.Input{
		Decision:    decision,
		Sensitivity: sensitivity,
		Catalog:     g.evidence,
		Answers:     complete,
		AnswersText: text,
		Pack:        starter,
		PackSource:  sourceIn(app, target, source),
		Template:    ready.template,
		Place:       ready.place,
		Review:      string(opts.review),
		Proposed:    opts.propose,
		Settings:    ready.settings,
		Now:         app.Now,
		Tool:        app.Version,
	})
	if err != nil {
		return err
	}
	planned, err := plan.Make(target, output.Files, commitOf(app, ready.author, output.Message))
	if err != nil {
		return err
	}
	if opts.dryRun {
		report.Plan(app.Out, planned, output.Record)
		return nil
	}
	hash, err := app.begin(ctx, target, planned)
	if err != nil {
		return err
	}
	app.tellOfCarried(g, ready.settings)
	report.Done(app.Out, app.relative(target), decision, output, starter, hash)
	return nil
}

// decide is what the person chooses of the ranking.
func decide(ctx context.Context, app *App, opts initOptions, result evaluation.Evaluation) (decisions.Decision, error) {
	choice, err := choose(ctx, app, opts, result)
	if err != nil {
		return decisions.Decision{}, err
	}
	return decisions.Decide(result, choice)
}

// begin writes the repository, which from then on holds the answers that a
// draft was kept of.
func (app *App) begin(ctx context.Context, target string, planned plan.Plan) (hash string, err error) {
	if hash, err = planned.Apply(ctx); err != nil {
		return "", err
	}
	if err := app.draft(target).forget(); err != nil {
		fmt.Fprintf(app.Err, "note: %v\n", err)
	}
	return hash, nil
}

// checkTarget refuses a target that cannot be written to, after settling what a
// killed run left there.
func (app *App) checkTarget(target string) error {
	settled, err := plan.Settle(target)
	if err != nil {
		return err
	}
	app.tellSettled(settled)
	return plan.CheckTarget(target)
}

// meanwhile begins a work, and gives what waits for it.
func meanwhile[T any](work func() T) func() T {
	done := make(chan T, 1)
	go func() { done <- work() }()
	return sync.OnceValue(func() T { return <-done })
}

// asks tells whether there is an interview.
func (app *App) asks(opts initOptions) bool {
	return app.Prompt != nil && !opts.yes && !opts.answers.given()
}

// gatherAnswers takes the answers that were handed over, asks for the rest
// where somebody can answer, and names the service after its folder.
func gatherAnswers(ctx context.Context, app *App, opts initOptions, g grounds, target string) (checklist.Answers, []byte, error) {
	answers, text, err := opts.answers.read(app)
	if err != nil {
		return answers, nil, err
	}
	if err := checkFrameworks(answers, g.evidence); err != nil {
		return answers, nil, err
	}
	answers, err = nameService(answers, filepath.Base(target))
	if err != nil {
		return answers, nil, err
	}
	switch {
	case opts.answers.given():
		return answers, text, nil
	case app.asks(opts):
		answers, err = app.interview(ctx, target, answers, g)
		return answers, nil, err
	}
	asked := "nobody at a terminal to ask"
	if app.Prompt != nil {
		asked = "--yes asks nothing"
	}
	return answers, nil, finding.Errorf("no answers, and %s", asked).
		WithHint("add --answers FILE (underpin answers init FILE writes one to fill in), or --set key=value")
}

// checkGrounds refuses to follow a ranking when nobody said anything: it would
// rest on what holds in general, and look as if a team had decided.
func checkGrounds(answers checklist.Answers, choice decisions.Choice) error {
	if choice.Framework != "" {
		return nil
	}
	for _, criterion := range checklist.Criteria() {
		if answers.Said(criterion) != "" {
			return nil
		}
	}
	return finding.Errorf("none of the ten items is answered: there is nothing to decide by").
		WithHint("underpin answers init FILE writes a file to fill in; --framework ID --because TEXT decides without")
}

func nameService(answers checklist.Answers, folder string) (checklist.Answers, error) {
	if answers.Value("service.name") != "" {
		return answers, nil
	}
	named, err := answers.With("service.name", folder)
	if err != nil {
		return answers, fmt.Errorf("the folder gives the service its name: %w", err)
	}
	return named, nil
}

// choose is what the person wants: by flag, by question, or the first.
func choose(ctx context.Context, app *App, opts initOptions, result evaluation.Evaluation) (decisions.Choice, error) {
	switch {
	case opts.yes || len(result.Ranking) == 0:
		return opts.choice, nil
	case app.Prompt != nil:
		return app.Prompt.Choose(ctx, result, opts.choice)
	case opts.choice.Framework != "":
		return opts.choice, nil
	}
	return opts.choice, finding.Errorf("%s ranks first, and nobody at a terminal to accept it", result.Ranking[0].Framework.ID).
		WithHint("add --yes to accept it, or --framework ID --because TEXT to choose another")
}

// committer is who commits, nil with --no-commit.
func committer(app *App, opts initOptions, target string) (*repo.Person, error) {
	if opts.noCommit {
		return nil, nil
	}
	author, err := app.author(opts.author, target)
	return &author, err
}

// commitOf is what is committed, nil where nobody does.
func commitOf(app *App, author *repo.Person, message string) *repo.Commit {
	if author == nil {
		return nil
	}
	return &repo.Commit{Author: *author, When: app.Now, Message: message}
}
