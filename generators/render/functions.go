package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"text/template"

	"github.com/Masterminds/sprig/v3"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// builtin are the engine's own functions that stay as they are: they cost
// little and give little. Its call is not among them: data holds no functions.
var builtin = []string{"and", "or", "not", "len", "index", "slice", "eq", "ne", "lt", "le", "gt", "ge"}

// comparisons are those of them that read whole texts.
var comparisons = []string{"eq", "ne", "lt", "le", "gt", "ge"}

// available are the functions that a renderer guards, made once.
var available = sync.OnceValue(func() template.FuncMap {
	all := sprig.TxtFuncMap()
	picked := template.FuncMap{
		"toJson":       func(v any) (string, error) { return marshal(v, "") },
		"toPrettyJson": func(v any) (string, error) { return marshal(v, "  ") },
		"wrap":         wrap,
		"wrapWith":     wrapWith,
		"print":        fmt.Sprint,
		"println":      fmt.Sprintln,
		"printf":       fmt.Sprintf,
		"html":         template.HTMLEscaper,
		"js":           template.JSEscaper,
		"urlquery":     template.URLQueryEscaper,
	}
	for _, name := range chosen {
		picked[name] = all[name]
	}
	return picked
})

// names are the functions as the parser takes them: only their names count.
var names = sync.OnceValue(func() map[string]any {
	known := map[string]any{"include": true}
	for _, name := range builtin {
		known[name] = true
	}
	for name := range available() {
		known[name] = true
	}
	return known
})

// Functions are the names that a template may call, sorted.
func Functions() []string { return sortedKeys(names()) }

// marshal is JSON as people write it: < stays < and no line end follows.
func marshal(value any, indent string) (string, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", indent)
	if err := encoder.Encode(value); err != nil {
		return "", err
	}
	return strings.TrimSuffix(b.String(), "\n"), nil
}

// missing says why a function is not there.
func missing(name string) string {
	for _, group := range refused {
		if slices.Contains(strings.Fields(group.names), name) {
			return fmt.Sprintf("function %q of sprig is left out: %s", name, group.because)
		}
	}
	return fmt.Sprintf("there is no function %q%s", name, finding.DidYouMean(name, sortedKeys(names())))
}
