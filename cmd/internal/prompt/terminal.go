package prompt

import (
	"context"
	"fmt"
	"strings"

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
	t := &Terminal{}
	t.screen = &screen{FileWriter: out}
	t.keys = &keyboard{in: in, screen: t.screen, ctx: context.Background()}
	for _, option := range options {
		option(t)
	}
	return t
}

// say writes text, broken into lines that fit, those after the first indented.
func (t *Terminal) say(indent, text string) {
	fmt.Fprintln(t.screen, wrap(text, t.screen.width(), indent))
}

// section opens a part of the conversation.
func (t *Terminal) section(number, title, why string) {
	fmt.Fprintf(t.screen, "\n%s\n", paint("default+hb", fmt.Sprintf("%2s  %s", number, title)))
	t.say("    ", "    "+why)
	fmt.Fprintln(t.screen)
}

// answered leaves a question and its answer on the screen.
func (t *Terminal) answered(ask, answer string) {
	asked, said := "  "+ask, wrap(answer, t.screen.width()-4, "")
	if line := asked + " " + answer; wrap(line, t.screen.width(), "") == line {
		fmt.Fprintln(t.screen, asked+" "+paint("cyan", answer))
		return
	}
	fmt.Fprintln(t.screen, wrap(asked, t.screen.width(), "  "))
	for line := range strings.Lines(said) {
		fmt.Fprintln(t.screen, "    "+paint("cyan", strings.TrimSuffix(line, "\n")))
	}
}

// help is what stands under a question: why it is asked, and the keys.
func (t *Terminal) help(why, keys string) string {
	text := wrap("  why we ask: "+why, t.screen.width(), "    ")
	if keys != "" {
		text += "\n" + wrap("  "+keys, t.screen.width(), "    ")
	}
	return text
}

// paint colors a text as survey would, which knows when not to.
func paint(style, text string) string {
	painted, _, err := core.RunTemplate(`{{color .Style}}{{.Text}}{{color "reset"}}`, struct{ Style, Text string }{style, text})
	if err != nil {
		return text
	}
	return painted
}
