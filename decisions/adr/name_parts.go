package adr

import (
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
)

// extensions are those of files that can be records; only Markdown is read.
var extensions = []string{".md", ".markdown", ".mdx", ".adoc", ".rst", ".txt"}

// nameParts is how a file name is made: adr- 0007 - use-gin .md, or with a date
// in place of the number.
type nameParts struct {
	stem      string // the name without its extension
	prefix    string // before the number, such as "adr-"
	digits    string // the number as it stands, "" when there is none
	number    int    // of digits, or Unnumbered
	date      time.Time
	day       string // the date as it stands, "" when there is none
	separator string // between number or date and slug
	slug      string
	extension string
}

// known tells that the name carries a number.
func (n nameParts) known() bool { return n.digits != "" }

// markdown tells that the file is one that is read.
func (n nameParts) markdown() bool {
	return slices.Contains([]string{".md", ".markdown", ".mdx"}, n.extension)
}

// parseName takes a file name apart; what it cannot make out stays empty.
func parseName(name string) nameParts {
	parts := nameParts{number: Unnumbered, extension: strings.ToLower(path.Ext(name))}
	if !slices.Contains(extensions, parts.extension) {
		return parts
	}
	parts.stem = name[:len(name)-len(parts.extension)]
	rest := parts.stem
	for _, word := range []string{"adr", "rfc"} {
		if len(rest) > len(word) && strings.EqualFold(rest[:len(word)], word) {
			after := strings.TrimLeft(rest[len(word):], "-_ ")
			if after != "" && isDigit(after[0]) {
				parts.prefix = rest[:len(rest)-len(after)]
				rest = after
			}
		}
	}
	if day, date := leadingDay(rest); day != "" {
		parts.day, parts.date = day, date
		parts.takeSlug(rest[len(day):])
		return parts
	}
	digits := rest[:len(rest)-len(strings.TrimLeft(rest, "0123456789"))]
	after := rest[len(digits):]
	if digits == "" || len(digits) > 9 || yearMonth(digits, after) || after != "" && !strings.ContainsAny(after[:1], "-_ .") {
		parts.prefix, parts.slug = "", parts.stem
		return parts
	}
	number, err := strconv.Atoi(digits)
	if err != nil {
		return parts // at most nine digits: it never is
	}
	parts.digits, parts.number = digits, number
	parts.takeSlug(after)
	return parts
}

func (n *nameParts) takeSlug(after string) {
	n.slug = strings.TrimLeft(after, "-_ .")
	n.separator = after[:len(after)-len(n.slug)]
}

// leadingDay finds a date at the beginning, as in 20201016-x or 2026-01-02-x.
func leadingDay(text string) (string, time.Time) {
	for _, layout := range []string{"2006-01-02", "20060102", "2006_01_02"} {
		if len(text) < len(layout) || len(text) > len(layout) && isDigit(text[len(layout)]) {
			continue
		}
		if date, err := time.Parse(layout, text[:len(layout)]); err == nil && plausible(date.Year()) {
			return text[:len(layout)], date
		}
	}
	return "", time.Time{}
}

// yearMonth tells that digits begin a year and a month, as in 2026-01-x, which
// is no number either.
func yearMonth(digits, after string) bool {
	year, err := strconv.Atoi(digits)
	if err != nil || len(digits) != 4 || !plausible(year) || len(after) < 3 || after[0] != '-' {
		return false
	}
	month, err := strconv.Atoi(after[1:3])
	return err == nil && month >= 1 && month <= 12 && (len(after) == 3 || after[3] == '-')
}

func plausible(year int) bool { return year >= 1990 && year < 2100 }

func isDigit(b byte) bool { return b >= '0' && b <= '9' }
