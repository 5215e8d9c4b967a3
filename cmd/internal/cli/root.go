package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/finding"
)

func newRootCmd(app *App) *cobra.Command {
	root := &cobra.Command{
		Use:   "underpin",
		Short: "Choose a backend framework with evidence, record why, start the service",
		Long: `underpin asks a team the ten-item checklist for choosing a backend framework,
ranks the frameworks by cited evidence, writes the decision record and starts
a repository for the chosen one.

  underpin init orders                 ask, decide, record, scaffold, commit
  underpin init orders -a orders.yaml  the same from a file, without questions
  underpin evaluate -a orders.yaml     only show the ranking`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
	}
	root.SetUsageTemplate(strings.NewReplacer(
		".FlagUsages", fmt.Sprintf(".FlagUsagesWrapped %d", report.Width),
		" for more information about a command.", " tells more.",
	).Replace(root.UsageTemplate()))
	root.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownCommand(cmd, args[0])
		}
		return cmd.Help()
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return misused(cmd, "%s", err).WithHint("%s --help lists the flags", cmd.CommandPath())
	})
	root.AddCommand(
		newInitCmd(app),
		newEvaluateCmd(app),
		newExplainCmd(app),
		newCompareCmd(app),
		newWhatIfCmd(app),
		newAnswersCmd(app),
		newCatalogCmd(app),
		newADRCmd(app),
		newTemplateCmd(app),
		newAdoptCmd(app),
		newUpdateCmd(app),
		newCheckCmd(app),
		newConfigCmd(app),
		newDoctorCmd(app),
		newVersionCmd(app),
		newPacksTopic(),
		newEvidenceTopic(),
	)
	strictHelp(root)
	return root
}

// strictHelp makes help refuse a topic that is not there, where cobra shows
// the help of the whole and is content.
func strictHelp(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	help, _, _ := root.Find([]string{"help"})
	help.Use, help.Short = "help [COMMAND | TOPIC]", "Show the help of a command, or a topic"
	help.Long = "help shows what a command is for and which flags it takes, or a topic."
	help.RunE = func(_ *cobra.Command, words []string) error {
		at := root
		for _, word := range words {
			below := at.Commands()
			i := slices.IndexFunc(below, func(c *cobra.Command) bool { return c.Name() == word || c.HasAlias(word) })
			if i < 0 {
				return unknownCommand(at, word)
			}
			at = below[i]
		}
		at.InitDefaultHelpFlag()
		return at.Help()
	}
}

// group is a command that only holds others.
func group(use, short string, verbs ...*cobra.Command) *cobra.Command {
	cmd := &cobra.Command{Use: use, Short: short, Args: cobra.ArbitraryArgs}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownCommand(cmd, args[0])
		}
		return cmd.Help()
	}
	cmd.AddCommand(verbs...)
	return cmd
}

func unknownCommand(parent *cobra.Command, word string) error {
	var known []string
	for _, c := range parent.Commands() {
		known = append(known, c.Name())
	}
	what := "command"
	if !parent.HasParent() {
		what = "command or help topic"
	}
	return finding.Errorf("%s has no %s %s%s", parent.CommandPath(), what, finding.Quote(word), finding.DidYouMean(word, known)).
		WithHint("%s --help lists what there is", parent.CommandPath())
}

// args checks how many arguments a command got; names are those it takes, for
// the message.
func args(least, most int, names string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, given []string) error {
		switch {
		case len(given) < least:
			return misused(cmd, "%s is missing", names).WithHint("usage: %s", cmd.UseLine())
		case most >= 0 && len(given) > most:
			return misused(cmd, "unexpected argument %q", given[most]).WithHint("usage: %s", cmd.UseLine())
		}
		return nil
	}
}

// misused is what is wrong with how a command was called. The program says its
// own name already.
func misused(cmd *cobra.Command, format string, args ...any) finding.Finding {
	_, verb, _ := strings.Cut(cmd.CommandPath()+": ", " ")
	return finding.Errorf("%s%s", verb, fmt.Sprintf(format, args...))
}
