package generators

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/evaluation"
	"github.com/underpin-dev/underpin/generators/repo"
)

// otherOverlays lists the overlays that are not those of the record. Where a
// changed one moves no score, regenerating would change nothing: that is no
// drift.
func otherOverlays(o Outcome, now evaluation.Evaluation, hint string) []Drift {
	var list []Drift
	was, is := overlays(o.Catalog), overlays(now.Layers)
	for _, layer := range was {
		if edition(is, layer.Name) < 0 {
			list = append(list, Drift{
				EvidenceMissing, fmt.Sprintf("the record rests on the evidence %s, which is not laid over the catalog any more", layer.Name),
				"name it under evidence in .underpin/config.yaml; " + hint + " without it",
			})
		}
	}
	if sameScores(o.Ranking, now) {
		return list
	}
	for _, layer := range is {
		switch i := edition(was, layer.Name); {
		case i < 0:
			list = append(list, Drift{EvidenceChanged, fmt.Sprintf("the evidence %s was not there when the record was written, and moves scores", layer.Name), hint})
		case was[i].Name != layer.Name:
			list = append(list, Drift{EvidenceChanged, moved(was[i].Name, layer.Name), hint})
		case was[i].Digest != layer.Digest:
			list = append(list, Drift{EvidenceChanged, fmt.Sprintf("the evidence %s changed since the record was written, and scores with it", layer.Name), hint})
		}
	}
	return list
}

// edition is where evidence stands among layers, be it at another version of
// its git repository; -1 where it does not.
func edition(layers []catalog.Layer, name string) int {
	if i := slices.IndexFunc(layers, func(l catalog.Layer) bool { return l.Name == name }); i >= 0 {
		return i
	}
	return slices.IndexFunc(layers, func(l catalog.Layer) bool { return withoutVersion(l.Name) == withoutVersion(name) })
}

// withoutVersion is the name of evidence without the version of its repository.
func withoutVersion(name string) string {
	source, err := repo.ParseSource(name)
	if err != nil || !repo.IsURL(name) {
		return name
	}
	source.Ref = ""
	return source.String()
}

func moved(from, to string) string {
	was, _ := repo.ParseSource(from) // two names with the same repository are both URLs
	is, _ := repo.ParseSource(to)
	return fmt.Sprintf("the evidence %s went from %s to %s since the record was written, and scores changed with it",
		withoutVersion(to), cmp.Or(was.Ref, "no version"), cmp.Or(is.Ref, "no version"))
}

// sameScores tells whether the frameworks that then and now have in common score
// the same, and none came. One that limits or a policy took out moved no score.
func sameScores(then []Standing, e evaluation.Evaluation) bool {
	return !slices.ContainsFunc(standings(e), func(is Standing) bool {
		i := slices.IndexFunc(then, func(was Standing) bool { return was.Framework == is.Framework })
		return i < 0 || math.Abs(then[i].Score-is.Score) > sameScore
	})
}

// overlays are the layers above the built-in one.
func overlays(layers []catalog.Layer) []catalog.Layer { return layers[min(1, len(layers)):] }

// sameOverlays tells whether two catalogs are made of the same folders, of
// whatever edition.
func sameOverlays(a, b []catalog.Layer) bool {
	return slices.EqualFunc(overlays(a), overlays(b), func(x, y catalog.Layer) bool { return withoutVersion(x.Name) == withoutVersion(y.Name) })
}
