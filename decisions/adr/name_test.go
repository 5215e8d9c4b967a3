package adr

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestNameIsNumberAndKebabCase(t *testing.T) {
	for title, want := range map[string]string{
		"Use Gin for the order service":      "0007-use-gin-for-the-order-service.md",
		"  C#, .NET & friends!  ":            "0007-c-net-friends.md",
		"Où est l'été?":                      "0007-ou-est-l-ete.md",
		"使用 Gin":                             "0007-使用-gin.md",
		"../../etc/passwd":                   "0007-etc-passwd.md",
		"???":                                "0007-record.md",
		strings.Repeat("word ", 40):          "0007-" + strings.Repeat("word-", 15) + "word.md",
		"a" + strings.Repeat("é", 200) + "z": "0007-a" + strings.Repeat("e", 79) + ".md",
	} {
		if got := Name(7, title); got != want {
			t.Errorf("Name(%q) = %s, want %s", title, got, want)
		}
	}
}

func TestNextFollowsTheHighestNumber(t *testing.T) {
	for _, tc := range []struct {
		names []string
		want  int
	}{
		{nil, 1},
		{[]string{"README.md", "template.md"}, 1},
		{[]string{"0002-b.md", "0009-z.md", "0001-a.md"}, 10},
		{[]string{"12-b.md", "2026-01-02.png"}, 13},
	} {
		if got := Next(tc.names); got != tc.want {
			t.Errorf("Next(%v) = %d, want %d", tc.names, got, tc.want)
		}
	}
}

func FuzzSlug(f *testing.F) {
	f.Add("Use Gin")
	f.Fuzz(func(t *testing.T, title string) {
		slug := Slug(title)
		if slug == "" || len(slug) > maxSlug || strings.ContainsAny(slug, "/\\ .") || !utf8.ValidString(slug) {
			t.Errorf("Slug(%q) = %q", title, slug)
		}
	})
}
