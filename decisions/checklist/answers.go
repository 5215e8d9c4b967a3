package checklist

import (
	"cmp"
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

// given is an answer as it stands in a file.
type given struct {
	values []string
	place  finding.Finding
}

// Values is the answer to a question: what the team said, else the default,
// else nil, which means unanswered (or an empty list, where several values are
// allowed and none was named).
func (a Answers) Values(id string) []string {
	if g, ok := a.given[id]; ok {
		return g.values
	}
	q, _ := Lookup(id)
	return q.Default
}

// Value is the first of Values, "" when there is none.
func (a Answers) Value(id string) string {
	if values := a.Values(id); len(values) > 0 {
		return values[0]
	}
	return ""
}

// Has tells whether a value is among the answers to a question.
func (a Answers) Has(id, value string) bool { return slices.Contains(a.Values(id), value) }

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

// Place is where an answer stands, as a finding without a message, for other
// rooms that find fault with it. It is empty for answers that came by flag.
func (a Answers) Place(id string) finding.Finding { return a.given[id].place }

// Scaffold is what was said under scaffold, option by option.
func (a Answers) Scaffold() map[string]string {
	options := map[string]string{}
	for id := range a.given {
		if option, ok := strings.CutPrefix(id, "scaffold."); ok {
			options[option] = a.Value(id)
		}
	}
	return options
}

// With is the answers with one more, as by --set. Several values are separated
// by commas. Its errors are findings.
func (a Answers) With(id, text string) (Answers, error) {
	q, ok := Lookup(id)
	if !ok {
		return a, finding.Errorf("unknown key %q%s", id, finding.DidYouMean(id, known().order)).
			WithHint("underpin answers schema lists the keys")
	}
	values := []string{text}
	if q.Kind.Several() {
		values = strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' })
	}
	values, problem := q.check(values)
	if problem != "" {
		return a, finding.Errorf("%s: %s", id, problem)
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

// Unanswered lists the questions of the ten items that are open, in order. A
// language that was not named is not a question of its own: it is open only
// when no language was named at all, and then stands there once.
func (a Answers) Unanswered() []Question {
	var open []Question
	languages := a.languagesGiven()
	for _, criterion := range Criteria() {
		for _, q := range criterion.Questions {
			if strings.HasPrefix(q.ID, languagePrefix) {
				if !languages && !slices.ContainsFunc(open, func(o Question) bool { return strings.HasPrefix(o.ID, languagePrefix) }) {
					open = append(open, Question{ID: strings.TrimSuffix(languagePrefix, "."), Ask: "Which languages does the team know?"})
				}
				continue
			}
			if a.Values(q.ID) == nil {
				open = append(open, q)
			}
		}
	}
	return open
}

const languagePrefix = "team.languages."

func (a Answers) languagesGiven() bool {
	for id := range a.given {
		if strings.HasPrefix(id, languagePrefix) {
			return true
		}
	}
	return false
}

// Relevant tells whether a question is worth asking after these answers.
func (a Answers) Relevant(q Question) bool {
	for id, values := range q.When {
		if !slices.ContainsFunc(values, func(v string) bool { return a.Has(id, v) }) {
			return false
		}
	}
	return true
}

// Said is what the team said on one of the ten items, as the rest of a
// sentence: "its throughput must be high, its latency must suit people who
// wait". A neutral default goes without saying, and so it is "" when the team
// said nothing of its own.
func (a Answers) Said(criterion Criterion) string {
	var said []string
	for _, q := range criterion.Questions {
		if values := a.Values(q.ID); len(values) > 0 && !slices.Equal(values, q.Default) {
			said = append(said, q.say(values))
		}
	}
	return strings.Join(said, "; ")
}

// say puts an answer into the question's phrase.
func (q Question) say(values []string) string {
	words := make([]string, len(values))
	for i, value := range values {
		words[i] = strings.ReplaceAll(value, "-", " ")
		for _, option := range q.Options {
			if option.Value == value {
				words[i] = cmp.Or(option.Phrase, words[i])
			}
		}
	}
	list := words[0]
	if last := len(words) - 1; last > 0 {
		list = strings.Join(words[:last], ", ") + " and " + words[last]
	}
	return strings.Replace(q.Phrase, "{}", list, 1)
}

// Equal tells whether two teams said the same.
func (a Answers) Equal(b Answers) bool { return len(Diff(a, b)) == 0 }

// Change is a question that two Answers answer differently; nil is unanswered.
type Change struct {
	ID       string
	Old, New []string
}

// Diff lists what changed from one set of answers to another, in the order of
// the checklist. Saying the default is no change.
func Diff(before, after Answers) []Change {
	var changes []Change
	for _, id := range union(before, after) {
		if o, n := before.Values(id), after.Values(id); !slices.Equal(o, n) {
			changes = append(changes, Change{id, o, n})
		}
	}
	return changes
}

// union lists the ids that either team answered, in the order of the
// checklist, options of packs last.
func union(a, b Answers) []string {
	var ids []string
	for _, id := range known().order {
		if a.Given(id) || b.Given(id) {
			ids = append(ids, id)
		}
	}
	return append(ids, scaffoldIDs(a, b)...)
}

func scaffoldIDs(all ...Answers) []string {
	var ids []string
	for _, a := range all {
		for id := range a.given {
			if strings.HasPrefix(id, "scaffold.") && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	slices.Sort(ids)
	return ids
}
