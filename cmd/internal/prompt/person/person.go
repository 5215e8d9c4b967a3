// Package person is somebody at a terminal, for tests: it types keys into a
// pseudo terminal and sees what a real one would show, 80 by 24 or smaller,
// with the cursor moved, lines erased and everything scrolled.
package person

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
)

// The keys that have no letter.
const (
	Enter     = "\r"
	Space     = " "
	Up        = "\x1b[A"
	Down      = "\x1b[B"
	Left      = "\x1b[D"
	Home      = "\x1b[H"
	Delete    = "\x1b[3~"
	Backspace = "\x7f"
	Escape    = "\x1b"
	CtrlC     = "\x03"
	CtrlD     = "\x04"
)

const patience = 10 * time.Second

// Person is somebody at a terminal.
type Person struct {
	t       testing.TB
	screen  vt10x.Terminal
	keys    *os.File
	changed chan struct{}
	gone    chan struct{}

	mu      sync.Mutex
	written bytes.Buffer
}

// At seats a person at a terminal of so many columns and rows, and gives the
// end of it that a program reads and writes.
func At(t testing.TB, columns, rows int) (*Person, *os.File) {
	t.Helper()
	keys, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	if err := pty.Setsize(keys, size(columns, rows)); err != nil {
		t.Fatal(err)
	}
	p := sit(t, keys, columns, rows, true)
	t.Cleanup(func() {
		_, _ = p.keys.WriteString("\n") // ends a read that is still under way; the terminal may be closed
		_ = tty.Close()
		p.Leaves()
	})
	return p, tty
}

// Silent is At with a terminal that does not tell where its cursor is.
func Silent(t testing.TB, columns, rows int) (*Person, *os.File) {
	t.Helper()
	keys, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	p := sit(t, keys, columns, rows, false)
	t.Cleanup(func() {
		_ = tty.Close()
		p.Leaves()
	})
	return p, tty
}

// Runs starts a program at a terminal.
func Runs(t testing.TB, columns, rows int, cmd *exec.Cmd) *Person {
	t.Helper()
	keys, err := pty.StartWithSize(cmd, size(columns, rows))
	if err != nil {
		t.Fatal(err)
	}
	p := sit(t, keys, columns, rows, true)
	t.Cleanup(p.Leaves)
	return p
}

func size(columns, rows int) *pty.Winsize {
	return &pty.Winsize{Cols: uint16(columns), Rows: uint16(rows)}
}

// sit looks at the screen; a terminal that talks says where its cursor is.
func sit(t testing.TB, keys *os.File, columns, rows int, talks bool) *Person {
	t.Helper()
	keys = closable(t, keys)
	var replies io.Writer = keys
	if !talks {
		replies = io.Discard
	}
	p := &Person{
		t:       t,
		screen:  vt10x.New(vt10x.WithSize(columns, rows), vt10x.WithWriter(replies)),
		keys:    keys,
		changed: make(chan struct{}, 1),
		gone:    make(chan struct{}),
	}
	go p.watch()
	return p
}

// watch shows what arrives until the program or the person is gone.
func (p *Person) watch() {
	defer close(p.gone)
	text := make([]byte, 4096)
	rest := 0 // of a character that came in two parts
	for {
		n, err := p.keys.Read(text[rest:])
		p.mu.Lock()
		p.written.Write(text[rest : rest+n])
		p.mu.Unlock()
		drawn, _ := p.screen.Write(text[:rest+n]) // into memory
		rest = copy(text, text[drawn:rest+n])
		select {
		case p.changed <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

// Types presses keys.
func (p *Person) Types(keys ...string) {
	p.t.Helper()
	if _, err := p.keys.WriteString(strings.Join(keys, "")); err != nil {
		p.t.Fatal(err)
	}
}

// Sees waits until a text stands on the screen.
func (p *Person) Sees(text string) {
	p.t.Helper()
	p.waits(text, func(screen string) bool { return strings.Contains(screen, text) })
}

// Reads waits for a text on the screen, wherever its lines are broken.
func (p *Person) Reads(text string) {
	p.t.Helper()
	p.waits(text, func(screen string) bool {
		return strings.Contains(strings.Join(strings.Fields(screen), " "), text)
	})
}

// Saw waits until a text has been shown, be it for a moment.
func (p *Person) Saw(text string) {
	p.t.Helper()
	p.waits(text, func(string) bool { return strings.Contains(p.Shown(), text) })
}

// SeesNoMore waits until a text is gone from the screen.
func (p *Person) SeesNoMore(text string) {
	p.t.Helper()
	p.waits("no "+text, func(screen string) bool { return !strings.Contains(screen, text) })
}

// Answers waits for a question and presses keys.
func (p *Person) Answers(question string, keys ...string) {
	p.t.Helper()
	p.Sees("? " + question)
	p.Types(keys...)
}

func (p *Person) waits(what string, fulfilled func(screen string) bool) {
	p.t.Helper()
	late := time.After(patience)
	for {
		if fulfilled(p.Screen()) {
			return
		}
		select {
		case <-p.changed:
		case <-p.gone:
			if !fulfilled(p.Screen()) {
				p.t.Fatalf("the program ended before showing %q:\n%s", what, p.Screen())
			}
			return
		case <-late:
			p.t.Fatalf("waited in vain for %q:\n%s", what, p.Screen())
		}
	}
}

// Screen is what stands there now, without spaces at the ends of lines.
func (p *Person) Screen() string {
	lines := strings.Split(p.screen.String(), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

// Written is every byte that was written to the terminal so far.
func (p *Person) Written() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.written.String()
}

// colors are the only sequences that stand inside a line of text.
var colors = regexp.MustCompile("\x1b\\[[0-9;]*m")

// Shown is what was written, without colors.
func (p *Person) Shown() string { return colors.ReplaceAllString(p.Written(), "") }

// Resizes changes the size of the terminal.
func (p *Person) Resizes(columns, rows int) {
	p.t.Helper()
	p.screen.Resize(columns, rows)
	if err := pty.Setsize(p.keys, size(columns, rows)); err != nil {
		p.t.Fatal(err)
	}
}

// Leaves closes the terminal.
func (p *Person) Leaves() {
	_ = p.keys.Close() // twice is fine
	<-p.gone
}
