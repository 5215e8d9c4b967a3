package document

import (
	"errors"
	"strings"
	"testing"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// TestBrokenYAMLIsToldWhereItIs holds the places of messages that the parser
// counts from 0, from 1 or not at all.
func TestBrokenYAMLIsToldWhereItIs(t *testing.T) {
	for text, want := range map[string]string{
		"a: b: c\n":                  "f.yaml:1: mapping values are not allowed in this context",
		"a: x\n  b: y\n":             "f.yaml:2: mapping values are not allowed in this context",
		"a: x\nb: {c: d\n":           "f.yaml:2: did not find expected ',' or '}'",
		"a: x\nb: [c\n":              "f.yaml:2: did not find expected ',' or ']'",
		"a: x\nb: {c: d, , }\n":      "f.yaml:2: did not find expected node content",
		"a: x\n- b\n":                "f.yaml:2: did not find expected key",
		"a: x\nb:\n  - c\n  d\n":     "f.yaml:4: could not find expected ':'",
		"a: x\n...\nfoo\n":           "f.yaml:3: did not find expected <document start>",
		"\ta: x\n":                   "f.yaml:1:1: a tab cannot indent",
		"a:\n  b: x\n \tc: y\n":      "f.yaml:3:2: a tab cannot indent",
		"a: x\nbé: @me\n":            "f.yaml:2:5: a value cannot begin with @",
		"a: @x\nb: |\n  c\n\td\n":    "f.yaml:1:4: a value cannot begin with @",
		"a: x\nb: `me`\n":            "f.yaml:2:4: a value cannot begin with `",
		"a: \"x\nb: y\n":             "f.yaml:3: found unexpected end of stream",
		"a: x\nb: \"\\q\"\n":         "f.yaml:2: found unknown escape character",
		"a: x\né: \"\x07\"\n":        "f.yaml:2:5: holds the control character U+0007",
		"a: \u0080\n":                "f.yaml:1:4: holds the control character U+0080",
		"a: x\nb: *c\n":              "f.yaml:2:4: anchors and aliases are not used here; write the value out",
		"%YAML 9\n---\na: x\n":       "f.yaml:1: did not find expected digit or '.' character",
		strings.Repeat("[", 20_000):  "f.yaml:1: exceeded max depth of 10000",
		"a: x\nb: !x!y z\n":          "f.yaml:2: found undefined tag handle",
		"a: |\n\tb\n":                "f.yaml:2:1: a tab cannot indent",
		"a: x\n? b\n? c\n- d\n":      "f.yaml:4: did not find expected key",
		"a: x\nb: y\nc\n":            "f.yaml:3: could not find expected ':'",
		"a: x\n" + "b: 'y\n\n" + "c": "f.yaml:2: found unexpected end of stream",
	} {
		_, err := Parse("f.yaml", []byte(text))
		if err == nil || err.Error() != want {
			t.Errorf("%.40q\ngot  %v\nwant %s", text, err, want)
		}
	}
}

func TestBrokenYAMLSaysWhatToDo(t *testing.T) {
	_, err := Parse("f.yaml", []byte("title: Orders: the service\n"))
	var f finding.Finding
	if !errors.As(err, &f) || !strings.Contains(f.Hint, "goes in quotes") {
		t.Errorf("%v has the hint %q", err, f.Hint)
	}
}

func TestALongWordIsNotRepeatedWhole(t *testing.T) {
	long := strings.Repeat("x", MaxSize/2)
	for _, text := range []string{long + ": a\n", "name: {a: " + long + "}\n", "size: " + long + "\n"} {
		if err := Decode("f.yaml", []byte(text), &sample{}); err == nil || len(err.Error()) > 200 {
			t.Errorf("%.10s…: a message of %d bytes", text, len(err.Error()))
		}
	}
}
