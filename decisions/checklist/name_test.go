package checklist_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/underpin-dev/underpin/decisions/checklist"
)

func TestSuggestName(t *testing.T) {
	for text, want := range map[string]string{
		"orders":                            "orders",
		"Orders 2":                          "orders-2",
		"  My__Team's Orders!  ":            "my-team-s-orders",
		"été":                               "ete",
		"e\u0301te\u0301":                   "ete",
		"Straße Łódź Ærø Œuvre":             "strasse-lodz-aero-oeuvre",
		"ＯＲＤＥＲＳ":                            "orders",
		"2nd try":                           "service-2nd-try",
		"CON":                               "con-service",
		"lpt9":                              "lpt9-service",
		"con-" + strings.Repeat("x", 70):    "con-" + strings.Repeat("x", 59),
		strings.Repeat("word-", 20):         strings.TrimRight(strings.Repeat("word-", 12), "-"),
		strings.Repeat("x", 63) + "-y":      strings.Repeat("x", 63),
		strings.Repeat("x", 64):             strings.Repeat("x", 63),
		strings.Repeat("7", 70):             "service-" + strings.Repeat("7", 55),
		"../../etc":                         "etc",
		"注文":                                "",
		"🚀":                                 "",
		"":                                  "",
		"\xff\xfe":                          "",
		"a" + strings.Repeat("-", 70) + "b": "a-b",
	} {
		if got := checklist.SuggestName(text); got != want {
			t.Errorf("SuggestName(%q) = %q, want %q", text, got, want)
		}
	}
}

// TestSuggestionsAreNames: whatever is typed, what we suggest is taken.
func TestSuggestionsAreNames(t *testing.T) {
	words := rapid.SliceOf(rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"con", "-", "9", "nul", "ß", strings.Repeat("a", 60)})))
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(words.Draw(t, "words"), "-")
		name := checklist.SuggestName(text)
		if name == "" {
			return
		}
		if _, err := (checklist.Answers{}).With("service.name", name); err != nil {
			t.Fatalf("SuggestName(%q) = %q: %v", text, name, err)
		}
		if again := checklist.SuggestName(name); again != name {
			t.Fatalf("SuggestName(%q) = %q, of which it makes %q", text, name, again)
		}
	})
}

func TestNames(t *testing.T) {
	for name, want := range map[string]string{
		"a":                     "",
		"orders-2":              "",
		"class":                 "",
		strings.Repeat("x", 63): "",
		strings.Repeat("x", 64): "a service's name has at most 63 characters, this one 64",
		"":                      `"" cannot name a service: use lower-case letters, digits and single hyphens, a letter first`,
		"Orders":                `"Orders" cannot name a service: use lower-case letters, digits and single hyphens, a letter first; orders would do`,
		"a--b":                  `"a--b" cannot name a service: use lower-case letters, digits and single hyphens, a letter first; a-b would do`,
		"-a":                    `"-a" cannot name a service: use lower-case letters, digits and single hyphens, a letter first; a would do`,
		"1a":                    `"1a" cannot name a service: use lower-case letters, digits and single hyphens, a letter first; service-1a would do`,
		"a\n":                   `"a\n" cannot name a service: use lower-case letters, digits and single hyphens, a letter first; a would do`,
		"con":                   `"con" is reserved on Windows: choose another name`,
		"nul":                   `"nul" is reserved on Windows: choose another name`,
	} {
		_, err := checklist.Answers{}.With("service.name", name)
		switch {
		case want == "" && err != nil:
			t.Errorf("%q: %v", name, err)
		case want != "" && (err == nil || err.Error() != "service.name: "+want):
			t.Errorf("%q: got %v\nwant %s", name, err, want)
		}
	}
}

func TestDefaultTitleAndModule(t *testing.T) {
	for name, want := range map[string]string{"": "", "orders": "Orders", "order-service-2": "Order service 2"} {
		if got := checklist.DefaultTitle(name); got != want {
			t.Errorf("DefaultTitle(%q) = %q", name, got)
		}
	}
	if got := checklist.DefaultModule("orders"); got != "example.com/orders" {
		t.Errorf("DefaultModule = %q", got)
	}
}
