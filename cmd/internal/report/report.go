// Package report shows what the rooms below found out: as calm text for a
// person, at most 80 columns wide, or as JSON for a program. It decides
// nothing and writes only to the writer it is given.
package report

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// JSON writes a value as indented JSON.
func JSON(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}

// Printable keeps control characters of hostile names and files off the
// terminal, and those that turn the direction of a line; line ends stay.
func Printable(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '\n' || r == '\t' || !unicode.IsControl(r) && !unicode.Is(unicode.Bidi_Control, r):
			b.WriteRune(r)
		case r < 0x100:
			fmt.Fprintf(&b, "\\x%02x", r)
		default:
			fmt.Fprintf(&b, "\\u%04x", r)
		}
	}
	return b.String()
}

// Count is a number with the word for what it counts.
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// bar draws a share of the full width in eighths of a character; share lies
// between 0 and 1.
func bar(share float64, width int) string {
	const eighths = "▏▎▍▌▋▊▉█"
	steps := int(min(max(share, 0), 1)*float64(width*8) + 0.5)
	bar := strings.Repeat("█", steps/8)
	if rest := steps % 8; rest > 0 {
		bar += string([]rune(eighths)[rest-1])
	}
	return bar
}

// points shows a score with two decimals, a real minus and a fixed width.
func points(score float64) string {
	return fmt.Sprintf("%5s", strings.Replace(fmt.Sprintf("%.2f", score+0), "-", "−", 1))
}

// pad fills a word with spaces to a width in characters, cutting it where it
// is longer.
func pad(word string, width int) string {
	if length := utf8.RuneCountInString(word); length <= width {
		return word + strings.Repeat(" ", width-length)
	}
	return string([]rune(word)[:width-1]) + "…"
}
