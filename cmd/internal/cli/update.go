package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/Masterminds/semver/v3"
	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/config"
	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators"
	"github.com/underpin-dev/underpin/generators/merge"
	"github.com/underpin-dev/underpin/generators/pack"
	"github.com/underpin-dev/underpin/generators/plan"
	"github.com/underpin-dev/underpin/generators/repo"
	"github.com/underpin-dev/underpin/generators/tree"
)

type updateOptions struct {
	pack       string
	set        []string
	conflict   conflictFlag
	author     string
	allowDirty bool
	downgrade  bool
	dryRun     bool
	noCommit   bool
	saysCommit bool
	output     outputFlag
}

// conflictFlag is --conflict markers|rej.
type conflictFlag string

// String and Type make it a flag value.
func (c *conflictFlag) String() string { return string(*c) }

// Type names the values in --help.
func (c *conflictFlag) Type() string { return "markers|rej" }

// Set takes the flag's value.
func (c *conflictFlag) Set(value string) error {
	if value != "markers" && value != "rej" {
		return fmt.Errorf("must be markers or rej")
	}
	*c = conflictFlag(value)
	return nil
}

func newUpdateCmd(app *App) *cobra.Command {
	opts := updateOptions{conflict: "markers"}
	cmd := &cobra.Command{
		Use:   "update",
		Short: "Bring the pack's newer version into this repository",
		Long: `update renders the pack as it is today, with the answers of today and the
options in .underpin/lock.yaml, and merges what changed since the last time into
what the repository holds, file by file and line by line. What was changed here
stays; what was deleted here stays deleted. The result is one commit. A built-in
pack updates with underpin itself, a folder or a branch with what it holds, and
one at a tag when the settings name another tag (underpin config). --pack names
any other source, or another pack for the framework of the record; where that
is another one by now, the pack of before is not followed any further, and
--pack goes over to one for it.

Where both sides changed the same lines, both are kept between conflict markers,
or with --conflict rej the pack's change is put into FILE.rej. Then nothing is
committed, the files are named, and the exit code is 1: resolve them and commit,
there is nothing else to do. Or give the update up: what git stash
--include-untracked puts aside, with all else that is not committed, git stash
drop forgets.

Options that are new in the pack are asked for at a terminal; elsewhere they get
their default, which is told, or what --set scaffold.NAME=VALUE says, which goes
into .underpin/answers.yaml in the same commit. What the pack generated and no
commit has, merged as it is with changes of yours, is kept in
.underpin/base.yaml for the next update: commit it, and leave it alone.

As JSON: pack, from, to, source, changes (version, note), options (name, value,
before, new, gone), files (kind, path, to, note, lines), conflicts (how many),
commit and, where there is a newer tag, newer. The kinds are added, changed,
merged, removed, renamed, kept and conflict.`,
		Example: `  underpin update --dry-run
  underpin update
  underpin update --pack https://git.example.com/platform.git//house@v1.4.0`,
		Args: args(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			opts.saysCommit = cmd.Flags().Changed("no-commit")
			return runUpdate(cmd.Context(), app, opts)
		},
	}
	flags := cmd.Flags()
	flags.StringVarP(&opts.pack, "pack", "p", "", "update from the pack of this `source`: a built-in name, a folder or a git URL")
	flags.StringArrayVarP(&opts.set, "set", "s", nil, "set an option here and in the answers, as in `scaffold.name=value`; repeatable")
	flags.Var(&opts.conflict, "conflict", "how to keep both sides where they conflict")
	flags.StringVar(&opts.author, "author", "", "commit as `\"Name <e-mail>\"`")
	flags.BoolVar(&opts.allowDirty, "allow-dirty", false, "go on although there are changes that are not committed")
	flags.BoolVar(&opts.downgrade, "downgrade", false, "go back to an older version of the pack")
	flags.BoolVar(&opts.dryRun, "dry-run", false, "show what would change, and write nothing; exit code 1 foretells conflicts")
	flags.BoolVar(&opts.noCommit, "no-commit", false, "write the files, commit nothing")
	opts.output.add(cmd)
	return cmd
}

// runUpdate renders the pack anew, merges it into what is there, and commits.
func runUpdate(ctx context.Context, app *App, opts updateOptions) error {
	folder, err := app.holdService()
	if err != nil {
		return err
	}
	defer folder.Close()
	u, err := openUpdate(ctx, app, opts)
	if err != nil {
		return err
	}
	theirs, options, err := u.settle(ctx, app, opts)
	if err != nil {
		return err
	}
	if u.nothingNew(theirs, options) {
		return u.show(app, opts, report.Update{Pack: u.pack, From: u.lock.Pack, Source: u.source, Nothing: true})
	}
	base, recalled, err := u.base(ctx, app, theirs)
	if err != nil {
		return err
	}
	merged, err := u.merge(base, theirs, opts)
	if err != nil {
		return err
	}
	shown := report.Update{Pack: u.pack, From: u.lock.Pack, Source: u.source, Options: u.changedOptions(options), Steps: merged.Steps, DryRun: opts.dryRun}
	if opts.dryRun {
		return u.show(app, opts, shown)
	}
	changes, err := u.changes(app, merged, base, theirs, options, recalled)
	if err != nil {
		return err
	}
	if shown.Commit, err = u.apply(ctx, app, opts, folder, changes, shown); err != nil {
		return err
	}
	return u.show(app, opts, shown)
}

// updating is a repository, and the pack to bring to it.
type updating struct {
	service
	grounds
	pack       pack.Pack
	source     string            // of the pack, as the lock keeps it
	scaffolded map[string]string // the files that came from the pack, with their digests
	said       *plan.Change      // what --set does to the answers file; nil where that says it already
}

// openUpdate reads what is there, and refuses what cannot be updated.
func openUpdate(ctx context.Context, app *App, opts updateOptions) (*updating, error) {
	s, err := openService(app)
	if err != nil {
		return nil, err
	}
	if s.lock.Pack.Name == "" {
		return nil, errNoPack
	}
	u := &updating{service: s}
	if u.grounds, err = app.grounds(ctx, settingsFlags{}); err != nil {
		return nil, err
	}
	if u.scaffolded, err = u.fromPack(app); err != nil {
		return nil, err
	}
	if err := u.refuseDirty(app, opts); err != nil {
		return nil, err
	}
	if u.pack, u.source, err = u.newest(ctx, app, opts.pack); err != nil {
		return nil, err
	}
	if err := u.refuseOther(app, opts.pack); err != nil {
		return nil, err
	}
	return u, u.refuseOlder(opts)
}

// newest opens the pack as it is today, from the lock's source or another.
func (u *updating) newest(ctx context.Context, app *App, wanted string) (pack.Pack, string, error) {
	if wanted == "" {
		wanted = u.set(app)
	}
	if wanted == "" || sourceIn(app, u.root, wanted) == u.lock.Pack.Source {
		found, err := openNewest(ctx, app, u.root, u.lock.Pack)
		return found, u.lock.Pack.Source, err
	}
	found, source, err := findPack(ctx, app, wanted, u.past.Outcome.Framework)
	return found, sourceIn(app, u.root, source), err
}

// refuseOther refuses a pack, be it the one that was asked for, for another
// framework than the record decides on: files and record would contradict each
// other.
func (u *updating) refuseOther(app *App, wanted string) error {
	decided, made := u.past.Outcome.Framework, u.pack.Framework
	if made == decided {
		return nil
	}
	problem := finding.Errorf("the pack %s is for %s, and the record decides on %s",
		u.pack.Name, u.evidence.SubjectName(made), u.evidence.SubjectName(decided))
	first := "name a pack for " + u.evidence.SubjectName(decided)
	if wanted == "" {
		first = generators.GoOver(u.evidence, decided, u.packOf(app, decided))
	}
	return problem.WithHint("%s%s", first, generators.DecideAgain(u.evidence, u.evaluate(u.answers), made))
}

// set is the pack that is set for the framework, where that is the lock's at
// another version; "" where it is not: a pack is never exchanged unasked.
func (u *updating) set(app *App) string {
	set := u.packFor(app, "", u.past.Outcome.Framework)
	if !repo.IsURL(set) || !repo.IsURL(u.lock.Pack.Source) {
		return ""
	}
	is, err := repo.ParseSource(set)
	was, errWas := repo.ParseSource(u.lock.Pack.Source)
	if err != nil || errWas != nil || is.URL != was.URL || is.Folder != was.Folder {
		return ""
	}
	return set
}

// newerTag is the pack's source at a newer tag, and where the one that is
// followed is set. What a platform sets is followed by following the platform.
func (u *updating) newerTag() (newer, set string) {
	for _, v := range u.settings.Values("packs") {
		switch {
		case v.Key != u.past.Outcome.Framework || !sameSource(v.Path, u.source):
		case v.Layer == config.Platform:
			return "", ""
		default:
			return u.pack.Newer, where(v)
		}
	}
	return u.pack.Newer, ""
}

// sameSource tells whether two git URLs, however they are written, are one.
func sameSource(one, other string) bool {
	a, err := repo.ParseSource(one)
	b, errOther := repo.ParseSource(other)
	return err == nil && errOther == nil && a.String() == b.String()
}

func (u *updating) refuseDirty(app *App, opts updateOptions) error {
	existing, err := u.repository()
	if err != nil || existing == nil || opts.allowDirty || opts.dryRun {
		return err
	}
	dirty, err := existing.Dirty()
	if err != nil || len(dirty) == 0 {
		return err
	}
	if slices.Contains(dirty, u.prefix(existing)+generators.LockPath) {
		if err := u.refuseUnfinished(app); err != nil {
			return err
		}
	}
	const named = 3
	list := strings.Join(dirty[:min(named, len(dirty))], ", ")
	if more := len(dirty) - named; more > 0 {
		list = fmt.Sprintf("%s and %d more", list, more)
	}
	return finding.Errorf("there are changes that are not committed: %s", list).
		WithHint("commit or stash them, so that the update can be told from them; or add --allow-dirty")
}

// refuseUnfinished says that the last update waits for a person, and how to go
// on or back.
func (u *updating) refuseUnfinished(app *App) error {
	left, err := u.leftOver(app)
	if err != nil || len(left) == 0 {
		return err
	}
	return finding.Errorf("an update is not finished: %s is not resolved", left[0]).
		WithHint("choose what stays there, take markers and .rej files away and commit; or give it up: git stash --include-untracked puts it aside, with all else that is not committed")
}

// refuseOlder says plainly that the pack at hand is older than what is here.
func (u *updating) refuseOlder(opts updateOptions) error {
	if opts.downgrade || !u.goesBack() {
		return nil
	}
	hint := "--downgrade goes back to it"
	if isName(u.source) {
		hint = "a newer underpin has a newer pack; --downgrade goes back to this one"
	}
	return finding.Errorf("the pack %s at hand is %s, older than %s, which this repository follows", u.pack.Name, u.pack.Version, u.lock.Pack.Version).
		WithHint("%s", hint)
}

// goesBack tells that the pack at hand is older than the lock's.
func (u *updating) goesBack() bool {
	return u.pack.Name == u.lock.Pack.Name && older(u.pack.Version, u.lock.Pack.Version)
}

// older compares two versions; what is no version is not older.
func older(one, other string) bool {
	a, err := semver.NewVersion(one)
	b, otherErr := semver.NewVersion(other)
	return err == nil && otherErr == nil && a.LessThan(b)
}

// nothingNew tells that the pack generates what it generated the last time,
// with the same options.
func (u *updating) nothingNew(theirs tree.Tree, options map[string]any) bool {
	if u.said != nil || len(u.changedOptions(options)) > 0 || u.pack.Version != u.lock.Pack.Version || u.pack.Name != u.lock.Pack.Name || u.source != u.lock.Pack.Source {
		return false
	}
	return u.sameFiles(theirs)
}

// sameFiles tells that the pack made just these files the last time.
func (u *updating) sameFiles(theirs tree.Tree) bool {
	if theirs.Len() != len(u.scaffolded) {
		return false
	}
	for _, f := range theirs.Files() {
		if u.scaffolded[f.Path] != f.Digest() {
			return false
		}
	}
	return true
}

// merge brings the three sides together.
func (u *updating) merge(base, theirs tree.Tree, opts updateOptions) (generators.Updated, error) {
	ours, inTheWay, err := u.ours(base, theirs)
	if err != nil {
		return generators.Updated{}, err
	}
	return generators.Update(generators.Merging{
		Base: base, Ours: ours, Theirs: theirs, InTheWay: inTheWay,
		Labels: merge.Labels{Ours: "ours", Theirs: u.pack.Name + " " + u.pack.Version},
		Reject: opts.conflict == "rej",
	}), nil
}

// apply writes the changes and commits them, unless somebody must look first.
func (u *updating) apply(ctx context.Context, app *App, opts updateOptions, folder *plan.Folder, changes []plan.Change, shown report.Update) (string, error) {
	by := initOptions{noCommit: opts.noCommit, saysCommit: opts.saysCommit, author: opts.author}.from(u.settings)
	by.noCommit = by.noCommit || shown.Conflicts() > 0
	author, err := committer(app, by, u.root)
	if err != nil {
		return "", err
	}
	return app.changeAndCommit(ctx, folder, u.root, changes, commitOf(app, author, u.message(shown)))
}

func (u *updating) message(shown report.Update) string {
	var b strings.Builder
	fmt.Fprintf(&b, "chore: %s\n\n", shown.Subject())
	for _, c := range shown.Notes() {
		fmt.Fprintf(&b, "%s: %s\n\n", c.Version, c.Note)
	}
	fmt.Fprintf(&b, "Pack: %s@%s\n", u.pack.Name, u.pack.Version)
	return b.String()
}

func (u *updating) show(app *App, opts updateOptions, shown report.Update) error {
	shown.Newer, shown.Set = u.newerTag()
	if opts.output.json() {
		if err := report.JSON(app.Out, report.NewUpdate(shown)); err != nil {
			return err
		}
	} else {
		report.Updated(app.Out, shown)
	}
	switch conflicts := report.Count(shown.Conflicts(), "conflict", "conflicts"); {
	case shown.Conflicts() == 0:
	case opts.dryRun:
		them := "them"
		if shown.Conflicts() == 1 {
			them = "it"
		}
		return fmt.Errorf("%s to come; the update would leave %s to you", conflicts, them)
	default:
		return fmt.Errorf("%s; resolve what is named above and commit", conflicts)
	}
	return nil
}
