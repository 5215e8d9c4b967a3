package prompt

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/AlecAivazis/survey/v2/core"
	"github.com/AlecAivazis/survey/v2/terminal"
)

// Terminal is a person at a terminal. It serves one question at a time.
type Terminal struct {
	keys   *keyboard
	screen *screen
}

// Option changes how a Terminal behaves.
type Option func(*Terminal)

// WithoutColor leaves colors out. The environment variable NO_COLOR does the
// same without it.
func WithoutColor() Option { return func(t *Terminal) { t.screen.plain = true } }

// New talks to the person who types into in and reads out.
func New(in terminal.FileReader, out terminal.FileWriter, options ...Option) *Terminal {
	keys := &keyboard{in: in, ctx: context.Background()}
	t := &Terminal{keys: keys, screen: &screen{FileWriter: out, keys: keys}}
	for _, option := range options {
		option(t)
	}
	return t
}

const width = 80

// say writes text, broken into lines that fit, those after the first indented.
func (t *Terminal) say(indent, text string) {
	fmt.Fprintln(t.screen, wrap(text, width, indent))
}

// section opens a part of the conversation.
func (t *Terminal) section(number, title, why string) {
	fmt.Fprintf(t.screen, "\n%s\n", paint("default+hb", fmt.Sprintf("%2s  %s", number, title)))
	t.say("    ", "    "+why)
	fmt.Fprintln(t.screen)
}

// answered leaves a question and its answer on the screen.
func (t *Terminal) answered(ask, answer string) {
	line := wrap("  "+ask+" "+answer, width, "    ")
	if before, ok := strings.CutSuffix(line, " "+answer); ok {
		line = before + " " + paint("cyan", answer)
	}
	fmt.Fprintln(t.screen, line)
}

// paint colors a text as survey would, which knows when not to.
func paint(style, text string) string {
	painted, _, err := core.RunTemplate(`{{color .Style}}{{.Text}}{{color "reset"}}`, struct{ Style, Text string }{style, text})
	if err != nil {
		return text
	}
	return painted
}

// wrap breaks a text at spaces into lines of at most so many characters; one
// that fits, and the spaces at its start, stay as they are.
func wrap(text string, width int, indent string) string {
	if utf8.RuneCountInString(text) <= width {
		return text
	}
	words := strings.Fields(text)
	line := text[:len(text)-len(strings.TrimLeft(text, " "))]
	var lines []string
	for i, word := range words {
		if i > 0 && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
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
