package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// ToolJSON is a tool that a pack takes, what was found of it, and what to do
// where it is missing or in the wrong version.
type ToolJSON struct {
	Pack    string `json:"pack"`
	Tool    string `json:"tool"`
	Wanted  string `json:"wanted"`
	Found   string `json:"found"`
	OK      bool   `json:"ok"`
	Problem string `json:"problem,omitempty"`
	Hint    string `json:"hint,omitempty"`
}

// need is a tool with all the packs that take it in the same way.
type need struct {
	ToolJSON
	packs []string
}

// Tools shows each tool once, with what was found, what is wanted and by which
// packs, and under it what to do where that is not the same.
func Tools(w io.Writer, tools []ToolJSON) {
	if len(tools) == 0 {
		fmt.Fprintln(w, "no tools are needed")
		return
	}
	needs := needsOf(tools)
	rows := [][]string{{"", "tool", "found", "wanted", "for"}}
	wrong := 0
	for _, n := range needs {
		mark := "ok"
		if !n.OK {
			mark = "--"
			wrong++
		}
		rows = append(rows, []string{mark, n.Tool, cmp.Or(n.Found, "-"), cmp.Or(n.Wanted, "any"), strings.Join(n.packs, ", ")})
	}
	table(w, 0, rows)
	if wrong == 0 {
		fmt.Fprintln(w, "\neverything is here")
		return
	}
	fmt.Fprintf(w, "\n%s not in order\n", Count(wrong, "tool is", "tools are"))
	for _, n := range needs {
		if !n.OK {
			fmt.Fprintf(w, "  %s\n", Wrap(n.Problem, 2))
			fmt.Fprintf(w, "    %s\n", Wrap(n.Hint, 4))
		}
	}
}

func needsOf(tools []ToolJSON) []need {
	var needs []need
	for _, t := range tools {
		same := slices.IndexFunc(needs, func(n need) bool { return n.Tool == t.Tool && n.Wanted == t.Wanted && n.Problem == t.Problem })
		if same < 0 {
			same = len(needs)
			needs = append(needs, need{ToolJSON: t})
		}
		if !slices.Contains(needs[same].packs, t.Pack) {
			needs[same].packs = append(needs[same].packs, t.Pack)
		}
	}
	slices.SortStableFunc(needs, func(a, b need) int { return strings.Compare(a.Tool, b.Tool) })
	return needs
}
