package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/decisions/adr"
	"github.com/underpin-dev/underpin/decisions/finding"
)

type adrNewOptions struct {
	supersedes, links []string
	status            string
	review            reviewFlag
	template          string
	bodyFile          string
	sections          []string
	noEdit            bool
	format            dialectFlag
}

func newADRNewCmd(app *App, at *logFlag) *cobra.Command {
	var opts adrNewOptions
	cmd := &cobra.Command{
		Use:   "new [flags] TITLE...",
		Short: "Write a new record",
		Long: `new writes a record with the next number that no branch and no work tree has, in
the dialect of the log, and prints its path. The words of the title need no
quotes; flags stand before them. At a terminal the record is opened in the
editor that VISUAL or EDITOR names.

A record is made from the file that --template or ADR_TEMPLATE names, else from
templates/template.md in the log, else from a template of MADR or log4brains
there, else in the form of the newest records. ADR_DATE is a date to write in
place of today's. Where there is no log yet, one begins in doc/adr.`,
		Example: `  underpin adr new Use PostgreSQL for orders
  underpin adr new -s 3 -s 4 -l "5:Amends:Amended by" Use Kafka
  underpin adr new --section context=@why.md --section "decision=Go." Use Go`,
		Args: args(0, -1, ""),
		RunE: func(cmd *cobra.Command, args []string) error { return runADRNew(cmd, app, *at, opts, args) },
	}
	flags := cmd.Flags()
	flags.SetInterspersed(false)
	flags.StringArrayVarP(&opts.supersedes, "supersede", "s", nil, "a `record` that the new one supersedes; more than one can be given")
	flags.StringArrayVarP(&opts.links, "link", "l", nil, "a link, as `target:link:reverse`; more than one can be given")
	flags.StringVar(&opts.status, "status", "", "the `status` to begin with, in place of the dialect's")
	opts.review.add(cmd)
	flags.StringVar(&opts.template, "template", "", "the `file` to make the record from")
	flags.StringVar(&opts.bodyFile, "body-file", "", "a `file` with all that is to stand below the head; - reads standard input")
	flags.StringArrayVar(&opts.sections, "section", nil, "`name=text` of a section, or name=@file; more than one can be given")
	flags.BoolVar(&opts.noEdit, "no-edit", false, "do not open the editor")
	opts.format.add(cmd)
	return cmd
}

func runADRNew(cmd *cobra.Command, app *App, at logFlag, opts adrNewOptions, words []string) error {
	if err := checkTitle(cmd, app, words); err != nil {
		return err
	}
	draft, err := newDraft(app, opts, strings.Join(words, " "))
	if err != nil {
		return err
	}
	made := ""
	if _, found := findLog(app, at); !found {
		at = logFlag(app.path(opts.format.folder()))
		if made, err = makeFolder(string(at)); err != nil {
			return finding.Errorf("%s: %v", opts.format.folder(), cause(err))
		}
	}
	log, edits, err := changeLog(app, at, func(log records) ([]adr.Edit, error) {
		if err := log.complete(&draft, opts); err != nil {
			return nil, err
		}
		return log.New(draft)
	})
	if err != nil {
		unmake(made)
		return err
	}
	path := log.at(edits[0].File)
	err = openEditor(cmd.Context(), app, opts, filepath.Join(log.dir, edits[0].File))
	fmt.Fprintln(app.Out, path)
	return err
}

// checkTitle refuses a title that is none. Flags of ours among its words are
// most likely meant as flags; those of adr-tools always were words there.
func checkTitle(cmd *cobra.Command, app *App, words []string) error {
	if strings.TrimSpace(strings.Join(words, "")) == "" {
		return misused(cmd, "the title is missing").WithHint("usage: %s", cmd.UseLine())
	}
	for _, word := range words[1:] {
		name, _, _ := strings.Cut(strings.TrimPrefix(word, "--"), "=")
		if strings.HasPrefix(word, "--") && cmd.Flags().Lookup(name) != nil && cmd.ArgsLenAtDash() < 0 {
			return misused(cmd, "%s stands behind the title's first word", word).
				WithHint("put flags before the title, or write -- before a title that holds such a word")
		}
		if (word == "-s" || word == "-l") && cmd.ArgsLenAtDash() < 0 {
			fmt.Fprintf(app.Err, "note: %s stands behind the title's first word and is part of the title\n", word)
		}
	}
	return nil
}

// openEditor lets the author write, where there is one and nothing was given.
func openEditor(ctx context.Context, app *App, opts adrNewOptions, file string) error {
	editor := app.Env("VISUAL")
	if editor == "" {
		editor = app.Env("EDITOR")
	}
	if app.Edit == nil || editor == "" || opts.noEdit || opts.bodyFile != "" || len(opts.sections) > 0 {
		return nil
	}
	return app.Edit(ctx, editor, file)
}
