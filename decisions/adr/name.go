package adr

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// Folder is where a new log is kept, relative to the repository.
const Folder = "docs/decisions"

// maxSlug keeps file names comfortable in listings and far below the limits of
// file systems, in bytes.
const maxSlug = 80

// Name is the file name of a record: its number in four digits and its title
// in kebab case, such as 0001-use-gin-for-the-order-service.md.
func Name(number int, title string) string {
	return fmt.Sprintf("%04d-%s.md", number, Slug(title))
}

// Slug is a title in kebab case: accents dropped, letters and digits of any
// script kept, cut at a word where it is long. It is "record" when nothing of
// the title can stand in a file name.
func Slug(title string) string { return slug(title, maxSlug) }

// longSlug is for logs whose names were never cut.
const longSlug = 200

func slug(title string, most int) string {
	plain, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), title)
	if err != nil {
		plain = title
	}
	words := strings.FieldsFunc(strings.ToLower(plain), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	slug := ""
	for _, word := range words {
		longer := strings.TrimPrefix(slug+"-"+word, "-")
		if len(longer) > most && slug != "" {
			break
		}
		slug = longer
	}
	if slug == "" {
		return "record"
	}
	return strings.ToValidUTF8(slug[:min(len(slug), most)], "")
}

// Next is the number after the highest that one of the file names carries; 1
// in an empty log. A date is no number.
func Next(names []string) int {
	highest := 0
	for _, name := range names {
		if parts := parseName(name); parts.known() {
			highest = max(highest, parts.number)
		}
	}
	return highest + 1
}
