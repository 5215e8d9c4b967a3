package report

import "testing"

func TestWrap(t *testing.T) {
	for _, tc := range []struct {
		text   string
		indent int
		want   string
	}{
		{"", 10, ""},
		{"one  line", 6, "one  line"},
		{"aaaaaaaaa bbbbbbbbb ccccccccc", 70, "aaaaaaaaa\n" + spaces(70) + "bbbbbbbbb\n" + spaces(70) + "ccccccccc"},
		{"aaaa bbbbb", 70, "aaaa bbbbb"},
		{"aaaa bbbbbb", 70, "aaaa\n" + spaces(70) + "bbbbbb"},
		{"éééé ééééé", 70, "éééé ééééé"},
		{"a /a/path/that/is/longer/than/the/line b", 60, "a\n" + spaces(60) + "/a/path/that/is/longer/than/the/line\n" + spaces(60) + "b"},
	} {
		if got := Wrap(tc.text, tc.indent); got != tc.want {
			t.Errorf("Wrap(%q, %d) =\n%q, not\n%q", tc.text, tc.indent, got, tc.want)
		}
	}
}

func spaces(n int) string { return pad("", n) }
