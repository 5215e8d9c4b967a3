package adr

import (
	"slices"
	"time"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// from are the states out of which a decision can go into another. One whose
// state nobody knows can go anywhere.
var from = map[State][]State{
	Accepted:   {Proposed, Unknown},
	Rejected:   {Proposed, Unknown},
	Deprecated: {Accepted, Unknown},
	Superseded: {Proposed, Accepted, Deprecated, Superseded, Unknown},
}

// Move plans that records go into a state: Accepted, Rejected or Deprecated.
// Records that are in it already stay as they are. Where a record's day is
// that of its last change, as in MADR, a decision that is made is dated today.
func (l Log) Move(to State, today time.Time, records ...Record) ([]Edit, error) {
	b := l.batch()
	var problems finding.List
	for _, r := range records {
		if r.Status.State == to {
			continue
		}
		if err := checkMove(r, to); err != nil {
			problems = append(problems, finding.In(err)...)
			continue
		}
		e, err := b.m.setStatus(r, status{state: to, word: l.word(to)})
		if err != nil {
			problems = append(problems, finding.In(err)...)
			continue
		}
		b.add(e)
		if made := to == Accepted || to == Rejected; made && (r.Dialect == MADR || r.Dialect == MADR2) {
			b.add(b.m.setDate(b.record(r), today))
		}
	}
	return b.done(), problems.Err()
}

func checkMove(r Record, to State) error {
	if slices.Contains(from[to], r.Status.State) {
		return nil
	}
	f := finding.Finding{File: r.File, Line: r.Status.Line, Message: "is " + string(r.Status.State) + ", and so cannot become " + string(to)}
	switch {
	case to == Deprecated && r.Status.State == Proposed:
		return f.WithHint("reject a proposal that is not wanted")
	case r.Status.State == Accepted:
		return f.WithHint("deprecate it, or supersede it by a new record")
	}
	return f.WithHint("write a new record that supersedes it")
}

// setDate writes the day of a record, where it has a place for one.
func (m manner) setDate(r Record, today time.Time) Edit {
	c := newChanges(r.page, m.ending)
	for _, f := range r.fields {
		if f.role != roleDate {
			continue
		}
		text := today.Format(m.layout)
		if f.from > 0 && f.from == f.to && r.page.line(f.line)[f.from-1] == ':' {
			text = " " + text
		}
		if r.value(f) != text {
			c.replace(f.line, f.from, f.to, text)
		}
		break
	}
	return c.edit(r.File)
}
