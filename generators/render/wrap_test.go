package render

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/Masterminds/sprig/v3"
	"pgregory.net/rapid"
)

// Where each character is a byte, it is sprig's, to the letter; where it is
// more, lines are as long as they look, and nothing but spaces is lost.
func TestWrapCountsCharacters(t *testing.T) {
	theirs := sprig.TxtFuncMap()
	bytewise := theirs["wrap"].(func(int, string) string)
	bytewiseWith := theirs["wrapWith"].(func(int, string, string) string)
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(-1, 12).Draw(t, "width")
		plain := rapid.StringOf(rapid.SampledFrom([]rune("ab \n"))).Draw(t, "plain")
		if got, want := wrap(width, plain), bytewise(width, plain); got != want {
			t.Fatalf("%q, sprig's %q", got, want)
		}
		if got, want := wrapWith(width, "+", plain), bytewiseWith(width, "+", plain); got != want {
			t.Fatalf("with +: %q, sprig's %q", got, want)
		}
		wide := strings.NewReplacer("a", "“", "b", "ü").Replace(plain)
		if got, want := wrap(width, wide), strings.NewReplacer("a", "“", "b", "ü").Replace(bytewise(width, plain)); got != want {
			t.Fatalf("%q, not %q", got, want)
		}
		if cut := wrapWith(width, "+", wide); !utf8.ValidString(cut) {
			t.Fatalf("%q", cut)
		}
	})
	if got := wrap(3, "a\xff\xfeb c"); got != "a\xff\xfeb\nc" {
		t.Errorf("%q", got) // what is no text stays what it is
	}
}
