package document

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// hints say what to do about the messages of the YAML parser that people meet.
var hints = map[string]string{
	"mapping values are not allowed in this context": `a text with ": " in it goes in quotes; the keys of one section are indented alike`,
	"did not find expected key":                      "the keys of one section are indented alike, each with a colon",
	"did not find expected '-' indicator":            "the items of one list are indented alike, each with a dash",
	"did not find expected ',' or ']'":               "close the bracket, and put a comma between the items",
	"did not find expected ',' or '}'":               "close the brace, and put a comma between the keys",
	"did not find expected node content":             "a value is missing, or a bracket is not closed",
	"found unexpected end of stream":                 "a quote is opened and not closed",
	"could not find expected ':'":                    "a key is followed by a colon and a space",
	"found unknown escape character":                 "in double quotes a backslash is written twice; in single quotes it stands for itself",
}

// syntaxFinding puts an error of the YAML parser at its place, as near as the
// parser tells. The text is searched for what it does not tell.
func syntaxFinding(name string, data []byte, err error) finding.Finding {
	var types *yaml.TypeError
	if errors.As(err, &types) {
		line, message := cutLine(types.Errors[0])
		return finding.Finding{File: name, Line: line, Message: message}
	}
	line, message := cutLine(strings.TrimPrefix(err.Error(), "yaml: "))
	f := finding.Finding{File: name, Line: line, Message: message, Hint: hints[message]}
	switch {
	case message == "control characters are not allowed":
		return atControl(name, data)
	case strings.HasPrefix(message, "unknown anchor "):
		return atAlias(name, data, message)
	case countsFromZero(message):
		f.Line++
	case f.Line == 0:
		f.Line = 1
	}
	if strings.HasPrefix(message, "found character that cannot start") || strings.HasPrefix(message, "found a tab") {
		return atCharacter(f, data)
	}
	return f
}

// cutLine takes the line out of the parser's message, the only place where it
// has it.
func cutLine(message string) (int, string) {
	if rest, ok := strings.CutPrefix(message, "line "); ok {
		if number, text, ok := strings.Cut(rest, ": "); ok {
			line, _ := strconv.Atoi(number)
			return line, text
		}
	}
	return 0, message
}

// countsFromZero tells the messages of the parser proper, whose first line is
// 0, from those of its scanner, whose first line is 1.
func countsFromZero(message string) bool {
	switch message {
	case "did not find expected key", "did not find expected '-' indicator", "did not find expected ',' or ']'",
		"did not find expected ',' or '}'", "did not find expected node content", "did not find expected <document start>",
		"found undefined tag handle", "found incompatible YAML document", "found duplicate %YAML directive", "found duplicate %TAG directive":
		return true
	}
	return false
}

func atOffset(name string, data []byte, offset int) finding.Finding {
	start := bytes.LastIndexByte(data[:offset], '\n') + 1
	return finding.Finding{
		File: name, Line: bytes.Count(data[:offset], []byte("\n")) + 1, Column: utf8.RuneCount(data[start:offset]) + 1,
	}
}

func atControl(name string, data []byte) finding.Finding {
	offset := bytes.IndexFunc(data, isControl)
	f := atOffset(name, data, max(offset, 0))
	r, _ := utf8.DecodeRune(data[max(offset, 0):])
	f.Message = fmt.Sprintf("holds the control character %U", r)
	f.Hint = `in double quotes it could be written as an escape, such as "\t"; most likely it is here by mistake`
	return f
}

// isControl tells the characters that YAML does not allow.
func isControl(r rune) bool {
	switch r {
	case '\t', '\n', '\r', 0x85:
		return false
	case 0xfffe, 0xffff:
		return true
	}
	return r < ' ' || 0x7f <= r && r < 0xa0
}

func atAlias(name string, data []byte, message string) finding.Finding {
	_, anchor, _ := strings.Cut(message, "'")
	anchor, _, _ = strings.Cut(anchor, "'")
	f := atOffset(name, data, max(bytes.Index(data, []byte("*"+anchor)), 0))
	f.Message = aliases
	return f
}

// atCharacter finds, from the line on that the parser names, what it stumbled
// over.
func atCharacter(f finding.Finding, data []byte) finding.Finding {
	lines := bytes.Split(data, []byte("\n"))
	first, last := min(f.Line, len(lines))-1, min(f.Line, len(lines))
	if strings.HasPrefix(f.Message, "found a tab") {
		last = len(lines) // the line is where the value starts that the tab is in
	}
	for i, line := range lines[first:last] {
		indent := line[:len(line)-len(bytes.TrimLeft(line, " \t"))]
		if tab := bytes.IndexByte(indent, '\t'); tab >= 0 {
			f.Line, f.Column, f.Message, f.Hint = first+i+1, tab+1, "a tab cannot indent", "indent with spaces"
			return f
		}
	}
	if at := bytes.IndexAny(lines[first], "@`%"); at >= 0 {
		f.Column = utf8.RuneCount(lines[first][:at]) + 1
		f.Message, f.Hint = fmt.Sprintf("a value cannot begin with %c", lines[first][at]), "put it in quotes"
	}
	return f
}
