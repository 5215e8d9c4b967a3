package prompt

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// typed takes all keys that arrive in such parts.
func typed(parts ...string) []string {
	var k keys
	var taken []string
	for i, part := range parts {
		k.add([]byte(part))
		for key := k.take(false); key != ""; key = k.take(false) {
			taken = append(taken, key)
		}
		if i == len(parts)-1 {
			for key := k.take(true); key != ""; key = k.take(true) {
				taken = append(taken, key)
			}
		}
	}
	return taken
}

func TestKeys(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ parts, want []string }{
		"letters":                {[]string{"aß€"}, []string{"a", "ß", "€"}},
		"a character in parts":   {[]string{"\xc3", "\xa4b"}, []string{"ä", "b"}},
		"no character":           {[]string{"\xff", "a"}, []string{"\xff", "a"}},
		"an arrow in parts":      {[]string{"\x1b", "[", "B"}, []string{"\x1b[B"}},
		"other arrows":           {[]string{"\x1bOA\x1bOF"}, []string{"\x1b[A", "\x1b[F"}},
		"home and end":           {[]string{"\x1b[1~\x01\x1b[8~\x05"}, []string{"\x1b[H", "\x1b[H", "\x1b[F", "\x1b[F"}},
		"function keys go":       {[]string{"\x1b[15~a\x1b[1;5Cb\x1bfc"}, []string{"a", "b", "c"}},
		"Escape is back":         {[]string{"a\x1b"}, []string{"a", "\x03"}},
		"twice back":             {[]string{"\x1b\x1b"}, []string{"\x03", "\x03"}},
		"Enter behind Escape":    {[]string{"\x1b\r"}, []string{"\r"}},
		"Ctrl-D is Ctrl-C":       {[]string{"\x04"}, []string{"\x03"}},
		"pasted lines":           {[]string{"\x1b[200~a\nb\x03\x1b[201~\n"}, []string{"a", " ", "b", " ", "\n"}},
		"a place is no key":      {[]string{"\x1b[12;3Ra"}, []string{"a"}},
		"a sequence that is cut": {[]string{"\x1b[12"}, []string{"[", "1", "2"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := typed(test.parts...); !slices.Equal(got, test.want) {
				t.Errorf("took %q, not %q", got, test.want)
			}
		})
	}
}

// TestPlaceAmongKeys finds what the terminal says in what the person typed.
func TestPlaceAmongKeys(t *testing.T) {
	t.Parallel()
	var k keys
	k.add([]byte("ab\x1b[12;3Rc"))
	if got := k.place(); got != "\x1b[12;3R" {
		t.Errorf("the place is %q", got)
	}
	if got := string(k.text); got != "abc" {
		t.Errorf("what is left is %q", got)
	}
	if got := k.place(); got != "" {
		t.Errorf("there is another place, %q", got)
	}
}

// FuzzKeys types anything: nothing hangs, nothing but whole keys comes out, and
// plain text comes out as it went in.
func FuzzKeys(f *testing.F) {
	for _, seed := range []string{"abc", "ä\x1b[B", "\x1b[200~x\ny\x1b[201~", "\x1b", "\x1b[1;5", "\xff\x00"} {
		f.Add(seed, 1)
	}
	f.Fuzz(func(t *testing.T, text string, cut int) {
		cut = min(max(cut, 0), len(text))
		got := typed(text[:cut], text[cut:])
		plain := utf8.ValidString(text)
		for _, r := range text {
			plain = plain && r >= ' '
		}
		if joined := strings.Join(got, ""); plain && joined != text {
			t.Errorf("typed %q, got %q", text, joined)
		}
		for _, key := range got {
			if utf8.RuneCountInString(key) > 1 && known[key] != key {
				t.Errorf("%q is no key that survey knows", key)
			}
		}
	})
}
