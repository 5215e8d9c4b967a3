package render

import (
	"regexp/syntax"
)

// How large a regular expression may be.
const (
	maxPattern = 2000 // as it is written
	maxWeight  = 5000 // in characters and classes, when all that repeats is written out
)

// CheckPattern refuses a regular expression that is broken, or that would take
// much memory or time; regular expressions are Go's, which never run away
// otherwise.
func CheckPattern(pattern string) error {
	_, err := patternWeight(pattern)
	return err
}

// searched says what looking for a pattern in a text takes.
func searched(pattern, text string) (effort, error) {
	weight, err := patternWeight(pattern)
	return effort{work: times(weight, len(text)+maxPattern)}, err
}

func patternWeight(pattern string) (int, error) {
	if len(pattern) > maxPattern {
		return 0, refuse("a regular expression is longer than %d characters", maxPattern)
	}
	parsed, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return 0, refuse("the regular expression %q is broken: %v", pattern, err)
	}
	weight := weigh(parsed)
	if weight > maxWeight {
		return 0, refuse("the regular expression %q is too large when its repetitions are written out", pattern)
	}
	return weight, nil
}

func weigh(e *syntax.Regexp) int {
	weight := 1 + len(e.Rune)
	for _, sub := range e.Sub {
		weight += weigh(sub)
	}
	if e.Op == syntax.OpRepeat {
		weight = times(weight, max(e.Min, e.Max, 1))
	}
	return weight
}
