// Package merge brings two versions of a text together that both come from a
// third: what one side changed is taken, what both changed alike is taken once,
// and where they changed the same place differently both versions are kept
// between the conflict markers that git writes, so that no line is ever lost.
// It is pure, and works on lines.
package merge

import (
	"bytes"
	"slices"
	"unicode"
)

// Labels name the two sides in conflict markers.
type Labels struct{ Ours, Theirs string }

// Result is a merged text. Conflicts are the lines, from 1, at which each
// conflict begins.
type Result struct {
	Text      []byte
	Conflicts []int
}

// Text merges what ours and theirs made of base.
func Text(base, ours, theirs []byte, labels Labels) Result {
	return Parts(base, ours, theirs, labels, noPart)
}

func noPart([]string) bool { return false }

// Parts merges as Text does. But where both sides put something in at one
// place, and theirs is a whole part, which contradicts nothing that stands
// beside it, both stand there without a conflict, ours first.
func Parts(base, ours, theirs []byte, labels Labels, whole func(lines []string) bool) Result {
	end := "\n"
	if first, _, found := bytes.Cut(ours, []byte("\n")); found && bytes.HasSuffix(first, []byte("\r")) {
		end = "\r\n"
	}
	return write(pieces(base, ours, theirs, whole), labels, end)
}

// pieces are what the merged text is put together from.
func pieces(base, ours, theirs []byte, whole func(lines []string) bool) []piece {
	return mergeLines(base, ours, theirs, whole).pieces
}

func mergeLines(base, ours, theirs []byte, whole func(lines []string) bool) merger {
	m := merger{base: lines(base), ours: lines(ours), theirs: lines(theirs), whole: whole}
	for _, r := range regions(differences(m.base, m.ours), differences(m.base, m.theirs)) {
		m.merge(r)
	}
	m.keep(len(m.ours))
	return m
}

// lines splits a text behind each line feed; what follows the last is a line.
func lines(text []byte) []string {
	var list []string
	for line := range bytes.Lines(text) {
		list = append(list, string(line))
	}
	return list
}

// region is a part of the base that one side or both changed, and the same
// part of each side.
type region struct {
	base, ours, theirs span
	byOurs, byTheirs   bool
}

// regions puts the changes of both sides in order. Changes that overlap or
// touch are one region.
func regions(ours, theirs []change) []region {
	var list []region
	var shiftOurs, shiftTheirs int // how far each side is ahead of the base
	for len(ours) > 0 || len(theirs) > 0 {
		r := region{}
		r.base.start = min(start(ours), start(theirs))
		r.base.end = r.base.start
		r.ours.start, r.theirs.start = r.base.start+shiftOurs, r.base.start+shiftTheirs
		for start(ours) <= r.base.end || start(theirs) <= r.base.end {
			if start(ours) <= r.base.end {
				r.base.end = max(r.base.end, ours[0].before.end)
				shiftOurs += ours[0].after.len() - ours[0].before.len()
				ours, r.byOurs = ours[1:], true
			} else {
				r.base.end = max(r.base.end, theirs[0].before.end)
				shiftTheirs += theirs[0].after.len() - theirs[0].before.len()
				theirs, r.byTheirs = theirs[1:], true
			}
		}
		r.ours.end, r.theirs.end = r.base.end+shiftOurs, r.base.end+shiftTheirs
		list = append(list, r)
	}
	return list
}

// merger puts the result together as pieces.
type merger struct {
	base, ours, theirs []string
	whole              func(lines []string) bool
	kept               int // lines of ours that are written or replaced
	pieces             []piece
	refused            []region // that the sides changed differently
}

// kind is where a piece comes from.
type kind int

const (
	common   kind = iota // both sides have it, unchanged or changed alike
	taken                // one side changed it
	conflict             // the sides changed it differently
)

// piece is lines, or, where it is a conflict, the lines of both sides.
type piece struct {
	kind         kind
	ours, theirs []string
}

// keep takes the lines of ours over up to a place.
func (m *merger) keep(end int) {
	m.add(piece{common, m.ours[m.kept:end], nil})
	m.kept = end
}

func (m *merger) merge(r region) {
	ours, theirs := r.ours.of(m.ours), r.theirs.of(m.theirs)
	m.keep(r.ours.start)
	m.kept = r.ours.end
	switch {
	case slices.Equal(ours, theirs):
		m.add(piece{common, ours, nil})
	case !r.byTheirs:
		m.add(piece{taken, ours, nil})
	case !r.byOurs:
		m.add(piece{taken, theirs, nil})
	case r.base.len() == 0 && m.whole(theirs):
		m.add(piece{taken, ours, nil})
		m.add(piece{taken, theirs, nil})
	default:
		m.refused = append(m.refused, r)
		m.narrow(ours, theirs)
	}
}

// narrow cuts a conflict down to where the sides differ: lines that both have
// stand outside it.
func (m *merger) narrow(ours, theirs []string) {
	if len(ours) == 0 || len(theirs) == 0 {
		m.add(piece{conflict, ours, theirs})
		return
	}
	at := 0
	for _, c := range differences(ours, theirs) {
		m.add(piece{common, ours[at:c.before.start], nil})
		m.add(piece{conflict, c.before.of(ours), c.after.of(theirs)})
		at = c.before.end
	}
	m.add(piece{common, ours[at:], nil})
}

// add appends a piece. Two conflicts become one when what parts them is slight.
func (m *merger) add(p piece) {
	n := len(m.pieces)
	switch {
	case p.kind == common && len(p.ours) == 0:
	case p.kind == common && n > 0 && m.pieces[n-1].kind == common:
		m.pieces[n-1].ours = slices.Concat(m.pieces[n-1].ours, p.ours)
	case p.kind == conflict && n > 0 && m.pieces[n-1].kind == conflict:
		m.join(n-1, nil, p)
	case p.kind == conflict && n > 1 && m.pieces[n-1].kind == common && m.pieces[n-2].kind == conflict && slight(m.pieces[n-1].ours):
		m.join(n-2, m.pieces[n-1].ours, p)
	default:
		m.pieces = append(m.pieces, p)
	}
}

// join makes one conflict of two and of the lines between them.
func (m *merger) join(first int, between []string, second piece) {
	joined := m.pieces[first]
	joined.ours = slices.Concat(joined.ours, between, second.ours)
	joined.theirs = slices.Concat(joined.theirs, between, second.theirs)
	m.pieces = append(m.pieces[:first], joined)
}

// slight tells whether lines are too few, or too empty, to part two conflicts.
func slight(between []string) bool {
	const fewest = 3
	if len(between) <= fewest {
		return true
	}
	return !slices.ContainsFunc(between, func(line string) bool {
		return bytes.ContainsFunc([]byte(line), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	})
}
