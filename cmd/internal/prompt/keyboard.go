package prompt

import (
	"context"
	"fmt"
	"regexp"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/AlecAivazis/survey/v2/terminal"
)

const (
	endOfText   = "\x03" // Ctrl-C
	endOfInput  = 0x04   // Ctrl-D
	escape      = 0x1b
	moment      = 50 * time.Millisecond // between the parts of one key on a slow line
	replyWithin = time.Second           // by a terminal that can tell where its cursor is
)

// keyboard hands keys to survey one at a time. Left alone, survey reads ahead
// and drops what was typed before a question stood there, takes Ctrl-D for
// Enter, fails on keys that it does not know, and waits for ever where a
// terminal does not say where its cursor is.
type keyboard struct {
	in       terminal.FileReader
	ctx      context.Context // of the conversation under way: an io.Reader takes none
	typed    []byte          // read and not handed out yet
	reading  chan reading    // a read under way; it outlives one that was given up
	asked    int             // replies about the cursor that are due
	silent   bool            // the terminal does not give such replies
	expected struct{ Columns, Rows int }
}

type reading struct {
	text []byte
	err  error
}

// Fd is for survey, which sets the terminal's mode by it.
func (k *keyboard) Fd() uintptr { return k.in.Fd() }

// Read gives one key, or the reply about the cursor that is due.
func (k *keyboard) Read(p []byte) (int, error) {
	if k.asked > 0 {
		reply, err := k.reply()
		k.asked--
		return copy(p, reply), err
	}
	settled := false
	for {
		if key := k.take(settled); key != "" {
			return copy(p, key), nil
		}
		var wait time.Duration
		if len(k.typed) > 0 {
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
		k.typed = append(k.typed, got.text...)
		if len(got.text) > 0 {
			return true, nil
		}
		return true, got.err
	}
}

// take cuts the first key off what was typed, "" when it is not whole yet.
// settled says that nothing more belongs to it. Keys unknown to survey go.
func (k *keyboard) take(settled bool) string {
	for len(k.typed) > 0 {
		first := k.typed[0]
		switch {
		case first == endOfInput:
			k.drop(1)
			return endOfText
		case first != escape:
			if !utf8.FullRune(k.typed) && !settled {
				return ""
			}
			_, size := utf8.DecodeRune(k.typed)
			return k.drop(size)
		case len(k.typed) == 1 && settled:
			return k.drop(1)
		}
		sequence := whole().Find(k.typed)
		if sequence == nil && !settled {
			return ""
		}
		if key, ok := known[k.drop(max(len(sequence), 1))]; ok {
			return key
		}
	}
	return ""
}

func (k *keyboard) drop(n int) string {
	dropped := string(k.typed[:n])
	k.typed = k.typed[n:]
	return dropped
}

// whole matches a key that is sent as several characters: a function key, or
// a letter with Alt.
var whole = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile("^\x1b(\\[[0-?]*[ -/]*[@-~]|O[@-~]|[^\\[O\x1b])")
})

// known are such keys that survey understands, and what it calls them.
var known = map[string]string{
	"\x1b[A": "\x1b[A", "\x1b[B": "\x1b[B", "\x1b[C": "\x1b[C", "\x1b[D": "\x1b[D",
	"\x1bOA": "\x1b[A", "\x1bOB": "\x1b[B", "\x1bOC": "\x1b[C", "\x1bOD": "\x1b[D",
	"\x1b[H": "\x1b[H", "\x1bOH": "\x1b[H", "\x1b[1~": "\x1b[H", "\x1b[7~": "\x1b[H",
	"\x1b[F": "\x1b[F", "\x1bOF": "\x1b[F", "\x1b[4~": "\x1b[F", "\x1b[8~": "\x1b[F",
	"\x1b[3~": "\x1b[3~",
}

var place = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile("\x1b\\[[0-9]+;[0-9]+R") })

// reply is where the cursor is, as the terminal says, among the keys. Where it
// says nothing it is taken to stand behind the mark that lines start with.
func (k *keyboard) reply() (string, error) {
	rows, columns := k.expected.Rows, k.expected.Columns
	k.expected.Rows, k.expected.Columns = 0, 0
	for !k.silent {
		if at := place().FindIndex(k.typed); at != nil {
			reply := string(k.typed[at[0]:at[1]])
			k.typed = append(k.typed[:at[0]:at[0]], k.typed[at[1]:]...)
			return reply, nil
		}
		more, err := k.more(replyWithin)
		if err != nil {
			return "", err
		}
		k.silent = !more
	}
	if rows == 0 {
		rows, columns = 1, len(mark)+1
	}
	return fmt.Sprintf("\x1b[%d;%dR", rows, columns), nil
}
