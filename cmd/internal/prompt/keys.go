package prompt

import (
	"regexp"
	"slices"
	"sync"
	"unicode/utf8"
)

const (
	endOfText  = "\x03" // Ctrl-C
	endOfInput = 0x04   // Ctrl-D
	escape     = 0x1b
)

// keys are what was typed and not handed out yet.
type keys struct {
	text   []byte
	pasted bool // the first of it comes from the clipboard
	back   bool // Escape was pressed, which is handed out as Ctrl-C
}

func (k *keys) add(typed []byte) { k.text = append(k.text, typed...) }

// begin puts a text before all, as if it had been typed already: that is how a
// line can be edited that stands there from the start.
func (k *keys) begin(text string) { k.text = slices.Concat([]byte(text), k.text) }

// take cuts the first key off what was typed, "" when it is not whole yet.
// settled says that nothing more belongs to it. Keys unknown to survey go.
func (k *keys) take(settled bool) string {
	for len(k.text) > 0 {
		if k.text[0] == escape {
			key, whole := k.sequence(settled)
			if key != "" || !whole {
				return key
			}
			continue
		}
		if !utf8.FullRune(k.text) && !settled {
			return ""
		}
		_, size := utf8.DecodeRune(k.text)
		return k.meant(k.drop(size))
	}
	return ""
}

// sequence cuts off a key that is sent as several characters, "" when it is
// not whole yet or is none that survey knows.
func (k *keys) sequence(settled bool) (key string, whole bool) {
	found := sequences().Find(k.text)
	if found == nil && !settled {
		return "", false
	}
	if found == nil && (len(k.text) == 1 || k.text[1] == escape) {
		k.drop(1)
		k.back = true
		return endOfText, true
	}
	switch key = k.drop(max(len(found), 1)); key {
	case "\x1b[200~":
		k.pasted = true
	case "\x1b[201~":
		k.pasted = false
	}
	return known[key], true
}

// meant is what a single character stands for: a line that ends inside a
// pasted text is not an answer yet.
func (k *keys) meant(key string) string {
	switch {
	case k.pasted && key[0] < ' ':
		return " "
	case key[0] == endOfInput:
		return endOfText
	}
	if known, ok := known[key]; ok {
		return known
	}
	return key
}

func (k *keys) drop(n int) string {
	dropped := string(k.text[:n])
	k.text = k.text[n:]
	return dropped
}

// place cuts the terminal's reply about its cursor out of what was typed, ""
// when it is not there.
func (k *keys) place() string {
	at := places().FindIndex(k.text)
	if at == nil {
		return ""
	}
	reply := string(k.text[at[0]:at[1]])
	k.text = slices.Concat(k.text[:at[0]], k.text[at[1]:])
	return reply
}

// sequences matches a function key, or a letter with Alt.
var sequences = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile("^\x1b(\\[[0-?]*[ -/]*[@-~]|O[@-~]|[^\\[O\x00-\x1f])")
})

var places = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile("\x1b\\[[0-9]+;[0-9]+R") })

// known are the keys that survey knows under another name.
var known = map[string]string{
	"\x1b[A": "\x1b[A", "\x1bOA": "\x1b[A", // up
	"\x1b[B": "\x1b[B", "\x1bOB": "\x1b[B", // down
	"\x1b[C": "\x1b[C", "\x1bOC": "\x1b[C", // right
	"\x1b[D": "\x1b[D", "\x1bOD": "\x1b[D", // left
	"\x1b[H": "\x1b[H", "\x1bOH": "\x1b[H", "\x1b[1~": "\x1b[H", "\x1b[7~": "\x1b[H", "\x01": "\x1b[H", // home, Ctrl-A
	"\x1b[F": "\x1b[F", "\x1bOF": "\x1b[F", "\x1b[4~": "\x1b[F", "\x1b[8~": "\x1b[F", "\x05": "\x1b[F", // end, Ctrl-E
	"\x1b[3~": "\x1b[3~", // delete
}
