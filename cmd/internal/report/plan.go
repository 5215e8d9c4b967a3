package report

import (
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/generators"
	"github.com/underpin-dev/underpin/generators/pack"
	"github.com/underpin-dev/underpin/generators/plan"
	"github.com/underpin-dev/underpin/generators/repo"
)

// Plan shows what init would do: every file, the record, the commit message.
func Plan(w io.Writer, p plan.Plan, record []byte) {
	fmt.Fprintf(w, "Would write %s into %s\n", Count(p.Files.Len(), "file", "files"), p.Target)
	for _, f := range p.Files.Files() {
		mark := ""
		if f.Executable {
			mark = " (executable)"
		}
		fmt.Fprintf(w, "%7d B  %s%s\n", len(f.Data), f.Path, mark)
	}
	fmt.Fprintf(w, "\nThe decision record would be\n\n%s\n", strings.TrimRight(string(record), "\n")+"\n")
	switch p.Way {
	case plan.FilesOnly:
		fmt.Fprintln(w, "Nothing would be committed.")
	case plan.NewRepository:
		commit(w, "The first commit of a new repository would be", p.Commit)
	case plan.IntoRepository:
		commit(w, fmt.Sprintf("The commit in the repository %s would be", p.Repository()), p.Commit)
	}
}

func commit(w io.Writer, what string, c repo.Commit) {
	fmt.Fprintf(w, "%s\n\n", what)
	fmt.Fprintf(w, "    Author: %s <%s>\n", c.Author.Name, c.Author.Email)
	fmt.Fprintf(w, "    Date:   %s\n\n%s", c.When.Format("2006-01-02 15:04:05 -0700"), indent(c.Message))
}

// Done says what init did and what to type next.
func Done(w io.Writer, dir string, d decisions.Decision, out generators.Output, starter pack.Pack, hash string) {
	verdict := fmt.Sprintf("%s ranks %s of %d with a score of %s", d.Chosen.Framework.Name, decisions.Ordinal(d.Place),
		len(d.Evaluation.Ranking), strings.TrimSpace(points(d.Chosen.Total)))
	if d.Overruled() {
		verdict += " and is chosen over " + d.Evaluation.Ranking[0].Framework.Name
	}
	fmt.Fprintln(w, Wrap(verdict, 0))
	fmt.Fprintf(w, "\n  record  %s\n  files   %d, from the pack %s\n", path.Join(dir, out.RecordPath), out.Files.Len(), starter.Name)
	if hash != "" {
		fmt.Fprintf(w, "  commit  %s\n", hash[:10])
	} else {
		fmt.Fprintln(w, "  commit  none, as asked")
	}
	if next := nextSteps(dir, out, starter); next != "" {
		fmt.Fprintf(w, "\nNext: %s\n", Wrap(next, len("Next: ")))
	}
}

// nextSteps is what to do first in a repository; "" where there is nothing to
// say of it.
func nextSteps(dir string, out generators.Output, starter pack.Pack) string {
	var steps []string
	if dir != "." {
		steps = append(steps, "cd "+dir)
	}
	switch _, ok := out.Files.File("README.md"); {
	case ok && starter.ProvesReadme():
		steps = append(steps, "read README.md; its first two commands set up and run it")
	case ok:
		steps = append(steps, "read README.md")
	}
	return strings.Join(steps, " and ")
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
