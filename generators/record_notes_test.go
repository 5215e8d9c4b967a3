package generators

import (
	"testing"

	"github.com/underpin-dev/underpin/decisions/catalog"
)

func TestReferenceSaysWhatIsNotKnown(t *testing.T) {
	source := catalog.Source{Title: "Notes", Publisher: "Press", Kind: catalog.Article}
	for want, in := range map[string]struct {
		year int
		url  string
	}{
		"Press, “Notes”, 2025, <https://example.com/notes> (article)": {2025, "https://example.com/notes"},
		"Press, “Notes”, <https://example.com/notes> (article)":       {0, "https://example.com/notes"},
		"Press, “Notes”, 2025, address unknown (article)":             {2025, ""},
		"Press, “Notes”, year and address unknown (article)":          {0, ""},
	} {
		source.Year, source.URL = in.year, in.url
		if got := reference(source); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
