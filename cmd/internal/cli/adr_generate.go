package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
)

// newADRGenerateCmd is how adr-tools calls toc and graph.
func newADRGenerateCmd(app *App, at *logFlag) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "generate [toc|graph]",
		Short: "Write a table of contents or a graph, as adr-tools names them",
		Args:  cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			_, err := fmt.Fprintln(app.Out, "graph\ntoc")
			return err
		},
	}
	cmd.AddCommand(newADRTocCmd(app, at), newADRGraphCmd(app, at))
	return cmd
}

type adrTocOptions struct {
	intro, outro string
	form         report.LinkForm
}

func newADRTocCmd(app *App, at *logFlag) *cobra.Command {
	var opts adrTocOptions
	cmd := &cobra.Command{
		Use:     "toc",
		Short:   "Write a table of contents in Markdown",
		Example: `  underpin adr toc -i intro.md -p docs/decisions/ > DECISIONS.md`,
		Args:    args(0, 0, ""),
		RunE:    func(*cobra.Command, []string) error { return runADRToc(app, *at, opts) },
	}
	cmd.Flags().StringVarP(&opts.intro, "intro", "i", "", "a `file` with the text to stand before")
	cmd.Flags().StringVarP(&opts.outro, "outro", "o", "", "a `file` with the text to stand behind")
	cmd.Flags().StringVarP(&opts.form.Prefix, "prefix", "p", "", "the `text` to write before the name of each file")
	cmd.Flags().StringVarP(&opts.form.Extension, "extension", "e", "", "the `extension` to write in place of the file's")
	return cmd
}

func runADRToc(app *App, at logFlag, opts adrTocOptions) error {
	log, err := openLog(app, at)
	if err != nil {
		return err
	}
	texts := make([]string, 2)
	for i, name := range []string{opts.intro, opts.outro} {
		if name == "" {
			continue
		}
		text, err := readGiven(app, name)
		if err != nil {
			return err
		}
		texts[i] = string(text)
	}
	report.Contents(app.Out, log.Records, opts.form, texts[0], texts[1])
	return nil
}

// graphFlag is --format dot|mermaid.
type graphFlag string

// String and Type make it a flag value.
func (g *graphFlag) String() string { return string(*g) }

// Type names the values in --help.
func (g *graphFlag) Type() string { return "dot|mermaid" }

// Set takes the flag's value.
func (g *graphFlag) Set(value string) error {
	if value != "dot" && value != "mermaid" {
		return fmt.Errorf("must be dot or mermaid")
	}
	*g = graphFlag(value)
	return nil
}

func newADRGraphCmd(app *App, at *logFlag) *cobra.Command {
	format := graphFlag("dot")
	var form report.LinkForm
	cmd := &cobra.Command{
		Use:   "graph",
		Short: "Draw the records and their links, for Graphviz or Mermaid",
		Example: `  underpin adr graph | dot -Tsvg > decisions.svg
  underpin adr graph --format mermaid`,
		Args: args(0, 0, ""),
		RunE: func(*cobra.Command, []string) error { return runADRGraph(app, *at, format, form) },
	}
	cmd.Flags().Var(&format, "format", "the language of the drawing")
	cmd.Flags().StringVarP(&form.Prefix, "prefix", "p", "", "the `text` to write before the name of each file")
	cmd.Flags().StringVarP(&form.Extension, "extension", "e", "", "the `extension` of the files that links lead to (.html for dot)")
	return cmd
}

func runADRGraph(app *App, at logFlag, format graphFlag, form report.LinkForm) error {
	log, err := openLog(app, at)
	if err != nil {
		return err
	}
	if format == "mermaid" {
		report.Mermaid(app.Out, log.Records, form)
	} else {
		report.Graph(app.Out, log.Records, form)
	}
	return nil
}
