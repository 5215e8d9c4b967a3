package adr

import (
	"strings"
	"unicode"
)

// cleaned is a text as words: links by their text, without comments, struck
// out words, emphasis and signs in front.
func cleaned(text string) string {
	text = unlinked(uncommented(text))
	for {
		from := strings.Index(text, "~~")
		if from < 0 {
			break
		}
		to := strings.Index(text[from+2:], "~~")
		if to < 0 {
			break
		}
		text = text[:from] + text[from+2+to+2:]
	}
	text = unmarked.Replace(text)
	text = strings.TrimFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("*_\"'", r) })
	if strings.HasPrefix(text, ":") { // an emoji by its name
		if end := strings.Index(text[1:], ": "); end > 0 && !strings.Contains(text[1:end+1], " ") {
			text = text[end+3:]
		}
	}
	return strings.TrimSpace(strings.TrimLeftFunc(text, func(r rune) bool {
		return unicode.IsSymbol(r) || unicode.IsSpace(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r)
	}))
}

// uncommented is a line without the comments in it.
func uncommented(text string) string {
	for {
		from := strings.Index(text, "<!--")
		if from < 0 {
			return text
		}
		to := strings.Index(text[from:], "-->")
		if to < 0 {
			return text
		}
		text = text[:from] + text[from+to+len("-->"):]
	}
}

// unmarked takes emphasis and code marks off a text.
var unmarked = strings.NewReplacer("**", "", "__", "", "`", "", "\\", "")

// plain is a heading as words: without emphasis, code marks and a number such
// as that of "3. Decision".
func plain(text string) string {
	text = unmarked.Replace(text)
	text = strings.TrimSpace(strings.Trim(strings.TrimSpace(text), "*_:"))
	rest := strings.TrimLeftFunc(text, unicode.IsDigit)
	if rest != text && len(rest) > 1 && (rest[0] == '.' || rest[0] == ')') && rest[1] == ' ' {
		return strings.TrimSpace(rest[2:])
	}
	return text
}
