package generators

import (
	"strings"
	"testing"

	"github.com/underpin-dev/underpin/decisions"
)

func TestPagesLeadToTheNextRecord(t *testing.T) {
	const was, is = "docs/decisions/0001-use-express-for-order-service.md", "docs/decisions/0002-keep-express-for-order-service.md"
	const base = "# Orders\n\nIt is small.\n\nWhy: [Use Express for Order service](" + was + ").\n"
	const moved = "# Orders\n\nIt is small.\n\nWhy: [Keep Express for Order service](" + is + ").\n"
	for name, tc := range map[string]struct{ base, now, want string }{
		"as the pack made it":       {base, base, moved},
		"changed elsewhere":         {base, "Ours.\n\n" + base, "Ours.\n\n" + moved},
		"link taken out":            {base, "# Orders\n", ""},
		"link written by hand":      {base, strings.Replace(base, "Why", "Why, then", 1), ""},
		"moved by hand":             {base, moved, ""},
		"mentioned by hand as well": {base, "Once [it was so](" + was + ").\n\n" + base, "Once [it was so](" + was + ").\n\n" + moved},
		"words of the pack's own":   {"[Why](" + was + ")\n", "[Why](" + was + ")\n", "[Why](" + is + ")\n"},
		"a title that is escaped":   {"[Use Express for Order \\[s\\]](../" + was + ")\n", "[Use Express for Order \\[s\\]](../" + was + ")\n", "[Keep Express for Order \\[s\\]](../" + is + ")\n"},
		"a path alone":              {"adr: " + was + "\n", "adr: " + was + "\n", "adr: " + is + "\n"},
	} {
		past := pastOf(t, examples(t)["orders"], true)
		past.Pages = []Page{{Path: "README.md", Base: []byte(tc.base), Current: []byte(tc.now)}}
		in := changed(t, decisions.Choice{}, "team.size=6")
		in.Place = after(past)
		lock := Lock{Files: map[string]string{"README.md": digest([]byte(tc.base))}}
		made, err := Regenerate(past, in, lock)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, f := range made.Files {
			if f.Path == "README.md" {
				got = string(f.Text)
			}
		}
		if got != tc.want || (got != "") != (len(made.Pages) == 1) {
			t.Errorf("%s: %q, linked from %v", name, got, made.Pages)
		}
		if follows := lock.Files["README.md"] == digest([]byte(tc.want)); follows != (tc.base == tc.now) {
			t.Errorf("%s: the lock follows: %v", name, follows)
		}
	}
}

func TestPagesOfAnotherFrameworkStay(t *testing.T) {
	past := pastOf(t, examples(t)["orders"], true)
	text := []byte("Why Express: [so](" + past.Outcome.Record + ").\n")
	past.Pages = []Page{{Path: "README.md", Base: text, Current: text}}
	if got := regenerate(t, past, changed(t, decisions.Choice{}, "project.scale=small")); got.Revision.Stands || got.Pages != nil {
		t.Errorf("%+v", got.Pages)
	}
}
