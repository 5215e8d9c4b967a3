package adr

import (
	"strings"

	"github.com/underpin-dev/underpin/decisions/finding"
)

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
