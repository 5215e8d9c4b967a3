package adr

import (
	"slices"
	"strings"
)

// batch is changes to several records that belong together.
type batch struct {
	log   Log
	m     manner
	edits []Edit
}

func (l Log) batch() *batch { return &batch{log: l, m: l.manner(NoManner)} }

// record is a record as the batch has made it so far.
func (b *batch) record(r Record) Record {
	for _, e := range b.edits {
		if e.File == r.File {
			again := Parse(r.File, e.After)
			for i := range again.Links { // where they lead, the log knows
				again.Links[i].Target = b.log.targetOf(again.Links[i].To)
			}
			return again
		}
	}
	return r
}

// add takes an edit of a record as the batch has made it so far.
func (b *batch) add(e Edit) {
	for i := range b.edits {
		if b.edits[i].File == e.File {
			b.edits[i] = b.edits[i].then(e)
			return
		}
	}
	b.edits = append(b.edits, e)
}

// done are the edits that change something.
func (b *batch) done() []Edit {
	return slices.DeleteFunc(b.edits, func(e Edit) bool { return !e.Changed() })
}

// word is how the log says a state: as its newest record that does, else in
// plain English.
func (l Log) word(state State) string {
	for i := len(l.Records) - 1; i >= 0; i-- {
		if s := l.Records[i].Status; s.State == state && isPlain(s.Text) && saysState(s.Text) == state {
			return strings.ToLower(strings.Trim(s.Text, ". "))
		}
	}
	return string(state)
}
