package cli

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/underpin-dev/underpin/decisions/adr"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators"
)

// citations tells of a record what it rests on and should no longer; nil where
// underpin wrote none of the log's records.
func (r records) citations(ctx context.Context) (func(adr.Record) finding.List, error) {
	claims := r.claims()
	if len(claims) == 0 {
		return nil, nil
	}
	g, err := r.app.groundsAt(ctx, r.dir, r.dir, settingsFlags{})
	if err != nil {
		return nil, err
	}
	return func(record adr.Record) finding.List {
		var list finding.List
		stands := record.Status.State == adr.Accepted || record.Status.State == adr.Proposed
		for _, id := range claims[record.File] {
			claim, known := g.evidence.Claim(id)
			f := finding.Finding{Line: lineOf(record, claim), Hint: "underpin adr regenerate brings the record up to date"}
			switch {
			case !stands: // what it cites is history, too
			case !known:
				f.Message = fmt.Sprintf("rests on %s, which the catalog no longer has", id)
				list = append(list, f)
			case claim.Standing == catalog.Outdated:
				f.Message = fmt.Sprintf("rests on %s, which the catalog calls outdated: %s", id, claim.Outdated.Reason)
				list = append(list, f)
			}
		}
		return list
	}, nil
}

// claims are what stands behind the records that underpin generated, by their
// files. An outcome that cannot be read, check tells of.
func (r records) claims() map[string][]string {
	lock := above(r.dir, generators.LockPath)
	if lock == "" {
		return nil
	}
	root := filepath.Dir(filepath.Dir(lock))
	names, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(generators.OutcomesFolder), "*.yaml"))
	if err != nil {
		return nil // the pattern is ours, and a good one
	}
	claims := map[string][]string{}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			continue
		}
		outcome, err := generators.ReadOutcome(name, text)
		if err != nil || filepath.Join(root, filepath.FromSlash(path.Dir(outcome.Record))) != r.dir {
			continue
		}
		claims[path.Base(outcome.Record)] = outcome.Claims
	}
	return claims
}

// lineOf is where a record cites a claim, as far as that can be found: the
// words may be wrapped.
func lineOf(record adr.Record, claim catalog.Claim) int {
	for _, cite := range claim.Cites {
		for words := strings.Fields(cite.Label); len(words) > 0; words = words[:len(words)-1] {
			if i := bytes.Index(record.Text(), []byte("“"+strings.Join(words, " "))); i >= 0 {
				return 1 + bytes.Count(record.Text()[:i], []byte("\n"))
			}
		}
	}
	return 1
}
