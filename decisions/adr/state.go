package adr

import (
	"slices"
	"strings"
)

// State is where a decision stands in its life.
type State string

// The states. Unknown is that of a record without a status, and of one whose
// status is no word of this lifecycle or leaves a doubt.
const (
	Unknown    State = "unknown"
	Proposed   State = "proposed"
	Accepted   State = "accepted"
	Rejected   State = "rejected"
	Deprecated State = "deprecated"
	Superseded State = "superseded"
)

// States lists the states of the lifecycle, without Unknown.
var States = []State{Proposed, Accepted, Rejected, Deprecated, Superseded}

// decided tells that the text of such a decision is history.
func (s State) decided() bool { return s == Accepted || s == Deprecated || s == Superseded }

// doubts are words before which a state is not one, or not yet, or not any
// more, or not of all of the decision.
var doubts = map[string]bool{
	"not": true, "never": true, "be": true, "yet": true, "partially": true, "partly": true, "was": true, "were": true,
	"if": true, "until": true, "unless": true, "when": true, "once": true, "nicht": true, "noch": true, "teilweise": true, "war": true,
	"pas": true, "partiellement": true, "no": true, "parcialmente": true, "non": true, "parzialmente": true, "niet": true, "не": true,
}

// saysState reads a statement such as "Accepted (2020-04-05)". It is Unknown
// where the first word is none for a state, and where another state is named
// that does not follow from the first.
func saysState(statement string) State {
	statement = withoutAsides(statement)
	words := wordsOf(statement)
	if len(words) == 0 || strings.ContainsAny(statement, "?|{}") || means(words, 0) == Unknown {
		return Unknown
	}
	var said []State
	for i := range words {
		if state := means(words, i); state != Unknown && !slices.Contains(said, state) {
			said = append(said, state)
		}
	}
	switch {
	case len(said) == 1:
		return said[0]
	case slices.Contains(said, Superseded) && !slices.Contains(said, Rejected):
		return Superseded // it was accepted before
	}
	return Unknown
}

// means is the state that a word of a statement means, Unknown where it means
// none, or leaves a doubt.
func means(words []string, i int) State {
	state, ok := vocabulary().states[words[i]]
	switch {
	case !ok:
		return Unknown
	case i > 0 && doubts[words[i-1]] || i > 1 && doubts[words[i-2]]:
		return Unknown
	case words[i] == "ersetzt" && i+1 < len(words) && words[i+1] != "durch" && words[i+1] != "von":
		return Unknown // it replaces another
	}
	return state
}

// before introduces what a status was when underpin or a person keeps that.
var before = []string{" before: ", "(before: ", " previously ", " formerly "}

// withoutAsides is the sentence that a statement begins with, without
// parentheses and without what was before.
func withoutAsides(statement string) string {
	small := strings.ToLower(statement)
	if len(small) == len(statement) {
		for _, word := range before {
			if i := strings.Index(small, word); i > 0 {
				statement, small = statement[:i], small[:i]
			}
		}
	}
	for _, arrow := range []string{"→", "->", "=>", "➜"} {
		if i := strings.LastIndex(statement, arrow); i >= 0 {
			statement = statement[i+len(arrow):]
		}
	}
	statement = withoutParentheses(statement)
	for _, end := range []string{". ", "。", "; "} {
		if i := strings.Index(statement, end); i > 0 {
			statement = statement[:i]
		}
	}
	return statement
}

func withoutParentheses(text string) string {
	if !strings.ContainsAny(text, "(（") {
		return text
	}
	var b strings.Builder
	depth := 0
	for _, r := range text {
		switch r {
		case '(', '（':
			depth++
		case ')', '）':
			depth = max(depth-1, 0)
		default:
			if depth == 0 {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}
