package cli

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/pack"
	"github.com/underpin-dev/underpin/generators/tree"
	"github.com/underpin-dev/underpin/generators/verify"
)

type templateTestOptions struct {
	packs    []string
	cases    []string
	set      []string
	parallel int
	verbose  bool
	output   outputFlag
}

func newTemplateTestCmd(app *App) *cobra.Command {
	var opts templateTestOptions
	cmd := &cobra.Command{
		Use:   "test [PACK...]",
		Short: "Install, lint, test, build, run and probe what packs generate",
		Long: `test renders the packs, all built-in ones when none is named, with every pair of
values that two options can have together. Then it runs their verify cases: it
generates each, runs its steps with the real tools, starts the server and probes
it or holds it against the HTTP contract. A case whose tools are not here is
skipped and says so. It closes with the line: N passed, N failed, N skipped.

It ends with exit code 3 when a rendering or a case failed, and with 1 when it
could prove nothing, because every case was skipped.

--set gives every case one more answer, such as a name that is hard to handle;
options stay as the case has them. Where security.posture is regulated, the
contract asks for the strict headers and the audit lines, too.`,
		Example:           "  underpin template test gin --case sqlite --set service.name=class",
		Args:              args(0, -1, "PACK"),
		ValidArgsFunction: app.packs,
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.packs = args
			return runTemplateTest(cmd, app, opts)
		},
	}
	cmd.Flags().StringSliceVar(&opts.cases, "case", nil, "run only the cases of this `name`")
	cmd.Flags().StringArrayVarP(&opts.set, "set", "s", nil, "answer one question in every case, as in `key=value`; repeatable")
	cmd.Flags().IntVarP(&opts.parallel, "parallel", "j", max(1, runtime.NumCPU()/2), "how many cases run at a time")
	cmd.Flags().BoolVarP(&opts.verbose, "verbose", "v", false, "show every step and check")
	opts.output.add(cmd)
	return cmd
}

func runTemplateTest(cmd *cobra.Command, app *App, opts templateTestOptions) error {
	names := opts.packs
	if len(names) == 0 {
		var err error
		if names, err = builtInPacks(app); err != nil {
			return err
		}
	}
	more, err := moreAnswers(opts.set)
	if err != nil {
		return err
	}
	packs, err := openPacks(cmd.Context(), app, names)
	if err != nil {
		return err
	}
	if err := checkCases(packs, opts.cases); err != nil {
		return err
	}
	var subjects []verify.Subject
	var problems finding.List
	renderings := 0
	for _, p := range packs {
		found, rendered, err := renderAll(app, p)
		if err != nil {
			return err
		}
		problems, renderings = append(problems, found...), renderings+rendered
		subjects = append(subjects, subject(app, p, opts.cases, more))
	}
	if problems != nil {
		return tellProof(app, opts, report.NewVerify(problems, renderings, verify.Summary{}), func() { report.Findings(app.Out, problems) })
	}
	fmt.Fprintf(app.Err, "rendered %s, every pair of choices: in order\n", report.Count(renderings, "time", "times"))
	summary := verify.Runner{
		Environ:  os.Environ(),
		Parallel: opts.parallel,
		Progress: func(e verify.Event) { report.Progress(app.Err, e, opts.verbose) },
	}.Run(cmd.Context(), subjects...)
	err = tellProof(app, opts, report.NewVerify(nil, renderings, summary), func() { fmt.Fprintln(app.Out, report.Printable(summary.String())) })
	if interrupted := cmd.Context().Err(); interrupted != nil {
		return interrupted
	}
	return err
}

// checkCases refuses to run nothing: packs without a case, and cases that none
// of them has.
func checkCases(packs []pack.Pack, wanted []string) error {
	var names []string
	for _, p := range packs {
		for _, c := range p.Verify.Cases {
			if !slices.Contains(names, c.Name) {
				names = append(names, c.Name)
			}
		}
	}
	if len(names) == 0 {
		return finding.Errorf("there is no verify case to run").
			WithHint("a pack says under verify what proves it: underpin help packs")
	}
	var problems finding.List
	for _, name := range wanted {
		if !slices.Contains(names, name) {
			problems = append(problems, finding.Errorf("--case: there is no verify case %s%s", finding.Quote(name), finding.DidYouMean(name, names)).
				WithHint("the cases are: %s", strings.Join(names, ", ")))
		}
	}
	return problems.Err()
}

// tellProof shows how a proof went, as JSON or as show does, and turns it into
// the command's end.
func tellProof(app *App, opts templateTestOptions, proof report.VerifyJSON, show func()) error {
	if opts.output.json() {
		if err := report.JSON(app.Out, proof); err != nil {
			return fmt.Errorf("write the result: %w", err)
		}
	} else {
		show()
	}
	switch {
	case proof.Failed > 0 || len(proof.Findings) > 0:
		return errFindings
	case proof.Passed == 0:
		return errors.New("nothing was verified: every case was skipped")
	}
	return nil
}

// moreAnswers are those of --set, for every case.
func moreAnswers(set []string) (map[string]string, error) {
	more := map[string]string{}
	for _, assignment := range set {
		key, value, _ := strings.Cut(assignment, "=")
		if strings.HasPrefix(key, "scaffold.") {
			return nil, finding.Errorf("--set %s: each case has its own options", assignment).WithHint("choose a case with --case")
		}
		more[key] = value
	}
	flags := answersFlags{set: set}
	_, err := flags.over(checklist.Answers{})
	return more, err
}

func subject(app *App, p pack.Pack, only []string, more map[string]string) verify.Subject {
	var cases []pack.Case
	for _, c := range p.Verify.Cases {
		if len(only) > 0 && !slices.Contains(only, c.Name) {
			continue
		}
		answers := map[string]string{}
		maps.Copy(answers, c.Answers)
		maps.Copy(answers, more)
		c.Answers = answers
		cases = append(cases, c)
	}
	return verify.Subject{
		Pack:     p.Name,
		Requires: p.Verify.Requires,
		Cases:    cases,
		Generate: func(c pack.Case) (tree.Tree, error) { return renderCase(app, p, c) },
	}
}
