package report

import (
	"fmt"
	"io"
	"math"
	"strings"
	"unicode/utf8"
)

// narrowest is how few columns a page takes; narrower screens wrap it.
const narrowest = 60

// Page is a text for a person as it is written: where to, and how many columns
// it may take. It is plain: no colour, no cursor, the same in a pipe.
type Page struct {
	out   io.Writer
	width int
}

// NewPage is a page as wide as the reader's screen, at most Width; 0 columns
// are an unknown number.
func NewPage(out io.Writer, columns int) Page {
	if columns <= 0 || columns > Width {
		columns = Width
	}
	return Page{out, max(columns, narrowest)}
}

// line writes one line as it is.
func (p Page) line(format string, args ...any) {
	fmt.Fprintln(p.out, strings.TrimRight(Printable(fmt.Sprintf(format, args...)), " "))
}

// gap leaves a line empty.
func (p Page) gap() { fmt.Fprintln(p.out) }

// text writes a paragraph behind an indent.
func (p Page) text(indent int, text string) { p.hang(indent, "", text) }

// hang writes a paragraph of which the mark stands before the first line and
// the others hang behind it.
func (p Page) hang(indent int, mark, text string) {
	behind := indent + utf8.RuneCountInString(mark)
	p.line("%*s%s%s", indent, "", mark, wrap(strings.Join(strings.Fields(text), " "), behind, p.width))
}

// split writes a title at the left and a remark at the right edge; a remark
// that finds no room goes on a line of its own.
func (p Page) split(title, remark string) {
	room := p.width - utf8.RuneCountInString(title) - 2
	if length := utf8.RuneCountInString(remark); length <= room {
		p.line("%s%*s%s", title, room+2-length, "", remark)
		return
	}
	p.line("%s", title)
	p.text(4, remark)
}

// signed draws a share of the full width, in shade where it is negative.
func signed(share float64, width int) string {
	if share >= 0 {
		return bar(share, width)
	}
	return strings.Repeat("░", int(min(-share, 1)*float64(width)+0.5))
}

// fixed is a number with so many decimals and a real minus; nothing is shown
// as a negative zero.
func fixed(value float64, decimals int) string {
	unit := math.Pow10(decimals)
	text := fmt.Sprintf("%.*f", decimals, math.Round(value*unit)/unit+0)
	return strings.Replace(text, "-", "−", 1)
}

// change is a difference with its sign.
func change(value float64) string {
	text := fixed(value, exact)
	if value < 0 || strings.Trim(text, "0.") == "" {
		return text
	}
	return "+" + text
}

// decimalsFor is how many decimals, two to four, tell these numbers apart.
func decimalsFor(values []float64) int {
	for decimals := 2; decimals < 4; decimals++ {
		shown, apart := map[string]float64{}, true
		for _, value := range values {
			text := fixed(value, decimals)
			if other, ok := shown[text]; ok && other != value {
				apart = false
			}
			shown[text] = value
		}
		if apart {
			return decimals
		}
	}
	return 4
}

// percent is a share in percent. What happens at all is not shown as never,
// what does not always happen not as always.
func percent(share float64) string {
	switch {
	case share > 0 && share < 0.01:
		return "< 1%"
	case share > 0.99 && share < 1:
		return "> 99%"
	}
	return fmt.Sprintf("%.0f%%", share*100)
}

// right sets a word flush right within a width in characters, cutting it where
// it is longer.
func right(word string, width int) string {
	if length := utf8.RuneCountInString(word); length < width {
		return strings.Repeat(" ", width-length) + word
	}
	return pad(word, width)
}

// aligned sets the words of each row in columns.
func aligned(rows [][]string) []string {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, word := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(word))
		}
	}
	lines := make([]string, len(rows))
	for i, row := range rows {
		words := make([]string, len(row))
		for c, word := range row {
			words[c] = pad(word, widths[c])
		}
		lines[i] = strings.Join(words, "  ")
	}
	return lines
}

// and joins words as a sentence does.
func and(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// round takes a difference of totals to the nine decimals that totals have.
func round(value float64) float64 { return math.Round(value*1e9) / 1e9 }

// longest is the length of the longest name.
func longest(names []string) int {
	width := 0
	for _, name := range names {
		width = max(width, utf8.RuneCountInString(name))
	}
	return width
}
