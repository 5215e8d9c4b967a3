package generators

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/underpin-dev/underpin/decisions/catalog"
)

// and joins words as a sentence does.
func and(words []string) string {
	switch len(words) {
	case 0:
		return ""
	case 1:
		return words[0]
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// sentence is a text that ends like one; "" stays "".
func sentence(text string) string {
	text = strings.TrimSpace(text)
	if text == "" || strings.ContainsAny(text[len(text)-1:], ".!?") || strings.HasSuffix(text, "…") {
		return text
	}
	return text + "."
}

// names are words that keep their capital wherever they stand.
type names map[string]bool

// namesIn gathers the names that a catalog uses: of its subjects, and any word
// that has a capital inside a statement.
func namesIn(c catalog.Catalog) names {
	found := names{}
	for _, r := range c.Runtimes {
		found[bare(firstWord(r.Name))] = true
	}
	for _, f := range c.Frameworks {
		found[bare(firstWord(f.Name))] = true
	}
	for _, claim := range c.Claims {
		inside := false // the first word of a sentence has its capital from there
		for word := range strings.FieldsSeq(claim.Statement) {
			if inside && strings.ContainsFunc(word, unicode.IsUpper) {
				if first, _ := utf8.DecodeRuneInString(bare(word)); unicode.IsUpper(first) {
					found[bare(word)] = true
				}
			}
			inside = !strings.ContainsAny(word[len(word)-1:], ".:!?")
		}
	}
	return found
}

// inSentence is a claim's statement as the rest of a sentence.
func (n names) inSentence(statement string) string {
	first := firstWord(statement)
	if n[bare(first)] || looksLikeName(first) {
		return statement
	}
	return lowerFirst(statement)
}

// looksLikeName tells a first word that has a capital inside, such as LiveView,
// or is explained or listed behind a comma, such as "Eloquent, the mapper of".
func looksLikeName(first string) bool {
	_, size := utf8.DecodeRuneInString(first)
	name, listed := strings.CutSuffix(first, ",")
	return strings.ContainsFunc(first[size:], unicode.IsUpper) || listed && !slices.Contains(commaBehind, name)
}

// commaBehind are first words that are set off by a comma, and no names.
var commaBehind = strings.Fields("Also Finally First However Instead Mostly Often Secondly Sometimes Still Then Today Usually Yet")

// sentenceStarts are words that lose their capital when a person's reason
// becomes the rest of a sentence; any other first word may be a name.
var sentenceStarts = strings.Fields(`
	A An The This That These Those There It Its It's They Their We We're We've Our You Your
	In On For By At As From With Without If When While Where Although After Before
	All Any Both Each Every Few Many Most No Not Nobody Some Several Everyone Only`)

// asReason is what a person gave as the reason, to stand after "because".
func asReason(text string) string {
	first, rest, _ := strings.Cut(text, " ")
	if strings.EqualFold(strings.TrimSuffix(first, ","), "because") && rest != "" {
		return asReason(rest)
	}
	if first == "To" { // no clause: "To reuse what we have"
		return fmt.Sprintf("the team says: “%s”", strings.TrimSuffix(text, "."))
	}
	if slices.Contains(sentenceStarts, first) {
		return lowerFirst(text)
	}
	return text
}

func firstWord(text string) string {
	first, _, _ := strings.Cut(text, " ")
	return first
}

// bare is a word without what stands around it, and not as an owner's.
func bare(word string) string {
	word = strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '#' && r != '+' })
	return strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")
}

// lowerFirst makes the first letter small, except in an abbreviation such as
// API, I/O or C#.
func lowerFirst(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	next, _ := utf8.DecodeRuneInString(text[size:])
	if size == 0 || !unicode.IsLower(next) && !unicode.IsSpace(next) {
		return text
	}
	return string(unicode.ToLower(first)) + text[size:]
}
