package verify

import (
	"bytes"
	"strings"
	"sync"
)

// longestTranscript is how much of an output is kept; what is older is dropped.
const longestTranscript = 32 << 20

// transcript is what a process wrote, to be read while it still writes.
type transcript struct {
	lock sync.Mutex
	text []byte
}

func (t *transcript) Write(data []byte) (int, error) {
	t.lock.Lock()
	defer t.lock.Unlock()
	t.text = append(t.text, data...)
	if len(t.text) > longestTranscript {
		t.text = bytes.Clone(t.text[len(t.text)-longestTranscript/2:])
	}
	return len(data), nil
}

func (t *transcript) String() string {
	t.lock.Lock()
	defer t.lock.Unlock()
	return string(t.text)
}

// lines are the lines that are not blank.
func (t *transcript) lines() []string {
	var lines []string
	for line := range strings.SplitSeq(t.String(), "\n") {
		if strings.TrimSpace(line) != "" {
			lines = append(lines, strings.TrimRight(line, "\r"))
		}
	}
	return lines
}

// tail is the last lines, for a person who must find out what went wrong.
func (t *transcript) tail() string {
	lines := t.lines()
	lines = lines[max(0, len(lines)-40):]
	if len(lines) == 0 {
		return "(it wrote nothing)"
	}
	return strings.Join(lines, "\n")
}
