package report

import (
	"fmt"
	"io"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/generators"
	"github.com/underpin-dev/underpin/generators/pack"
)

// Adoption is a repository that was there, and what it got.
type Adoption struct {
	Dir      string
	Decision decisions.Decision
	Output   generators.Output
	Pack     pack.Pack // without a name where there is none
	Found    []generators.Trace
	Commit   string
	DryRun   bool
}

// Adopted says what adopt did or would do.
func Adopted(w io.Writer, a Adoption) {
	d := a.Decision
	verdict := fmt.Sprintf("%s ranks %s of %d with a score of %s", d.Chosen.Framework.Name, decisions.Ordinal(d.Place),
		len(d.Evaluation.Ranking), strings.TrimSpace(points(d.Chosen.Total)))
	if d.Overruled() {
		verdict += " and is " + a.taken() + ", although " + d.Evaluation.Ranking[0].Framework.Name + " ranks first"
	}
	fmt.Fprintln(w, Wrap(verdict, 0))
	fmt.Fprintln(w)
	for _, t := range a.Found {
		if t.Framework == d.Chosen.Framework.ID {
			fmt.Fprintf(w, "  found   %s\n", Printable(t.String()))
		}
	}
	fmt.Fprintf(w, "  record  %s\n", path.Join(filepath.ToSlash(a.Dir), a.Output.RecordPath))
	if a.Pack.Name != "" {
		fmt.Fprintf(w, "  pack    %s %s, for later updates\n", a.Pack.Name, a.Pack.Version)
	} else {
		fmt.Fprintln(w, "  pack    none; underpin adopt --pack adds one for later updates")
	}
	if a.DryRun {
		for _, f := range a.Output.Files.Files() {
			fmt.Fprintf(w, "%7d B  %s\n", len(f.Data), f.Path)
		}
		fmt.Fprintf(w, "\nThe decision record would be\n\n%s\n\nNothing was written.\n", strings.TrimRight(string(a.Output.Record), "\n"))
		return
	}
	committed(w, a.Commit)
}

// AdoptedPack says that updates can come from a pack from now on.
func AdoptedPack(w io.Writer, p pack.Pack, hash string) {
	fmt.Fprintf(w, "Later versions of %s than %s can be brought in with underpin update.\n\n", p.Name, p.Version)
	committed(w, hash)
}

func committed(w io.Writer, hash string) {
	if hash == "" {
		fmt.Fprintln(w, "  commit  none, as asked")
		return
	}
	fmt.Fprintf(w, "  commit  %.10s\n", hash)
}

// taken says what becomes of the framework: it is kept, unless all that was
// found speaks of others.
func (a Adoption) taken() string {
	speaks := func(t generators.Trace) bool { return t.Framework == a.Decision.Chosen.Framework.ID }
	if len(a.Found) > 0 && !slices.ContainsFunc(a.Found, speaks) {
		return "chosen"
	}
	return "kept"
}
