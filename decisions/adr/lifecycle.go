package adr

import (
	"slices"
	"strings"
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

// Supersede plans that a record takes the place of others: their status says
// by what they are superseded, and it says what it supersedes.
func (l Log) Supersede(by Record, olds ...Record) ([]Edit, error) {
	b := l.batch()
	if by.Status.State == Rejected {
		return nil, finding.Finding{File: by.File, Line: by.Status.Line, Message: "is rejected, and so supersedes nothing"}
	}
	for _, old := range olds {
		if err := b.supersede(by, old); err != nil {
			return nil, err
		}
	}
	return b.done(), nil
}

func (b *batch) supersede(by, old Record) error {
	if err := b.log.checkCircle(by, old); err != nil {
		return err
	}
	if err := checkMove(old, Superseded); err != nil {
		return err
	}
	now := b.record(old)
	if !hasLink(now, by.File, Link.SupersededBy) {
		e, err := b.m.setSuperseded(now, by)
		if err != nil {
			return err
		}
		b.add(e)
	}
	if now = b.record(by); !hasLink(now, old.File, Link.Supersedes) {
		b.add(b.m.addLink(now, asCapital(b.m.spelled("supersedes"), "S"), old))
	}
	return nil
}

// setSuperseded writes by what a record is superseded: in a section for the
// status as the last line of it, elsewhere as the status.
func (m manner) setSuperseded(r, by Record) (Edit, error) {
	word := m.spelled("superseded") + " by"
	section, ok := r.statusSection()
	if !ok || len(r.places) != 1 || r.places[0].form != inSection || len(wordsOf(section.Text)) == len(wordsOf(r.Status.Text)) {
		s := status{state: Superseded, word: word, successors: []Record{by}}
		return m.setStatus(r, s)
	}
	c := newChanges(r.page, m.ending)
	if p := r.places[0]; isPlain(r.clean(p)) {
		c.removed[p.line] = true
		if next := p.line + 1; next < section.last && r.page.lines[next].kind == blank {
			c.removed[next] = true
		}
	}
	m.addToStatus(c, r, section, asCapital(word, "S")+" "+m.link(by))
	return m.checked(r, c.edit(r.File), Superseded)
}

func hasLink(r Record, file string, is func(Link) bool) bool {
	return slices.ContainsFunc(r.Links, func(l Link) bool { return l.Target == file && is(l) })
}

// checkCircle refuses that a record supersedes one that, by way of others,
// supersedes it.
func (l Log) checkCircle(by, old Record) error {
	if by.File == old.File {
		return finding.Finding{File: by.File, Message: "a record cannot supersede itself"}
	}
	before := l.predecessors()
	seen := map[string]bool{}
	for ahead := []string{old.File}; len(ahead) > 0; ahead = ahead[1:] {
		for _, file := range before[ahead[0]] {
			if file == by.File {
				return finding.Finding{File: by.File, Message: "is superseded by " + old.File + ", and so cannot supersede it"}
			}
			if !seen[file] {
				seen[file] = true
				ahead = append(ahead, file)
			}
		}
	}
	return nil
}

// predecessors are the records that each supersedes, as either side tells it.
func (l Log) predecessors() map[string][]string {
	before := map[string][]string{}
	for _, r := range l.Records {
		for _, link := range r.Links {
			switch {
			case link.Target == "":
			case link.Supersedes():
				before[r.File] = append(before[r.File], link.Target)
			case link.SupersededBy():
				before[link.Target] = append(before[link.Target], r.File)
			}
		}
	}
	return before
}

// Relation is what is to be written of two records on both sides.
type Relation struct {
	Kind, Reverse string // such as "Amends" and "Amended by"
	Target        Record
}

// Relate plans that a record and others tell of their relations. What they
// tell already is not told twice.
func (l Log) Relate(source Record, relations ...Relation) ([]Edit, error) {
	b := l.batch()
	for _, relation := range relations {
		if err := b.relate(source, relation); err != nil {
			return nil, err
		}
	}
	return b.done(), nil
}

func (b *batch) relate(source Record, relation Relation) error {
	target := relation.Target
	if source.File == target.File {
		return finding.Finding{File: source.File, Message: "a record cannot be linked with itself"}
	}
	link := Link{Kind: relation.Kind}
	switch {
	case link.Supersedes():
		if err := b.log.checkCircle(source, target); err != nil {
			return err
		}
	case link.SupersededBy():
		if err := b.log.checkCircle(target, source); err != nil {
			return err
		}
	}
	same := func(kind string) func(Link) bool {
		return func(l Link) bool { return strings.EqualFold(l.Kind, kind) }
	}
	if now := b.record(source); !hasLink(now, target.File, same(relation.Kind)) {
		b.add(b.m.addLink(now, relation.Kind, target))
	}
	if now := b.record(target); !hasLink(now, source.File, same(relation.Reverse)) {
		b.add(b.m.addLink(now, relation.Reverse, source))
	}
	return nil
}
