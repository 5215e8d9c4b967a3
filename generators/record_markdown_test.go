package generators

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	"pgregory.net/rapid"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

func mustParse(t *testing.T, record []byte) page {
	t.Helper()
	p, err := parsePage(record)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestRecordsAreSound(t *testing.T) {
	list := examples(t)
	orders := said(t, read(t, os.DirFS("testdata/records"), "orders.yaml"))
	for _, framework := range catalog.Default().FrameworkIDs() { // with all the evidence that there is
		list["orders on "+framework] = recordInput(t, catalog.Default(), orders, decisions.Choice{Framework: framework, Because: "we know it"})
		in := list["orders on "+framework]
		in.Template = builtIn(t, Nygard)
		list["orders on "+framework+", in Nygard's form"] = in
	}
	for name, in := range list {
		t.Run(name, func(t *testing.T) {
			p := mustParse(t, record(t, in))
			for _, fault := range p.faults() {
				t.Error(fault)
			}
			for _, bullet := range p.uncited() {
				t.Errorf("without a footnote: %s", bullet)
			}
		})
	}
}

func TestRecordHasTheSectionsOfMADR(t *testing.T) {
	want := []string{
		"# Use Express for Order service",
		"## Context and Problem Statement",
		"## Decision Drivers",
		"## Considered Options",
		"## Decision Outcome",
		"### Consequences",
		"### Confirmation",
		"## Pros and Cons of the Options",
		"### Gin",
		"### FastAPI",
		"### Phoenix",
		"## More Information",
		"### Ranking",
		"### How Firm the First Place Is",
		"### Revisit When",
		"### Sources",
	}
	in := examples(t)["orders"]
	if got := mustParse(t, record(t, in)).headings(); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	in.Confirmation = nil
	in.Decision = decide(t, in.Catalog, said(t, []byte("version: 1\nconstraints: {frameworks: [gin]}\n")), decisions.Choice{})
	if got := mustParse(t, record(t, in)).headings(); slices.Contains(got, "### Confirmation") || slices.Contains(got, "## Pros and Cons of the Options") {
		t.Errorf("nothing to confirm and nothing to compare: %q", got)
	}
	if got := mustParse(t, record(t, in)).headings(); slices.Contains(got, "### How Firm the First Place Is") {
		t.Errorf("nobody competes: %q", got)
	}
}

func TestRecordHasTheSectionsOfNygard(t *testing.T) {
	want := []string{
		"# 1. Use Express for Order service",
		"## Status",
		"## Context",
		"### Decision Drivers",
		"### Considered Options",
		"## Decision",
		"## Consequences",
		"### Confirmation",
		"### Revisit When",
		"## Comparison",
		"### Ranking",
		"### How Firm the First Place Is",
		"### Gin",
		"### FastAPI",
		"### Phoenix",
		"## Sources",
	}
	in := examples(t)["orders-nygard"]
	if got := mustParse(t, record(t, in)).headings(); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	in.Confirmation = nil
	in.Decision = decide(t, in.Catalog, said(t, []byte("version: 1\nconstraints: {frameworks: [gin]}\n")), decisions.Choice{})
	got := mustParse(t, record(t, in)).headings()
	for _, needless := range []string{"### Confirmation", "### How Firm the First Place Is", "### Express"} {
		if slices.Contains(got, needless) {
			t.Errorf("%s in %q", needless, got)
		}
	}
}

// Both forms say the same about the frameworks, from the same places.
func TestRecordsOfBothFormsRestOnTheSameClaims(t *testing.T) {
	list := examples(t)
	for _, name := range []string{"orders", "overruled", "sparse"} {
		var cited [2][]string
		for i, form := range []string{name, name + "-nygard"} {
			for _, line := range strings.Split(string(record(t, list[form])), "\n") {
				if _, place, ok := strings.Cut(line, "]: "); ok && strings.HasPrefix(line, "[^") {
					cited[i] = append(cited[i], place)
				}
			}
			slices.Sort(cited[i])
		}
		if len(cited[0]) == 0 || !slices.Equal(cited[0], cited[1]) {
			t.Errorf("%s: %q, in Nygard's form %q", name, cited[0], cited[1])
		}
	}
}

// A template leaves out what it likes: notes are numbered as they are read,
// and none is listed that nothing refers to.
func TestNotesAreThoseThatAreRead(t *testing.T) {
	in := examples(t)["orders"]
	in.Template.Text = `# {{ .heading }}

## Status

{{ .status }}

## Decision
{{ range .others }}{{ range .bad }}
* {{ .statement }}
{{- end }}{{ end }}
{{- range .good }}
* {{ .statement }} {{ .statement }}
{{- end }}

{{ range .footnotes }}
[^{{ .number }}]: {{ .text }}
{{- end }}
{{ range .sources }}
* {{ .reference }}
{{- end }}
`
	text := string(record(t, in))
	for _, want := range []string{
		"takes newcomers a long time to accept.[^1]\n",
		"* Many developers know Node.js.[^6] Many developers know Node.js.[^6]\n",
		"[^1]: Who Builds With What?: “error handling",
		"[^7]: Field Notes on Backends: “for small REST services”\n\n* Example Institute",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	if strings.Contains(text, "[^8]") {
		t.Errorf("more notes than are read:\n%s", text)
	}
}

// nasty are pieces of text that mean something to Markdown, HTML, YAML, to
// templates or to this program.
var nasty = []string{
	"<!-- underpin:end -->", "<!-- underpin:begin x -->", "-->", "<b>", "</b>", "<br/>", "&lt;", "&#35;", "&", ";",
	"#", "##", "C#", "1.", "2)", "-", "--", "---", "+", "*", "**", "_", "__", "___", "a_b", "_x_", "`", "```", "~~~", "~", "=", "===",
	">", ">=3", "|", "|-|", "|---|", ":-", ":", "a:", "[x](y)", "![i](j)", "[^1]", "[^1]:", "[a]:", "[ ]", "\\", "\\\\", "\\n", "<https://x.y>",
	"{{ .title }}", "{{", "}}", "%s", "'", "\"", "“", "{", "}", "!", "!tag", "&a", "*a", "@", ".", "...", "?", "é", "你好", "👩‍💻", "word", "Because", "The",
}

func drawText(t *rapid.T, label string) string {
	words := rapid.SliceOfN(rapid.SampledFrom(nasty), 1, 24).Draw(t, label)
	text := strings.Join(words, rapid.SampledFrom([]string{" ", ""}).Draw(t, "between"))
	for utf8.RuneCountInString(text) > 200 {
		text = text[:strings.LastIndexAny(text[:len(text)-1], " .")+1]
		if text == "" {
			text = "x"
		}
	}
	return strings.TrimSpace(strings.ToValidUTF8(text, ""))
}

// What people write stands in the record, letter by letter, in its place and
// nowhere else.
func TestNothingPeopleWriteBreaksOut(t *testing.T) {
	library, in := library(t), examples(t)["sparse"]
	forms := []RecordTemplate{builtIn(t, MADR), builtIn(t, Nygard)}
	rapid.Check(t, func(t *rapid.T) {
		var answers checklist.Answers
		set := func(id, value string) {
			var err error
			if answers, err = answers.With(id, value); err != nil {
				t.Skip("not an answer")
			}
		}
		title, description, owner := drawText(t, "title"), drawText(t, "description"), drawText(t, "owner")
		set("service.name", "x")
		set("service.title", title)
		set("service.description", description)
		set("service.owner", owner)
		c := library
		claim := catalog.Claim{
			ID: "gin-drawn", Subject: "gin", Kind: catalog.Weakness, Criterion: "api", Statement: drawText(t, "statement"), Mitigation: drawText(t, "mitigation"),
			Cites: []catalog.Cite{{Source: "drawn", Section: drawText(t, "section"), Label: drawText(t, "label")}},
		}
		c.Claims = append(slices.Clone(c.Claims), claim)
		c.Sources = append(slices.Clone(c.Sources), catalog.Source{ID: "drawn", Title: drawText(t, "source"), Publisher: drawText(t, "publisher"), Kind: catalog.Internal})
		c.Frameworks = slices.Clone(c.Frameworks)
		c.Frameworks[2].Name = drawText(t, "name of gin")
		because := drawText(t, "because")
		decision, err := decisions.Decide(evaluation.Evaluate(c, answers), decisions.Choice{Framework: "fastapi", Because: because})
		if err != nil {
			t.Skip("not a reason")
		}
		in := in
		in.Template = rapid.SampledFrom(forms).Draw(t, "form")
		in.Answers, in.Catalog, in.Decision = answers, c, decision
		in.Sensitivity = evaluation.Analyse(c, answers, decision.Evaluation)
		text, err := Record(in)
		if err != nil {
			t.Fatal(err)
		}
		p, err := parsePage(text)
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range p.faults() {
			t.Errorf("%s\n%s", fault, text)
		}
		if in.Template.Name == MADR {
			checkHead(t, p.head, owner)
		}
		p.checkPlaces(t, in.head().Number, title, description, claim, decision)
	})
}

func checkHead(t *rapid.T, head, owner string) {
	var fields map[string]string
	if err := yaml.Unmarshal([]byte(head), &fields); err != nil || strings.Contains(head, "<!--") {
		t.Fatalf("%v\n%s", err, head)
	}
	want := map[string]string{"status": "accepted", "date": "2026-11-21", "decision-makers": owner}
	if fmt.Sprint(fields) != fmt.Sprint(want) {
		t.Fatalf("front matter %q, want %q", fields, want)
	}
}

func (p page) checkPlaces(t *rapid.T, number, title, description string, claim catalog.Claim, d decisions.Decision) {
	oneLine := func(text string) string { return strings.Join(strings.Fields(text), " ") }
	shown := p.plain(p.root)
	for place, want := range map[string]string{
		"title":       "Use FastAPI for " + oneLine(title),
		"question":    "Which backend framework is the right one for " + oneLine(title) + "?",
		"description": sentence(oneLine(description)) + " Which",
		"mitigation":  "Mitigation: " + sentence(oneLine(claim.Mitigation)),
		"label":       "“" + oneLine(claim.Cites[0].Label) + "”",
	} {
		if !strings.Contains(shown, want) {
			t.Errorf("the %s is not shown as %q:\n%s", place, want, shown)
		}
	}
	for _, text := range []string{claim.Statement, d.Because} {
		if rest := oneLine(text); utf8.RuneCountInString(rest) > 12 && !strings.Contains(shown, rest[len(rest)-8:]) {
			t.Errorf("%q is not shown:\n%s", text, shown)
		}
	}
	headings := 16
	if slices.Contains(p.headings(), "### Revisit When") {
		headings++ // not every ranking hangs on a single answer
	}
	if got := p.headings(); len(got) != headings || got[0] != "# "+number+"Use FastAPI for "+oneLine(title) {
		t.Errorf("headings %q", got)
	}
}
