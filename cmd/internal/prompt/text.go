package prompt

import (
	"strings"

	"github.com/AlecAivazis/survey/v2/terminal"
)

// wrap breaks a text at spaces into lines of at most so many columns, those
// after the first indented. One that fits, and the spaces at its start, stay as
// they are.
func wrap(text string, width int, indent string) string {
	if terminal.StringWidth(text) <= width {
		return text
	}
	words := strings.Fields(text)
	line := text[:len(text)-len(strings.TrimLeft(text, " "))]
	var lines []string
	for i, word := range words {
		if i > 0 && terminal.StringWidth(line)+1+terminal.StringWidth(word) > width {
			lines = append(lines, line)
			line = indent + word
			continue
		}
		if i > 0 {
			line += " "
		}
		line += word
	}
	return strings.Join(append(lines, line), "\n")
}

// pad fills a text with spaces to a width.
func pad(text string, width int) string {
	return text + strings.Repeat(" ", max(width-terminal.StringWidth(text), 0))
}

// clip cuts a text that is wider, and shows so.
func clip(text string, width int) string {
	if terminal.StringWidth(text) <= width {
		return text
	}
	var kept strings.Builder
	room := width - 1 // for the …
	for _, r := range text {
		if room -= terminal.StringWidth(string(r)); room < 0 {
			break
		}
		kept.WriteRune(r)
	}
	return kept.String() + "…"
}

func clipAll(lines []string, width int) []string {
	clipped := make([]string, len(lines))
	for i, line := range lines {
		clipped[i] = clip(line, width)
	}
	return clipped
}
