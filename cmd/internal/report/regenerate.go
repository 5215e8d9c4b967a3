package report

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/generators"
	"github.com/underpin-dev/underpin/generators/plan"
)

// StillHolds says that a record needs no new look.
func StillHolds(w io.Writer, record string, d decisions.Decision) {
	text := fmt.Sprintf("Nothing changed: the answers and the ranking are those of %s, and %s ranks %s of %d.",
		record, d.Chosen.Framework.Name, decisions.Ordinal(d.Place), len(d.Evaluation.Ranking))
	fmt.Fprintln(w, Wrap(text, 0))
}

// Difference shows what would change in the files that people read.
func Difference(w io.Writer, changes []plan.Change) {
	for _, e := range changes {
		if strings.HasPrefix(e.Path, ".underpin/") || bytes.Equal(e.Before, e.After) {
			continue
		}
		before := e.Path
		if e.Before == nil {
			before = "/dev/null"
		}
		_, _ = w.Write(diff.Diff(before, e.Before, e.Path, e.After)) // as for all that is shown
	}
	fmt.Fprintln(w, "Nothing was written.")
}

// Regenerated says what became of the decision and where it stands.
func Regenerated(w io.Writer, made generators.Regeneration, record, hash string) {
	if made.Revision == nil {
		fmt.Fprintln(w, "The proposed decision is up to date.")
	} else {
		fmt.Fprintln(w, Wrap(made.Revision.Summary, 0))
		answersMoved(w, made.Revision)
	}
	fmt.Fprintf(w, "\n  record  %s\n", record)
	if made.Revision != nil && !made.Revision.Rejected {
		superseded := made.Revision.File
		if heir := made.Revision.Heir; heir != nil {
			superseded = heir.File
		}
		fmt.Fprintf(w, "          supersedes %s\n", superseded)
	}
	if len(made.Pages) > 0 {
		fmt.Fprintf(w, "          %s\n", Wrap("linked from "+Printable(and(made.Pages)), 10))
	}
	switch {
	case made.Reviewed != "":
		fmt.Fprintf(w, "  review  none; the last was due by %s\n", Printable(made.Reviewed))
	case made.Review != "":
		fmt.Fprintf(w, "  review  by %s, as before\n", Printable(made.Review))
	}
	if hash != "" {
		fmt.Fprintf(w, "  commit  %s\n", hash[:10])
	} else {
		fmt.Fprintln(w, "  commit  none")
	}
}

func answersMoved(w io.Writer, r *generators.Revision) {
	if r.Evidence {
		fmt.Fprintln(w, "The evidence is of another edition.")
	}
	if len(r.Answers) == 0 {
		return
	}
	fmt.Fprintln(w)
	for _, c := range r.Answers {
		before := "before " + listed(c.Old)
		if c.Old == nil {
			before = "not answered before"
		}
		fmt.Fprintf(w, "  %s: %s, %s\n", c.ID, listed(c.New), before)
	}
}

func listed(values []string) string {
	switch {
	case values == nil:
		return "not answered"
	case len(values) == 0:
		return "none"
	}
	return Printable(strings.Join(values, ", "))
}

// DriftJSON is one thing that moved, as programs read it. Its keys are stable.
type DriftJSON struct {
	Kind    generators.DriftKind `json:"kind"`
	Message string               `json:"message"`
	Hint    string               `json:"hint"`
}

// NewDrifts takes what moved over.
func NewDrifts(drifts []generators.Drift) []DriftJSON {
	list := []DriftJSON{}
	for _, d := range drifts {
		list = append(list, DriftJSON(d))
	}
	return list
}

// Seen is what check looked at beside answers and evidence.
type Seen struct {
	Pack   bool     // what it would bring today
	NoPack bool     // there is none to look at
	Before []string // git repositories that were not reached, and looked at as they were fetched before
}

// Drifts lists what moved; what calls for the same stands together, with the
// hint behind it.
func Drifts(w io.Writer, drifts []generators.Drift, record string, seen Seen) {
	if len(drifts) == 0 {
		fmt.Fprintln(w, Wrap(Printable(record+" follows from "+seen.said()), 0))
		return
	}
	for i, group := range byHint(drifts) {
		if i > 0 {
			fmt.Fprintln(w)
		}
		for _, d := range group {
			fmt.Fprintln(w, Wrap(Printable(d.Message), 0))
		}
		fmt.Fprintf(w, "hint: %s\n", Wrap(Printable(group[0].Hint), len("hint: ")))
	}
}

func (s Seen) said() string {
	said := "answers, evidence and pack"
	switch {
	case s.NoPack:
		said = "answers and evidence"
	case !s.Pack:
		said = "answers and evidence; the pack could not be looked at"
	}
	if len(s.Before) > 0 {
		said += "; not reached, and taken as it was fetched before: " + strings.Join(s.Before, ", ")
	}
	return said
}

// byHint puts together what has the same hint, in the order of the first.
func byHint(drifts []generators.Drift) [][]generators.Drift {
	var groups [][]generators.Drift
	for _, d := range drifts {
		i := slices.IndexFunc(groups, func(g []generators.Drift) bool { return g[0].Hint == d.Hint })
		if i < 0 {
			groups = append(groups, nil)
			i = len(groups) - 1
		}
		groups[i] = append(groups[i], d)
	}
	return groups
}
