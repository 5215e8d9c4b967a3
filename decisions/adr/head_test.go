package adr

import "testing"

// A status is written with the capital that the log gives it, under a heading,
// too.
func TestHeadWritesTheStatusLikeTheLog(t *testing.T) {
	for text, want := range map[string]string{
		"":                                    "Accepted",
		"# 1. A\n\n## Status\n\naccepted\n":   "accepted",
		"# 1. A\n\n## Status\n\nProposed\n":   "Accepted",
		"# 1. A\n\n## Status\n\nPROPOSED\n":   "ACCEPTED",
		"# 1. A\n\n## Status\n\n## Context\n": "Accepted",
	} {
		var log Log
		if text != "" {
			log = NewLog(Parse("0001-a.md", []byte(text)))
		}
		if got := log.Head("B", 2, today, Accepted, Nygard).Status; got != want {
			t.Errorf("%q: %s, not %s", text, got, want)
		}
	}
}
