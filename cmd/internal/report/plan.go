package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/generators"
	"github.com/underpin-dev/underpin/generators/plan"
)

// Plan shows what init would do: every file, the record, the commit message.
func Plan(w io.Writer, p plan.Plan, record []byte) {
	fmt.Fprintf(w, "Would write %d files into %s\n", p.Files.Len(), p.Target)
	for _, f := range p.Files.Files() {
		mark := " "
		if f.Executable {
			mark = "*"
		}
		fmt.Fprintf(w, "%9s %s %s\n", size(len(f.Data)), mark, f.Path)
	}
	fmt.Fprintf(w, "\nThe decision record\n\n%s\n", indent(string(record)))
	switch p.Way {
	case plan.FilesOnly:
		fmt.Fprintln(w, "Nothing would be committed.")
	case plan.NewRepository:
		fmt.Fprintf(w, "The first commit of a new repository, by %s <%s>\n\n%s", p.Commit.Author.Name, p.Commit.Author.Email, indent(p.Commit.Message))
	case plan.IntoRepository:
		fmt.Fprintf(w, "A commit in the repository %s, by %s <%s>\n\n%s", p.Repository(), p.Commit.Author.Name, p.Commit.Author.Email, indent(p.Commit.Message))
	}
}

// Done says what init did and what to type next.
func Done(w io.Writer, dir string, d decisions.Decision, out generators.Output, pack, hash string) {
	fmt.Fprintf(w, "%s ranks %s of %d with a score of %s", d.Chosen.Framework.Name, decisions.Ordinal(d.Place),
		len(d.Evaluation.Ranking), strings.TrimSpace(points(d.Chosen.Total)))
	if d.Overruled() {
		fmt.Fprintf(w, " and is chosen over %s", d.Evaluation.Ranking[0].Framework.Name)
	}
	fmt.Fprintf(w, "\n\n  record  %s/%s\n  files   %d, from the pack %s\n", dir, out.RecordPath, out.Files.Len(), pack)
	if hash != "" {
		fmt.Fprintf(w, "  commit  %s\n", hash[:10])
	} else {
		fmt.Fprintln(w, "  commit  none, as asked")
	}
	fmt.Fprintf(w, "\nNext: cd %s and read README.md; its first two commands set up and run it\n", dir)
}

func size(bytes int) string {
	if bytes < 10_000 {
		return fmt.Sprintf("%d B", bytes)
	}
	return fmt.Sprintf("%d KB", (bytes+512)/1024)
}

func indent(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) != "" {
			b.WriteString("    ")
		}
		b.WriteString(line)
	}
	return b.String()
}
