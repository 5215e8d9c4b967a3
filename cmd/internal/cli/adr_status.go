package cli

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/decisions/adr"
	"github.com/underpin-dev/underpin/decisions/finding"
)

// newADRMoveCmd is a verb that gives records another status.
func newADRMoveCmd(app *App, at *logFlag, verb string, to adr.State, long string) *cobra.Command {
	return &cobra.Command{
		Use:   verb + " RECORD...",
		Short: fmt.Sprintf("Give records the status %s", to),
		Long: long + `

Only the status is written, where and how the record has it; in MADR, whose date
is that of the last change, a record that is accepted or rejected is dated
today. Words that stand beside the old status are kept. Several records change
together or not at all.`,
		Example: fmt.Sprintf("  underpin adr %s 7", verb),
		Args:    args(1, -1, "RECORD"),
		RunE:    func(_ *cobra.Command, args []string) error { return runADRMove(app, *at, to, args) },
	}
}

func newADRStatusCmds(app *App, at *logFlag) []*cobra.Command {
	return []*cobra.Command{
		newADRMoveCmd(app, at, "accept", adr.Accepted, "accept makes proposals decisions."),
		newADRMoveCmd(app, at, "reject", adr.Rejected, "reject keeps proposals that were turned down, with their reasons."),
		newADRMoveCmd(app, at, "deprecate", adr.Deprecated, "deprecate marks decisions that hold no longer and that nothing took the place\nof; for those that another took the place of, there is supersede."),
		newADRSupersedeCmd(app, at),
	}
}

func runADRMove(app *App, at logFlag, to adr.State, targets []string) error {
	log, edits, err := changeLog(app, at, func(log records) ([]adr.Edit, error) {
		chosen, err := log.findAll(targets)
		if err != nil {
			return nil, err
		}
		for _, r := range chosen {
			if r.Status.State == to {
				fmt.Fprintf(app.Err, "note: %s is %s already\n", log.at(r.File), to)
			}
		}
		return log.Move(to, app.Now, chosen...)
	})
	if err != nil {
		return err
	}
	for _, e := range edits {
		fmt.Fprintf(app.Out, "%s is %s\n", log.at(e.File), to)
		if to == adr.Rejected {
			log.noteLeft(e.File)
		}
	}
	return nil
}

// noteLeft names the records that a rejected one was to take the place of:
// which status they had before, nobody here knows.
func (r records) noteLeft(rejected string) {
	for _, old := range r.Records {
		isIt := func(l adr.Link) bool { return l.SupersededBy() && l.Target == rejected }
		if old.Status.State == adr.Superseded && slices.ContainsFunc(old.Links, isIt) {
			r.app.note("%s is still superseded by it: give it the status back that it had", r.at(old.File))
		}
	}
}

func newADRSupersedeCmd(app *App, at *logFlag) *cobra.Command {
	var by string
	cmd := &cobra.Command{
		Use:   "supersede RECORD... --by RECORD",
		Short: "Mark records as superseded by another one",
		Long: `supersede writes into each record by which it is superseded, and into that one
what it supersedes. To write the new record in the same step, use
underpin adr new --supersede.`,
		Example: `  underpin adr supersede 3 5 --by 9`,
		Args:    args(1, -1, "RECORD"),
		RunE: func(_ *cobra.Command, args []string) error {
			if by == "" {
				return finding.Errorf("underpin adr supersede: --by is missing").WithHint("name the record that takes the place of %s", args[0])
			}
			return runADRSupersede(app, *at, by, args)
		},
	}
	cmd.Flags().StringVar(&by, "by", "", "the `record` that takes their place")
	return cmd
}

func runADRSupersede(app *App, at logFlag, by string, targets []string) error {
	var successor adr.Record
	log, edits, err := changeLog(app, at, func(log records) ([]adr.Edit, error) {
		chosen, err := log.findAll(append(slices.Clone(targets), by))
		if err != nil {
			return nil, err
		}
		successor = chosen[len(targets)]
		return log.Supersede(successor, chosen[:len(targets)]...)
	})
	if err != nil {
		return err
	}
	for _, e := range edits {
		if e.File != successor.File {
			fmt.Fprintf(app.Out, "%s is superseded by %s\n", log.at(e.File), log.at(successor.File))
		}
	}
	if len(edits) == 0 {
		fmt.Fprintln(app.Err, "note: both sides say so already")
	}
	return nil
}
