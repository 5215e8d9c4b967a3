package checklist_test

import (
	"maps"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"github.com/underpin-dev/underpin/decisions/checklist"
)

// traps are texts that YAML would read as something else when they are
// written carelessly.
var traps = []string{
	"null", "~", "true", "no", "1.50", "0x1F", ".inf", "2026-11-21", "- x", "# x", "a #b", "a: b", "a:", "'", `"`, `\`, "[a]", "{}",
	"&a", "*a", "!x", "|", ">", "%x", "@x", "`x`", "? x", ": x", "=", "<<", "  x  ", "x ", "a, b", "two words", "more than two words", "...", "---", "{{ .x }}", "Größe 🚀",
	strings.Repeat("long ", 40), strings.Repeat("é", 200),
}

func drawText() *rapid.Generator[string] {
	runes := rapid.RuneFrom([]rune(` :#'"\{}[],&*!|>%@-`), unicode.L, unicode.M, unicode.N, unicode.P, unicode.S)
	return rapid.OneOf(rapid.SampledFrom(traps), rapid.StringOfN(runes, 0, 60, 200))
}

func drawName() *rapid.Generator[string] {
	return rapid.StringMatching(`[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,6}){1,3}`)
}

// drawAnswer draws what --set would be given for a question.
func drawAnswer(t *rapid.T, id string) string {
	q, ok := checklist.Lookup(id)
	if !ok {
		t.Fatalf("no question %s", id)
	}
	if rapid.IntRange(0, 9).Draw(t, "open") == 0 {
		return checklist.Unanswered
	}
	switch q.Kind {
	case checklist.Choice:
		return rapid.SampledFrom(q.Values()).Draw(t, id)
	case checklist.Choices:
		return strings.Join(drawSome(t, id, q.Values()), ",")
	case checklist.IDs:
		return strings.Join(drawSome(t, id, []string{"gin", "echo", "aspnet-core", "null", "true", "1.2", "2026-11-21"}), ",")
	case checklist.Number:
		return strconv.Itoa(rapid.IntRange(q.Least, q.Most).Draw(t, id))
	case checklist.Name:
		return rapid.OneOf(drawName(), rapid.SampledFrom([]string{"null", "true", "no", "y", "class"})).Draw(t, id)
	case checklist.Path:
		return rapid.SampledFrom([]string{"", "example.com/orders", "git.example.co/A/b_c.d"}).Draw(t, id)
	}
	return drawText().Draw(t, id)
}

func drawSome(t *rapid.T, id string, values []string) []string {
	some := rapid.Permutation(values).Draw(t, id)
	return some[:rapid.IntRange(0, len(some)).Draw(t, "how many")]
}

func drawID(t *rapid.T) string {
	ids := []string{"scaffold.database", "scaffold.ci", "scaffold.on"}
	for _, q := range everyQuestion() {
		ids = append(ids, q.ID)
	}
	return rapid.SampledFrom(ids).Draw(t, "id")
}

func drawAnswers(t *rapid.T) checklist.Answers {
	var a checklist.Answers
	for range rapid.IntRange(0, 30).Draw(t, "answers") {
		id := drawID(t)
		a = with(t, a, id, drawAnswer(t, id))
	}
	return a
}

type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

func with(t fataler, a checklist.Answers, id, text string) checklist.Answers {
	t.Helper()
	a, err := a.With(id, text)
	if err != nil {
		t.Fatalf("With(%s, %q): %v", id, text, err)
	}
	return a
}

func parse(t fataler, text []byte) checklist.Answers {
	t.Helper()
	a, err := checklist.Parse("f.yaml", text)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return a
}

// same tells whether two teams said the same, down to what they left out.
func same(a, b checklist.Answers) bool {
	for _, q := range everyQuestion() {
		if a.Given(q.ID) != b.Given(q.ID) {
			return false
		}
	}
	return a.Equal(b) && b.Equal(a) && a.Size() == b.Size() && maps.Equal(a.Scaffold(), b.Scaffold())
}

func TestSameTellsApart(t *testing.T) {
	var a checklist.Answers
	for _, b := range []checklist.Answers{
		with(t, a, "performance.startup", "any"), with(t, a, "project.stage", "mvp"), with(t, a, "scaffold.ci", "x"),
	} {
		if same(a, b) || !same(b, b) {
			t.Errorf("%s is not told apart from nothing", b.Format())
		}
	}
}
