package merge

import "strings"

// Sides merges like Text, but writes no markers: where the two sides changed
// the same place differently, kept has the lines of ours. Refused is the base
// with what theirs made of just these places. Conflicts are the lines of kept,
// from 1, at which each of them is.
func Sides(base, ours, theirs []byte) (kept, refused []byte, conflicts []int) {
	m := mergeLines(base, ours, theirs, noPart)
	var mine, other page
	for _, p := range m.pieces {
		mine.add(p.ours)
		if p.kind == conflict {
			mine.conflicts = append(mine.conflicts, mine.count-len(p.ours)+1)
		}
	}
	at := 0
	for _, r := range m.refused {
		other.add(m.base[at:r.base.start])
		other.add(r.theirs.of(m.theirs))
		at = r.base.end
	}
	other.add(m.base[at:])
	return mine.text.Bytes(), other.text.Bytes(), mine.conflicts
}

// Similarity tells, from 0 to 1, how much of two texts is the same lines,
// wherever they stand. Blank lines count for nothing.
func Similarity(a, b []byte) float64 {
	counts := map[string]int{}
	total, common := 0, 0
	for _, line := range lines(a) {
		if line = strings.TrimSpace(line); line != "" {
			counts[line]++
			total++
		}
	}
	for _, line := range lines(b) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		total++
		if counts[line] > 0 {
			counts[line]--
			common += 2
		}
	}
	if total == 0 {
		return 0
	}
	return float64(common) / float64(total)
}
