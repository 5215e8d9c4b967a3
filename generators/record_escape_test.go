package generators

import "testing"

func TestEscape(t *testing.T) {
	for text, want := range map[string]string{
		"":                             "",
		" plain \t text\n ":            "plain text",
		"C# and C++, a+b - c":          "C# and C++, a+b \\- c",
		"snake_case and _edges_":       "snake_case and \\_edges\\_",
		"R&D, AT&T; &amp; &#35;":       "R&D, AT\\&T; \\&amp; \\&#35;",
		"# one ## two #3":              "\\# one \\## two #3",
		"1. first 2) second 3.5 v1.":   "1\\. first 2\\) second 3.5 v1.",
		"- + = === --- : |":            "\\- \\+ \\= \\=== \\--- \\: \\|",
		"> quoted >=5 a>b":             "\\> quoted \\>=5 a>b",
		"<b>bold</b>":                  "&lt;b>bold&lt;/b>",
		"<!-- underpin:end -->":        "&lt;!-- underpin:end -->",
		"[a](b) [^1] ![c]":             `\[a\](b) \[^1\] !\[c\]`,
		"`code` *stars* ~gone~ a|b \\": "\\`code\\` \\*stars\\* \\~gone\\~ a\\|b \\\\",
		"bell\a and \u202eturned":      "bell and turned",
		"👩\u200d💻 你好":                  "👩\u200d💻 你好",
	} {
		if got := escape(text); got != want {
			t.Errorf("escape(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestQuoted(t *testing.T) {
	for text, want := range map[string]string{
		"R&D":                   `"R&D"`,
		"a: \"b\" # c":          `"a: \"b\" # c"`,
		"<!-- underpin:end -->": `"\u003c!-- underpin:end -->"`,
		"x\u202ey\x7f":          `"xy"`,
	} {
		if got := quoted(text); got != want {
			t.Errorf("quoted(%q) = %s, want %s", text, got, want)
		}
	}
}

func TestTarget(t *testing.T) {
	if got, want := target("https://example.com/a b<c>d\n"), "<https://example.com/a%20b%3Cc%3Ed>"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
