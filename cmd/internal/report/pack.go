package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/underpin-dev/underpin/generators/pack"
)

// PackJSON is a pack as programs read it.
type PackJSON struct {
	Name        string             `json:"name"`
	Version     string             `json:"version"`
	Framework   string             `json:"framework"`
	Description string             `json:"description"`
	Options     []pack.Option      `json:"options"`
	Requires    []pack.Requirement `json:"requires"`
	Cases       []string           `json:"cases"`
	Digest      string             `json:"digest"`
}

// PacksJSON takes packs over.
func PacksJSON(packs []pack.Pack) []PackJSON {
	list := []PackJSON{}
	for _, p := range packs {
		out := PackJSON{p.Name, p.Version, p.Framework, p.Description, p.Options, p.Verify.Requires, []string{}, p.Digest}
		for _, c := range p.Verify.Cases {
			out.Cases = append(out.Cases, c.Name)
		}
		list = append(list, out)
	}
	return list
}

// Packs shows packs, one line each.
func Packs(w io.Writer, packs []pack.Pack) {
	fmt.Fprintf(w, "%s %s description\n", pad("name", 14), pad("version", 8))
	for _, p := range packs {
		fmt.Fprintf(w, "%s %s %s\n", pad(p.Name, 14), pad(p.Version, 8), p.Description)
	}
}

// Pack shows one pack: its options, what it takes and how it is proven.
func Pack(w io.Writer, p pack.Pack) {
	fmt.Fprintf(w, "%s %s for %s\n%s\n\nOptions (under scaffold in the answers)\n", p.Name, p.Version, p.Framework, p.Description)
	for _, o := range p.Options {
		values := string(o.Type)
		if len(o.Choices) > 0 {
			values = strings.Join(o.Choices, ", ")
		}
		fmt.Fprintf(w, "    %s %s\n    %s %s; default %s\n", pad(o.Name, 12), o.Help, pad("", 12), values, o.Default)
	}
	fmt.Fprintln(w, "\nTools")
	for _, r := range p.Verify.Requires {
		fmt.Fprintf(w, "    %s\n", strings.TrimSpace(r.Tool+" "+r.Version))
	}
	fmt.Fprintf(w, "\nProven by: underpin template test %s\n", p.Name)
	for _, c := range p.Verify.Cases {
		var steps []string
		for _, s := range c.Steps {
			steps = append(steps, strings.TrimSpace(s.Run+s.Serve))
		}
		fmt.Fprintf(w, "    %s %s\n", pad(c.Name, 12), strings.Join(steps, "; "))
	}
}
