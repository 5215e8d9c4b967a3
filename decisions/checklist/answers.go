package checklist

import (
	"maps"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// Unanswered is the value that leaves a question open although it has a
// default.
const Unanswered = "unanswered"

// Version is the version of the answers format that this program reads.
const Version = "1"

// Answers is what one team said. The zero value is a team that said nothing
// yet. It is a value: With returns a new one.
type Answers struct {
	given map[string]given
}

// given is an answer and where it stands in a file, if it does.
type given struct {
	values       []string
	file         string
	line, column int
}

// Values is the answer to a question: what the team said, else the default,
// else nil, which means unanswered (or an empty list, where several values are
// allowed and none was named).
// The slice is the caller's own.
func (a Answers) Values(id string) []string { return slices.Clone(a.values(id)) }

// values is Values without the copy, for those who only look.
func (a Answers) values(id string) []string {
	if g, ok := a.given[id]; ok {
		return g.values
	}
	if q, ok := known().byID[id]; ok {
		return q.Default
	}
	return nil
}

// Value is the first of Values, "" when there is none.
func (a Answers) Value(id string) string {
	if values := a.values(id); len(values) > 0 {
		return values[0]
	}
	return ""
}

// Has tells whether a value is among the answers to a question.
func (a Answers) Has(id, value string) bool { return slices.Contains(a.values(id), value) }

// Given tells whether the team itself said something, be it "unanswered".
func (a Answers) Given(id string) bool {
	_, ok := a.given[id]
	return ok
}

// Importance is the weight of a criterion, 0 to 5.
func (a Answers) Importance(criterion string) int {
	n, _ := number(a.Value("importance." + criterion))
	return n
}

// Size is how many answers the team gave.
func (a Answers) Size() int { return len(a.given) }

// AsByDefault is how many of the answers say what holds anyway.
func (a Answers) AsByDefault() int {
	n := 0
	for id, g := range a.given {
		q, asked := known().byID[id] // an option of the starter is not asked here
		if asked && q.Default != nil && g.values != nil && slices.Equal(g.values, q.Default) {
			n++
		}
	}
	return n
}

// Place is where an answer stands, as a finding without a message, for other
// rooms that find fault with it. It is empty for answers that came by flag.
func (a Answers) Place(id string) finding.Finding {
	g := a.given[id]
	return finding.Finding{File: g.file, Line: g.line, Column: g.column}
}

// Scaffold is what was said under scaffold, option by option; one left open
// is not in it.
func (a Answers) Scaffold() map[string]string {
	options := map[string]string{}
	for id, g := range a.given {
		if option, ok := strings.CutPrefix(id, "scaffold."); ok && g.values != nil {
			options[option] = g.values[0]
		}
	}
	return options
}

// With is the answers with one more, as by --set. Several values are separated
// by commas. Its errors are findings.
func (a Answers) With(id, text string) (Answers, error) {
	q, ok := lookup(id)
	if !ok {
		return a, finding.Errorf("unknown key %s%s", finding.Quote(id), finding.DidYouMean(id, known().order)).
			WithHint("underpin answers schema lists the keys")
	}
	if text == Unanswered || text == "" && q.mayBeEmpty() {
		return a.with(id, given{}), nil
	}
	values := []string{text}
	if q.Kind.Several() {
		values = strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' })
	}
	var problems finding.List
	q.check(values, func(_ int, problem finding.Finding) { problems = append(problems, problem) })
	if err := problems.Err(); err != nil {
		return a, err
	}
	return a.with(id, given{values: values}), nil
}

func (a Answers) with(id string, g given) Answers {
	copied := maps.Clone(a.given)
	if copied == nil {
		copied = map[string]given{}
	}
	copied[id] = g
	return Answers{copied}
}

// Over is these answers laid over others: what is said here counts.
func (a Answers) Over(below Answers) Answers {
	merged := maps.Clone(below.given)
	if merged == nil {
		merged = map[string]given{}
	}
	maps.Copy(merged, a.given)
	return Answers{merged}
}
