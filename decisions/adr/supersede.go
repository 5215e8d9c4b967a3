package adr

import (
	"slices"

	"github.com/underpin-dev/underpin/decisions/finding"
)

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

// successors are the records by which one says that it is superseded. It can
// say so, and name none that the log has.
func (l Log) successors(r Record) (list []Record, said bool) {
	for _, link := range r.Links {
		if !link.SupersededBy() {
			continue
		}
		said = true
		if by, ok := l.Record(link.Target); ok {
			list = append(list, by)
		}
	}
	return list, said
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
