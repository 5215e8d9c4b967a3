package prompt

import (
	"bytes"
	"regexp"
	"strings"
	"sync"

	"github.com/AlecAivazis/survey/v2/terminal"
	"golang.org/x/term"
)

const (
	widest  = 80 // what lines are broken for where there is more room
	highest = 24 // what is taken for granted where a terminal does not say
)

// screen is what survey writes to. It holds back what is written until a key is
// waited for, so that a list that is drawn anew does not flicker, and it notes
// when the terminal is asked for the place of the cursor, since the reply
// comes as if typed.
type screen struct {
	terminal.FileWriter
	plain    bool // without colors
	held     bytes.Buffer
	asked    int // replies about the cursor that are due
	measured bool
}

var colors = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile("\x1b\\[[0-9;]*m") })

func (s *screen) Write(text []byte) (int, error) {
	if bytes.Contains(text, []byte("\x1b[999;999f")) { // how survey measures the screen
		s.measured = true
	}
	if bytes.Contains(text, []byte("\x1b[6n")) {
		s.asked++
	}
	shown := text
	if s.plain {
		shown = colors().ReplaceAll(text, nil)
	}
	s.held.Write(shown)
	return len(text), nil
}

// flush shows what was held back.
func (s *screen) flush() error {
	_, err := s.held.WriteTo(s.FileWriter)
	return err
}

// size is how large the terminal is, or what most are.
func (s *screen) size() (columns, rows int) {
	columns, rows, err := term.GetSize(int(s.Fd()))
	if err != nil || columns <= 0 || rows <= 0 {
		return widest, highest
	}
	return columns, rows
}

// width is how long lines may be.
func (s *screen) width() int {
	columns, _ := s.size()
	return min(columns, widest)
}

// fit tells how many lines of a list are shown at a time under so much help
// and above so many lines, since survey draws wrongly what is higher than the
// screen. Where there is no room, what is below goes first, then the help.
func (s *screen) fit(ask, help string, below int) (page int, withHelp, withBelow bool) {
	const (
		around = 2 // how long the list is, and the cursor under it
		few    = 4
		many   = 17
	)
	columns, rows := s.size()
	helpLines := strings.Count(help, "\n")
	if help != "" {
		helpLines++
	}
	withHelp, withBelow = true, true
	room := rows - around - 1 - (len("? ")+len(ask)-1)/columns
	if room-helpLines-below < few {
		withBelow, below = false, 0
	}
	if room-helpLines < few {
		withHelp, helpLines = false, 0
	}
	return min(max(room-helpLines-below, 2), many), withHelp, withBelow
}
