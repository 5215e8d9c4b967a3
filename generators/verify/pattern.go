package verify

import (
	"regexp"
	"sync"
)

// pattern is a regular expression that is compiled when it is first used:
// every run of the program would pay for it else.
func pattern(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
