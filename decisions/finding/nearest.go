package finding

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// Nearest is the known word closest to the one given, or "" when none is near
// enough to be a likely slip of the finger: at most a third of its letters,
// rounded up, may differ, in small and capital letters alike. Ties go to the
// word that comes first.
func Nearest(word string, known []string) string {
	length := utf8.RuneCountInString(word)
	best, distance := "", (length+2)/3+1
	for _, k := range known {
		if d := length - utf8.RuneCountInString(k); d >= distance {
			continue // even without its surplus letters; a text of megabytes is not worth comparing
		}
		if d := levenshtein.ComputeDistance(strings.ToLower(word), strings.ToLower(k)); d < distance {
			best, distance = k, d
		}
	}
	return best
}

// DidYouMean is `; did you mean "near"?` for the nearest known word, or "".
func DidYouMean(word string, known []string) string {
	near := Nearest(word, known)
	if near == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", near)
}
