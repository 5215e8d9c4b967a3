package report

import (
	"fmt"
	"io"
	"slices"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/finding"
)

// FrameworkJSON is a framework in a list: what is known of it, and whether
// there is a starter for it.
type FrameworkJSON struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Runtime string `json:"runtime"`
	Claims  int    `json:"claims"`
	Sources int    `json:"sources"`
	Starter bool   `json:"starter"`
}

// NewFrameworks counts what a catalog knows of each framework; packs are the
// names of the built-in starters.
func NewFrameworks(c catalog.Catalog, packs []string) []FrameworkJSON {
	var list []FrameworkJSON
	for _, f := range c.Frameworks {
		about := c.ClaimsAbout(f)
		var sources []string
		for _, claim := range about {
			for _, id := range claim.CitedSources() {
				if !slices.Contains(sources, id) {
					sources = append(sources, id)
				}
			}
		}
		list = append(list, FrameworkJSON{f.ID, f.Name, f.Runtime, len(about), len(sources), slices.Contains(packs, f.ID)})
	}
	return list
}

// Frameworks shows the list as a table.
func Frameworks(w io.Writer, list []FrameworkJSON) {
	fmt.Fprintf(w, "%s %s %s claims  sources  starter\n", pad("id", 14), pad("name", 16), pad("runtime", 8))
	for _, f := range list {
		starter := "not yet"
		if f.Starter {
			starter = "yes"
		}
		fmt.Fprintf(w, "%s %s %s %6d  %7d  %s\n", pad(f.ID, 14), pad(f.Name, 16), pad(f.Runtime, 8), f.Claims, f.Sources, starter)
	}
}

// Findings shows what a check found, one line each.
func Findings(w io.Writer, list finding.List) {
	for _, f := range list {
		fmt.Fprintln(w, Printable(f.Error()))
		if f.Hint != "" {
			fmt.Fprintf(w, "  %s\n", Wrap(Printable(f.Hint), 2))
		}
	}
}
