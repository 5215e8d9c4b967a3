package adr

import (
	"slices"
	"strings"
)

// pairs are the relations that are told from both sides, each with the words
// of the other side.
var pairs = [][2]string{
	{"supersedes", "superseded by"},
	{"supercedes", "superceded by"},
	{"replaces", "replaced by"},
	{"amends", "amended by"},
	{"clarifies", "clarified by"},
	{"extends", "extended by"},
	{"refines", "refined by"},
	{"implements", "implemented by"},
	{"complements", "complemented by"},
	{"updates", "updated by"},
}

// supersedesWords and supersededWords begin the relations between a decision
// and the one before it.
var (
	supersedesWords = []string{"supersedes", "supercedes", "replaces", "ersetzt", "remplace", "reemplaza", "sustituye", "substitui", "sostituisce", "vervangt"}
	supersededWords = []string{
		"superseded", "superceded", "replaced", "ersetzt durch", "abgelost durch", "remplace par", "remplacee par",
		"reemplazado por", "reemplazada por", "sustituido por", "sustituida por", "substituido por", "substituida por",
		"sostituito da", "sostituita da", "vervangen door",
	}
)

// Supersedes tells that the link leads to a decision that is no more because
// of this one.
func (l Link) Supersedes() bool {
	return begins(l.Kind, supersedesWords) && !l.SupersededBy()
}

// SupersededBy tells that the link leads to the decision that took the place
// of this one.
func (l Link) SupersededBy() bool { return begins(l.Kind, supersededWords) }

// Passive tells that the link is the other side of one that is told where it
// leads, such as "Amended by".
func (l Link) Passive() bool {
	words := wordsOf(l.Kind)
	return l.SupersededBy() || len(words) > 1 && slices.Contains([]string{"by", "durch", "par", "por", "da", "door"}, words[len(words)-1])
}

// mutual tells that the other side should tell of the relation, too.
func (l Link) mutual() bool {
	return l.Supersedes() || l.Passive() || slices.ContainsFunc(pairs, func(p [2]string) bool { return strings.EqualFold(p[0], l.Kind) })
}

func begins(kind string, words []string) bool {
	small := simple(kind)
	return slices.ContainsFunc(words, func(word string) bool {
		rest, ok := strings.CutPrefix(small, word)
		return ok && (rest == "" || rest[0] == ' ' || rest[0] == ':')
	})
}

// Reverse gives the words of the other side of a relation, in the case of the
// first; false where nobody can know them.
func Reverse(kind string) (string, bool) {
	for _, p := range pairs {
		for side := range p {
			if strings.EqualFold(p[side], kind) {
				return asCapital(p[1-side], kind), true
			}
		}
	}
	return "", false
}

// asCapital gives a word the case of another's first letter.
func asCapital(word, like string) string {
	if word == "" || like == "" || strings.ToUpper(like[:1]) != like[:1] {
		return word
	}
	return strings.ToUpper(word[:1]) + word[1:]
}
