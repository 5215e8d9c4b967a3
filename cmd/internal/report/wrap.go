package report

import (
	"strings"
	"unicode/utf8"
)

// Width is how many columns a text for a person takes at most.
const Width = 80

// Wrap breaks a text at spaces into lines that, behind an indent, fit Width;
// the first line is not indented, since something stands before it. A word
// that alone is too long is left whole: it may be a path to copy.
func Wrap(text string, indent int) string { return wrap(text, indent, Width) }

func wrap(text string, indent, width int) string {
	var b strings.Builder
	column := indent
	for i, word := range strings.Split(text, " ") {
		length := utf8.RuneCountInString(word)
		switch {
		case i == 0:
		case column+1+length > width:
			b.WriteString("\n" + strings.Repeat(" ", indent))
			column = indent
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += length
	}
	return b.String()
}
