package finding

import (
	"strings"
	"testing"
)

func TestQuote(t *testing.T) {
	for text, want := range map[string]string{
		"":                       `""`,
		"a\"b\x07":               `"a\"b\a"`,
		strings.Repeat("é", 60):  `"` + strings.Repeat("é", 60) + `"`,
		strings.Repeat("é", 61):  `"` + strings.Repeat("é", 60) + `…"`,
		strings.Repeat("x", 1e6): `"` + strings.Repeat("x", 60) + `…"`,
	} {
		if got := Quote(text); got != want {
			t.Errorf("Quote(%.20q) = %s, want %s", text, got, want)
		}
	}
}
