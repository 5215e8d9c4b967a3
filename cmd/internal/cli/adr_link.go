package cli

import (
	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/decisions/adr"
	"github.com/underpin-dev/underpin/decisions/finding"
)

func newADRLinkCmd(app *App, at *logFlag) *cobra.Command {
	return &cobra.Command{
		Use:   "link SOURCE LINK TARGET [REVERSE-LINK]",
		Short: "Link two records with each other",
		Long: `link writes into SOURCE what it is to TARGET, and into TARGET the reverse. The
reverse can be left out where there are usual words for it, such as "Amended
by" for "Amends".`,
		Example: `  underpin adr link 12 Amends 10
  underpin adr link 12 "Builds on" 10 "Basis of"`,
		Args: args(3, 4, "SOURCE LINK TARGET"),
		RunE: func(_ *cobra.Command, args []string) error { return runADRLink(app, *at, args) },
	}
}

func runADRLink(app *App, at logFlag, words []string) error {
	reverse := ""
	if len(words) == 4 {
		reverse = words[3]
	}
	_, _, err := changeLog(app, at, func(log records) ([]adr.Edit, error) {
		chosen, err := log.findAll([]string{words[0], words[2]})
		if err != nil {
			return nil, err
		}
		relation, err := newRelation(words[1], reverse, chosen[1])
		if err != nil {
			return nil, err
		}
		return log.Relate(chosen[0], relation)
	})
	return err
}

// newRelation is a link to a record with its reverse, which is found where it
// is not given.
func newRelation(kind, reverse string, target adr.Record) (adr.Relation, error) {
	if kind == "" {
		return adr.Relation{}, finding.Errorf("a link needs a word, such as Amends")
	}
	if reverse == "" {
		usual, ok := adr.Reverse(kind)
		if !ok {
			return adr.Relation{}, finding.Errorf("there are no usual words for the reverse of %q", kind).
				WithHint("add them behind the target, as in: underpin adr link 12 %q 10 \"Basis of\"", kind)
		}
		reverse = usual
	}
	return adr.Relation{Kind: kind, Reverse: reverse, Target: target}, nil
}
