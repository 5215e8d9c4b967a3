package merge

import (
	"bytes"
	"strings"
)

// Markers of a conflict, as git writes them.
const (
	oursMarker   = "<<<<<<< "
	middleMarker = "======="
	theirsMarker = ">>>>>>> "
)

func write(pieces []piece, labels Labels, end string) Result {
	var out page
	for _, p := range pieces {
		if p.kind != conflict {
			out.add(p.ours)
			continue
		}
		out.conflicts = append(out.conflicts, out.count+1)
		out.add([]string{oursMarker + labels.Ours + end})
		out.add(ended(p.ours, end))
		out.add([]string{middleMarker + end})
		out.add(ended(p.theirs, end))
		out.add([]string{theirsMarker + labels.Theirs + end})
	}
	return Result{out.text.Bytes(), out.conflicts}
}

// page is the text so far.
type page struct {
	text      bytes.Buffer
	count     int
	conflicts []int
}

func (p *page) add(lines []string) {
	for _, line := range lines {
		p.text.WriteString(line)
	}
	p.count += len(lines)
}

// ended is lines of which the last one ends, too, so that a marker can follow.
func ended(lines []string, end string) []string {
	if len(lines) == 0 || strings.HasSuffix(lines[len(lines)-1], "\n") {
		return lines
	}
	last := len(lines) - 1
	return append(append([]string{}, lines[:last]...), lines[last]+end)
}

// Unresolved are the lines, from 1, at which a text has the first marker of a
// conflict.
func Unresolved(text []byte) []int {
	var found []int
	count := 0
	for line := range bytes.Lines(text) {
		count++
		if bytes.HasPrefix(line, []byte(oursMarker)) {
			found = append(found, count)
		}
	}
	return found
}
