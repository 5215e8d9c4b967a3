package prompt

import (
	"cmp"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/evaluation"
)

const (
	aboutEach  = 2                 // claims shown on each side
	aboutLines = 1 + 2*2*aboutEach // each takes two lines at most at 80 columns
)

// about tells what speaks most for a framework and against it.
func (t *Terminal) about(a evaluation.Alternative) string {
	var told strings.Builder
	for _, side := range []struct {
		sign   string
		speaks int
	}{{"  + ", 1}, {"  − ", -1}} {
		for _, statement := range weightiest(a, side.speaks) {
			told.WriteString("\n" + wrap(side.sign+statement, t.screen.width(), "    "))
		}
	}
	if told.Len() == 0 {
		return "\n  No claim speaks for it or against it.\n"
	}
	return told.String() + "\n"
}

// weightiest are the statements of the claims on one side that count most: by
// magnitude and the importance of their item.
func weightiest(a evaluation.Alternative, speaks int) []string {
	type weighed struct {
		statement string
		weight    float64
	}
	var found []weighed
	for _, score := range a.Scores {
		for _, match := range score.Evidence {
			if weight := match.Magnitude * float64(score.Importance); weight > 0 && match.Claim.Kind.Speaks() == speaks {
				found = append(found, weighed{match.Claim.Statement, weight})
			}
		}
	}
	slices.SortStableFunc(found, func(x, y weighed) int { return cmp.Compare(y.weight, x.weight) })
	var statements []string
	for _, w := range found[:min(aboutEach, len(found))] {
		statements = append(statements, w.statement)
	}
	return statements
}
