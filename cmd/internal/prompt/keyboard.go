package prompt

import (
	"context"
	"fmt"
	"time"

	"github.com/AlecAivazis/survey/v2/terminal"
)

const (
	moment      = 50 * time.Millisecond // between the parts of one key on a slow line
	replyWithin = time.Second           // by a terminal that can tell where its cursor is
)

// keyboard hands keys to survey one at a time. Left alone, survey reads ahead
// and drops what was typed before a question stood there, takes Ctrl-D for
// Enter, fails on keys that it does not know, and waits for ever where a
// terminal does not say where its cursor is.
type keyboard struct {
	in      terminal.FileReader
	screen  *screen
	ctx     context.Context // of the conversation under way: an io.Reader takes none
	typed   keys
	reading chan reading // a read under way; it outlives one that was given up
	silent  bool         // the terminal does not tell where its cursor is
}

type reading struct {
	text []byte
	err  error
}

// Fd is for survey, which sets the terminal's mode by it.
func (k *keyboard) Fd() uintptr { return k.in.Fd() }

// Read gives one key, or the reply about the cursor that is due.
func (k *keyboard) Read(p []byte) (int, error) {
	if err := k.screen.flush(); err != nil {
		return 0, err
	}
	if k.screen.asked > 0 {
		reply, err := k.reply()
		k.screen.asked--
		return copy(p, reply), err
	}
	settled := false
	for {
		if key := k.typed.take(settled); key != "" {
			return copy(p, key), nil
		}
		var wait time.Duration
		if len(k.typed.text) > 0 {
			wait = moment
		}
		more, err := k.more(wait)
		if err != nil {
			return 0, err
		}
		settled = !more
	}
}

// more waits for more to be typed; false when the time is over (0 = for ever).
func (k *keyboard) more(wait time.Duration) (bool, error) {
	if k.reading == nil {
		k.reading = make(chan reading, 1)
		go func(in terminal.FileReader, done chan<- reading) {
			text := make([]byte, 1024)
			n, err := in.Read(text)
			done <- reading{text[:n], err}
		}(k.in, k.reading)
	}
	var over <-chan time.Time
	if wait > 0 {
		over = time.After(wait)
	}
	select {
	case <-k.ctx.Done():
		return false, k.ctx.Err()
	case <-over:
		return false, nil
	case got := <-k.reading:
		k.reading = nil
		k.typed.add(got.text)
		if len(got.text) > 0 {
			return true, nil
		}
		return true, got.err
	}
}

// reply is where the cursor is, as the terminal says, among the keys. Where it
// says nothing it is taken to stand behind the mark that lines start with.
func (k *keyboard) reply() (string, error) {
	measured := k.screen.measured
	k.screen.measured = false
	for !k.silent {
		if reply := k.typed.place(); reply != "" {
			return reply, nil
		}
		more, err := k.more(replyWithin)
		if err != nil {
			return "", err
		}
		k.silent = !more
	}
	columns, rows := len(mark)+1, 1
	if measured {
		columns, rows = k.screen.size()
	}
	return fmt.Sprintf("\x1b[%d;%dR", rows, columns), nil
}
