package prompt

import (
	"strings"
	"testing"

	"github.com/AlecAivazis/survey/v2/terminal"
	"pgregory.net/rapid"
)

func TestWrap(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ text, want string }{
		"fits":               {"  one two", "  one two"},
		"breaks and indents": {"  one two three four", "  one two\n    three\n    four"},
		"a word too long":    {"a donaudampfschiff b", "a\n    donaudampfschiff\n    b"},
		"wide characters":    {"漢字 漢字 漢字", "漢字 漢字\n    漢字"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := wrap(test.text, 10, "    "); got != test.want {
				t.Errorf("got %q, not %q", got, test.want)
			}
		})
	}
}

// TestWrapKeepsTheWords and keeps within the width, but for words that do not
// fit at all.
func TestWrapKeepsTheWords(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-zäß漢]{1,12}`), 1, 20).Draw(t, "words")
		width := rapid.IntRange(30, 80).Draw(t, "width")
		wrapped := wrap(strings.Join(words, " "), width, "  ")
		if got := strings.Join(strings.Fields(wrapped), " "); got != strings.Join(words, " ") {
			t.Errorf("the words became %q", got)
		}
		for line := range strings.SplitSeq(wrapped, "\n") {
			if terminal.StringWidth(line) > width {
				t.Errorf("%q is wider than %d", line, width)
			}
		}
	})
}

func TestClip(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"short": "short", "ten in all": "ten in all", "more than ten": "more than…", "漢字漢字漢字": "漢字漢字…"} {
		if got := clip(text, 10); got != want {
			t.Errorf("%q became %q, not %q", text, got, want)
		}
	}
}
