package adr

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"time"
)

//go:embed data/words.txt
var wordsFile string

// words is what words mean in a log, in whatever language.
type words struct {
	states map[string]State
	roles  map[string]role
	months map[string]time.Month
}

var roleNames = map[string]role{
	"status": roleStatus, "date": roleDate, "review": roleReview, "title": roleTitle, "supersedes": roleSupersedes, "superseded-by": roleSupersededBy,
}

// vocabulary reads the file of words, once.
var vocabulary = sync.OnceValue(func() words {
	w := words{states: map[string]State{}, roles: map[string]role{}, months: map[string]time.Month{}}
	for line := range strings.Lines(wordsFile) {
		head, list, ok := strings.Cut(line, "=")
		kind, meaning, _ := strings.Cut(strings.TrimSpace(head), " ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		month, _ := strconv.Atoi(meaning) // 0 for what is no month
		for word := range strings.SplitSeq(list, ",") {
			word = simple(strings.TrimSpace(word))
			switch kind {
			case "state":
				w.states[word] = State(meaning)
			case "label":
				w.roles[word] = roleNames[meaning]
			case "month":
				w.months[word] = time.Month(month)
			}
		}
	}
	return w
})
