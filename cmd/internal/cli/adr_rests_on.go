package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/adr"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/finding"
)

// ground is what decisions can rest on: a source, or one claim.
type ground struct {
	source catalog.Source
	claim  catalog.Claim
	claims []string // ids of what stands or falls with it
}

// ground is what a person means by the id of a source or a claim, or by a part
// of a source's title. A claim that was withdrawn can be meant as well, as long
// as an outcome names it.
func (r records) ground(evidence catalog.Catalog, wanted string) (ground, error) {
	if source, ok := evidence.Source(wanted); ok {
		return groundOf(evidence, source), nil
	}
	if claim, ok := evidence.Claim(wanted); ok {
		return ground{claim: claim, claims: []string{claim.ID}}, nil
	}
	known := []string{}
	for _, claims := range r.claims() {
		if slices.Contains(claims, wanted) {
			return ground{claims: []string{wanted}}, nil
		}
		known = append(known, claims...)
	}
	var found []catalog.Source
	for _, source := range evidence.Sources {
		if strings.EqualFold(source.Title, wanted) {
			return groundOf(evidence, source), nil
		}
		if wanted != "" && strings.Contains(strings.ToLower(source.Title), strings.ToLower(wanted)) {
			found = append(found, source)
		}
		known = append(known, source.ID, source.Title)
	}
	for _, claim := range evidence.Claims {
		known = append(known, claim.ID)
	}
	switch len(found) {
	case 1:
		return groundOf(evidence, found[0]), nil
	case 0:
		return ground{}, finding.Errorf("--rests-on: there is no source or claim %q%s", wanted, finding.DidYouMean(wanted, known)).
			WithHint("underpin catalog sources lists the sources; a claim is meant by its id")
	}
	ids := make([]string, len(found))
	for i, source := range found {
		ids[i] = source.ID
	}
	return ground{}, finding.Errorf("--rests-on: the titles of %s hold %q", report.Count(len(found), "source", "sources"), wanted).
		WithHint("say which by its id: %s", strings.Join(ids, ", "))
}

func groundOf(evidence catalog.Catalog, source catalog.Source) ground {
	g := ground{source: source}
	for _, claim := range evidence.Claims {
		if slices.ContainsFunc(claim.Cites, func(c catalog.Cite) bool { return c.Source == source.ID }) {
			g.claims = append(g.claims, claim.ID)
		}
	}
	return g
}

// restingOn tells which records rest on a ground: those of which the outcome
// names a claim of it, and those that cite it.
func (r records) restingOn(evidence catalog.Catalog, g ground) func(adr.Record) bool {
	outcomes := r.claims()
	cites := g.claim.Cites
	return func(record adr.Record) bool {
		if slices.ContainsFunc(outcomes[record.File], func(id string) bool { return slices.Contains(g.claims, id) }) {
			return true
		}
		if g.source.URL != "" && holds(string(record.Text()), g.source.URL, "\n >)]\"'") {
			return true
		}
		return slices.ContainsFunc(record.Notes(), func(note string) bool {
			note = strings.ReplaceAll(note, "&lt;", "<")
			if g.source.Title != "" {
				return holds(note, g.source.Title, ":,.;)”\"")
			}
			return slices.ContainsFunc(cites, func(c catalog.Cite) bool {
				source, _ := evidence.Source(c.Source)
				return holds(note, source.Title, ":,.;)”\"") && strings.Contains(note, c.Label)
			})
		})
	}
}

// holds tells that words stand in a text and end there, or before one of some
// signs: one title can be the beginning of another.
func holds(text, words, ends string) bool {
	for rest := text; ; {
		_, after, found := strings.Cut(rest, words)
		switch {
		case !found:
			return false
		case after == "" || strings.ContainsRune(ends, []rune(after)[0]):
			return true
		}
		rest = after
	}
}

// completeGrounds offers the sources for --rests-on.
func completeGrounds(app *App) cobra.CompletionFunc {
	return func(cmd *cobra.Command, _ []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
		known, err := app.groundsAt(cmd.Context(), app.Dir, app.Dir, settingsFlags{})
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		var list []cobra.Completion
		for _, source := range known.evidence.Sources {
			list = append(list, cobra.CompletionWithDesc(source.ID, source.Title))
		}
		return list, cobra.ShellCompDirectiveNoFileComp
	}
}
