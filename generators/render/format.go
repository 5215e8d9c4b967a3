package render

import (
	"reflect"
	"strconv"
	"strings"
)

// maxWidth is the widest field that printf pads to.
const maxWidth = 200

// formatted says how large the result of a printf would be, and refuses what
// gives no bounded or no repeatable text: a width out of measure or out of an
// argument, and the address of a value.
func formatted(format string, arguments reflect.Value) (effort, error) {
	largest := 0
	for i := range arguments.Len() {
		largest = max(largest, measure(arguments.Index(i), maxArguments))
	}
	e := effort{}
	for rest := format; ; {
		_, after, found := strings.Cut(rest, "%")
		if !found {
			return e, nil
		}
		flags := after[:len(after)-len(strings.TrimLeft(after, "+-# 0123456789.[]*"))]
		rest = after[len(flags):]
		rest = strings.TrimPrefix(rest, "%")
		switch {
		case strings.HasPrefix(rest, "p"):
			return e, refuse("printf %q: %%p is left out: it gives an address, which is another each time", format)
		case strings.Contains(flags, "*"):
			return e, refuse("printf %q: a width must stand in the format, not in an argument", format)
		}
		for _, number := range strings.FieldsFunc(flags, func(r rune) bool { return r < '0' || r > '9' }) {
			if width, err := strconv.Atoi(number); err != nil || width > maxWidth {
				return e, refuse("printf %q: a field is at most %d wide", format, maxWidth)
			}
		}
		e.result += maxWidth
		if strings.Contains(flags, "[") { // the same argument as often as one likes
			e.result += largest
		}
	}
}
