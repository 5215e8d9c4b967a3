package checklist

import (
	"slices"
	"strings"
)

// Equal tells whether two teams said the same.
func (a Answers) Equal(b Answers) bool { return len(Diff(a, b)) == 0 }

// Change is a question that two Answers answer differently; nil is unanswered.
type Change struct {
	ID       string
	Old, New []string
}

// Diff lists what changed from one set of answers to another, in the order of
// the checklist. Saying the default is no change; from an empty list to
// unanswered is one.
func Diff(before, after Answers) []Change {
	var changes []Change
	for _, id := range union(before, after) {
		if o, n := before.Values(id), after.Values(id); (o == nil) != (n == nil) || !slices.Equal(o, n) {
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
