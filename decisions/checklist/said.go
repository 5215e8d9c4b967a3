package checklist

import (
	"cmp"
	"slices"
	"strings"
)

// Said is what the team said on one of the ten items, as the rest of a
// sentence: "its throughput must be high, its latency must suit people who
// wait". A neutral default goes without saying, and so it is "" when the team
// said nothing of its own.
func (a Answers) Said(criterion Criterion) string {
	var said []string
	for _, q := range criterion.Questions {
		if values := a.values(q.ID); len(values) > 0 && !slices.Equal(values, q.Default) {
			said = append(said, q.say(values))
		}
	}
	return strings.Join(said, "; ")
}

// SaidOf says in words what a team answered to one question; "" where it did not.
func (a Answers) SaidOf(id string) string {
	question, asked := known().byID[id]
	if values := a.values(id); asked && len(values) > 0 {
		return question.say(values)
	}
	return ""
}

// say puts an answer into the question's phrase.
func (q Question) say(values []string) string {
	if q.One != "" && values[0] == "1" {
		return q.One
	}
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
