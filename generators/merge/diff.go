package merge

import (
	"math"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// span is lines from start up to, and without, end.
type span struct{ start, end int }

func (s span) len() int                   { return s.end - s.start }
func (s span) of(lines []string) []string { return lines[s.start:s.end] }

// change is a part of one text and what another has in its place.
type change struct{ before, after span }

// start is where the first change begins; none begins nowhere.
func start(changes []change) int {
	if len(changes) == 0 {
		return math.MaxInt
	}
	return changes[0].before.start
}

// differences are the changes that make one text of another, as few lines as
// possible, in order and with lines that stay between them.
func differences(before, after []string) []change {
	words := map[string]rune{}
	differ := diffmatchpatch.New()
	differ.DiffTimeout = 0 // the clock must not decide what is found
	var list []change
	var at span // start counts lines of before, end those of after
	for _, d := range differ.DiffMainRunes(numbered(before, words), numbered(after, words), false) {
		count := len([]rune(d.Text))
		if d.Type == diffmatchpatch.DiffEqual {
			at.start += count
			at.end += count
			continue
		}
		if last := len(list) - 1; last < 0 || list[last].before.end < at.start || list[last].after.end < at.end {
			list = append(list, change{span{at.start, at.start}, span{at.end, at.end}})
		}
		last := &list[len(list)-1]
		if d.Type == diffmatchpatch.DiffDelete {
			at.start += count
			last.before.end = at.start
		} else {
			at.end += count
			last.after.end = at.end
		}
	}
	return list
}

// surrogates are no characters: a number that falls on one would be lost.
const (
	firstSurrogate = 0xd800
	lastSurrogate  = 0xdfff
)

// numbered stands a character for each different line.
func numbered(lines []string, words map[string]rune) []rune {
	numbers := make([]rune, len(lines))
	for i, line := range lines {
		if _, ok := words[line]; !ok {
			next := rune(len(words) + 1)
			if next >= firstSurrogate {
				next += lastSurrogate - firstSurrogate + 1
			}
			words[line] = next
		}
		numbers[i] = words[line]
	}
	return numbers
}
