package generators

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"unicode"
)

// escape is what somebody wrote, an answer, a reason or a claim, as one line
// of Markdown that shows exactly that: nothing in it is read as Markdown, as
// HTML or as one of our own marks, wherever the line is wrapped.
func escape(text string) string {
	words := strings.Fields(strings.Map(visible, text))
	for i, word := range words {
		words[i] = escapeWord(word)
	}
	return strings.Join(words, " ")
}

// visible drops control characters and those that turn the direction of text,
// by which a line could show something else than it says.
func visible(r rune) rune {
	if unicode.IsControl(r) && !unicode.IsSpace(r) || r > unicode.MaxLatin1 && unicode.Is(unicode.Bidi_Control, r) {
		return -1
	}
	return r
}

func escapeWord(word string) string {
	begins := beginsBlock(word)
	if !begins && !strings.ContainsAny(word, "\\`*[]|~_&<") {
		return word // as nearly all are
	}
	letters := []rune(word)
	marker := -1 // the letter that would make a line begin a block
	if begins {
		marker = 0
		if unicode.IsDigit(letters[0]) {
			marker = len(letters) - 1
		}
	}
	var b strings.Builder
	for i, r := range letters {
		if r == '<' {
			b.WriteString("&lt;") // not \<: no program that looks for our marks may find one
			continue
		}
		if i == marker || means(letters, i) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// means tells whether Markdown gives a meaning to the letter where it stands.
func means(letters []rune, i int) bool {
	switch letters[i] {
	case '\\', '`', '*', '[', ']', '|', '~':
		return true
	case '_': // inside a word it is itself
		first, last := i == 0, i == len(letters)-1
		return first || last || !isWord(letters[i-1]) || !isWord(letters[i+1])
	case '&':
		return slices.Contains(letters[i:], ';')
	}
	return false
}

// beginsBlock tells whether a line that begins with the word could be read as
// a list, a quotation, a heading, a rule or a row of a table.
func beginsBlock(word string) bool {
	if word[0] == '>' || strings.Trim(word, "-+=:|#") == "" {
		return true
	}
	number := word[:len(word)-1]
	return strings.HasSuffix(word, ".") && isNumber(number) || strings.HasSuffix(word, ")") && isNumber(number)
}

func isNumber(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// quoted is a text as a string of YAML, for the head of a record.
func quoted(text string) string {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false) // R&D stays readable
	if err := encoder.Encode(strings.Map(visible, text)); err != nil {
		return `""` // a string can always be encoded
	}
	return strings.ReplaceAll(strings.TrimSpace(b.String()), "<", `\u003c`)
}

// code shows a command as it is typed; one of several lines becomes one.
func code(command string) string {
	var lines []string
	for line := range strings.Lines(command) {
		lines = append(lines, strings.TrimSpace(line))
	}
	command = strings.Join(lines, " && ")
	fence := "`"
	for strings.Contains(command, fence) {
		fence += "`"
	}
	if strings.Contains(command, "`") {
		command = " " + command + " "
	}
	return fence + command + fence
}

// target is an address between angle brackets, which nothing in it can close.
func target(url string) string {
	url = strings.Join(strings.Fields(strings.Map(visible, url)), "%20")
	return "<" + strings.NewReplacer("<", "%3C", ">", "%3E").Replace(url) + ">"
}
