package prompt

import (
	"bytes"
	"regexp"
	"sync"

	"github.com/AlecAivazis/survey/v2/terminal"
	"golang.org/x/term"
)

// screen is what survey writes to. It tells the keyboard when the terminal was
// asked for the place of the cursor, since the reply comes as if typed.
type screen struct {
	terminal.FileWriter
	keys  *keyboard
	plain bool // without colors
}

var colors = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile("\x1b\\[[0-9;]*m") })

func (s *screen) Write(text []byte) (int, error) {
	shown := text
	if s.plain {
		shown = colors().ReplaceAll(text, nil)
	}
	if bytes.Contains(text, []byte("\x1b[999;999f")) { // how survey measures the screen
		s.keys.expected.Columns, s.keys.expected.Rows = s.size()
	}
	if bytes.Contains(text, []byte("\x1b[6n")) {
		s.keys.asked++
	}
	if _, err := s.FileWriter.Write(shown); err != nil {
		return 0, err
	}
	return len(text), nil
}

// size is how large the terminal is, or what most are.
func (s *screen) size() (columns, rows int) {
	columns, rows, err := term.GetSize(int(s.Fd()))
	if err != nil || columns <= 0 || rows <= 0 {
		return width, 24
	}
	return columns, rows
}

// page is how many lines of a list are shown at a time: survey draws wrongly
// what is higher than the screen.
func (s *screen) page() int {
	const around = 7 // a mistake, the question, why (2), the keys, the scroll, the cursor
	_, rows := s.size()
	return min(max(rows-around, 4), 17)
}
