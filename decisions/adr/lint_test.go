package adr

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// lintOf is what a lint finds, one line each: file:line rule message.
func lintOf(t *testing.T, files map[string]string, s Surroundings) string {
	t.Helper()
	s.Today = today
	problems, err := mustRead(t, files).Lint(s)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%s:%d %s: %s\n", p.File, p.Line, p.Rule, p.Message)
	}
	return b.String()
}

func madr(front, rest string) string {
	return "---\n" + front + "\n---\n\n# A\n\n## Context and Problem Statement\n\nX\n\n## Considered Options\n\n* Go\n* Rust\n\n## Decision Outcome\n\nChosen option: \"Go\", because.\n" + rest
}

func TestLint(t *testing.T) {
	for name, tc := range map[string]struct {
		files map[string]string
		want  string
	}{
		"nothing to mend": {map[string]string{
			"0001-a.md": nygard("1", "Superseded by [2. T2](0002-b.md)"), "0002-b.md": nygard("2", "Accepted\n\nSupersedes [1. T1](0001-a.md)"),
			"0003-c.md": madr("status: accepted\ndate: 2026-01-02\nunderpin-review: 2026-11-21", ""), // due today, and not over
		}, ""},
		"titles, statuses, dates": {map[string]string{
			"0001-a.md": "", "0002-b.md": "Status: Depricated\n\nDate: 01/02/2020\n", "0003-c.md": "# 3. C\n\n## Notes\n\nX\n",
			"0004-d.md": "---\nstatus: rejected\n---\n# D\n\n## Status\n\nAccepted\n", "0005-e.md": "# E\n\nStatus: Accepted\n\nReview by: 2026-11-20\n",
		}, `0001-a.md:1 title: there is no text in it that can be read
0002-b.md:1 title: has no title
0002-b.md:1 status: the status "Depricated" is none of the lifecycle; did you mean "deprecated"?
0002-b.md:3 date: the date "01/02/2020" leaves a doubt which day it is
0003-c.md:1 status: says no status
0004-d.md:2 status: says "rejected", and something else in another place
0005-e.md:5 review: was to be reviewed by 2026-11-20
`},
		"numbers": {map[string]string{
			"0001-a.md": nygard("1", "Accepted"), "0001-b.md": nygard("1", "Accepted"), "0003-c.md": nygard("4", "Accepted"),
		}, `0001-b.md:1 number: 0001-a.md has the number 1, too
0003-c.md:1 number: the heading says 4, and the file's name 3
`},
		"sections": {map[string]string{
			"0001-a.md": "# 1. A\n\n## Status\n\nAccepted\n\n## Context\n\n<!-- say something -->\n\n## Decision\n\n### Why\n\nX\n",
			"0002-b.md": "---\nstatus: accepted\n---\n# B\n\n## Considered Options\n\n* A\n",
			"0003-c.md": "# 3. C\n\n## Status\n\nAkzeptiert\n\n## Kontext\n\nX\n",
		}, `0001-a.md:1 section: has no section "Consequences"
0001-a.md:7 section: nothing stands under "Context"
0002-b.md:4 section: has no section "Context and Problem Statement"
0002-b.md:4 section: has no section "Decision Outcome"
`},
		"links": {map[string]string{
			"0001-a.md": nygard("1", "Accepted\n\nAmends [2](0002-b.md)\n\nRelates to [2](0002-b.md)\n\nSupersedes ADR-0009"),
			"0002-b.md": nygard("2", "Superseded") + "\n[gone](0007-gone.md), [web](https://example.com/x.md), [page](0001-a.html#x), [out](../x.md), `[code](0008.md)`\n\n[1]: 0006-gone.md\n[^1]: See 0005.md\n",
		}, `0001-a.md:9 one-way: "Amends 0002-b.md", but 0002-b.md does not tell of it
0001-a.md:13 link: "Supersedes 9": the log has no such record
0002-b.md:7 successor: is superseded, and does not say by what
0002-b.md:21 link: the link leads to 0007-gone.md, which is not there
0002-b.md:23 link: the link leads to 0006-gone.md, which is not there
`},
		"rejected successors": {map[string]string{
			"0001-a.md": nygard("1", "Superseded by [2](0002-b.md)"),
			"0002-b.md": nygard("2", "Rejected\n\nSupersedes [1](0001-a.md)\n\nSupersedes [3](0003-c.md)"),
			"0003-c.md": nygard("3", "Superseded by [2](0002-b.md)\n\nSuperseded by [4](0004-d.md)"),
			"0004-d.md": nygard("4", "Accepted\n\nSupersedes [3](0003-c.md)"),
		}, `0001-a.md:7 successor: is superseded by 0002-b.md, which is rejected
`},
		"generated records": {map[string]string{
			"0001-a.md": madr("status: accepted", "\n#### Deep\n\n<!-- underpin:begin x -->\nX\n"),
			"0002-b.md": strings.Replace(madr("status: accepted", "<!-- underpin:begin x -->\n"), `"Go"`, `"Rust"`, 1),
			"0003-c.md": strings.Replace(madr("status: accepted", ""), `"Go"`, `"C"`, 1),
		}, `0001-a.md:20 heading: a heading of level 4 under one of level 2
0002-b.md:11 option: the chosen option "Rust" does not stand first
`},
	} {
		t.Run(name, func(t *testing.T) {
			if got := lintOf(t, tc.files, Surroundings{}); got != tc.want {
				t.Errorf("found\n%s\nnot\n%s", got, tc.want)
			}
		})
	}
}

func TestLintAsksTheWorld(t *testing.T) {
	files := map[string]string{"0001-a.md": nygard("1", "Accepted") + "\n[x](../src/x.go) [y](../src/y.go)\n", "notes.txt": "x", "README.md": "# Log\n", "0003-c.md": strings.Replace(madr("status: accepted", ""), `"Go"`, `"C"`, 1)}
	got := lintOf(t, files, Surroundings{
		Strict:    true,
		Exists:    func(path string) bool { return path == "../src/x.go" },
		Elsewhere: []Elsewhere{{"0001-other.md", "branch b"}, {"0001-a.md", "branch c"}, {"0002-new.md", "branch d"}},
		Citations: func(r Record) finding.List {
			if r.Number == 1 {
				return finding.List{{Line: 5, Message: "rests on sand"}}
			}
			return nil
		},
	})
	want := `0001-a.md:1 number: 0001-other.md on branch b has the number 1, too
0001-a.md:5 citation: rests on sand
0001-a.md:21 link: the link leads to ../src/y.go, which is not there
0003-c.md:18 option: the chosen option "C" is none of those considered
notes.txt:1 foreign: is no record, and stands in the log
`
	if got != want {
		t.Errorf("found\n%s\nnot\n%s", got, want)
	}
}

func TestLintSeesEditsOfDecisions(t *testing.T) {
	accepted := nygard("1", "Accepted")
	for name, tc := range map[string]struct {
		versions []string
		now      string
		want     string
	}{
		"no history":         {nil, accepted, ""},
		"nothing changed":    {[]string{nygard("1", "Proposed"), accepted}, accepted, ""},
		"before acceptance":  {[]string{strings.Replace(nygard("1", "Proposed"), "Y", "Z", 1), accepted}, accepted, ""},
		"only a form":        {[]string{"# 1. T\n\n## Status\n\nAccepted\n\n## Context\n\n## Decision\n", accepted}, accepted, ""},
		"an edit":            {[]string{accepted}, strings.Replace(accepted, "Y", "Not Y", 1), "0001-a.md:13 edited: what stands under \"Decision\" was changed after the decision was accepted\n"},
		"a number":           {[]string{strings.Replace(accepted, "Y", "Wait 1000 ms", 1)}, strings.Replace(accepted, "Y", "Wait 2000 ms", 1), "0001-a.md:13 edited: what stands under \"Decision\" was changed after the decision was accepted\n"},
		"a section less":     {[]string{accepted}, strings.Split(accepted, "## Consequences")[0], "0001-a.md:13 edited: what stands under \"Decision\" was changed after the decision was accepted\n"},
		"a section more":     {[]string{accepted}, accepted + "\n## Later\n\nMore.\n", "0001-a.md:21 edited: what stands under \"Later\" was changed after the decision was accepted\n"},
		"slips of the pen":   {[]string{strings.Replace(accepted, "Y", "We seperatd reading from writing", 1)}, strings.Replace(accepted, "Y", "We **separated**\nreading, from writing!", 1), ""},
		"status and links":   {[]string{accepted}, strings.ReplaceAll(nygard("1", "Deprecated\n\nAmended by [2](0002-b.md)"), "Date: 2020-01-02", "Date: 2021-01-02"), ""},
		"a renumbered link":  {[]string{strings.Replace(accepted, "Y", "See [7. B](0007-b.md), ADR-7 and 0007-b.md", 1)}, strings.Replace(accepted, "Y", "See [8. B](0008-b.md), ADR-8 and 0008-b.md", 1), ""},
		"front matter":       {[]string{accepted}, "---\ntags: x\n---\n" + accepted, ""},
		"a proposal changes": {[]string{nygard("1", "Proposed")}, strings.Replace(nygard("1", "Proposed"), "Y", "Not Y", 1), ""},
		"a list, renumbered": {[]string{strings.Replace(accepted, "Y", "1. A\n2. B", 1)}, strings.Replace(accepted, "Y", "1. A\n1. B", 1), ""},
	} {
		t.Run(name, func(t *testing.T) {
			versions := func(string) ([][]byte, error) {
				var texts [][]byte
				for _, text := range tc.versions {
					texts = append(texts, []byte(text))
				}
				return texts, nil
			}
			got := lintOf(t, map[string]string{"0001-a.md": tc.now, "0002-b.md": "", "0007-b.md": "", "0008-b.md": ""}, Surroundings{Versions: versions})
			var edited strings.Builder
			for line := range strings.Lines(got) {
				if strings.Contains(line, " edited: ") {
					edited.WriteString(line)
				}
			}
			if edited.String() != tc.want {
				t.Errorf("found\n%s\nnot\n%s", edited.String(), tc.want)
			}
		})
	}
	log := mustRead(t, map[string]string{"0001-a.md": accepted})
	if _, err := log.Lint(Surroundings{Versions: func(string) ([][]byte, error) { return nil, errors.New("broken") }}); err == nil {
		t.Error("a broken history is not told")
	}
}
