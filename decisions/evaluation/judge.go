package evaluation

import (
	"cmp"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
)

const (
	teamCriterion    = "team"
	proficiencyShare = 0.7
)

// proficiencies are what a level of skill in a language is worth.
var proficiencies = map[string]float64{"expert": 1, "proficient": 0.75, "familiar": 0.25, "none": -0.75}

// judge holds what is the same for every framework: the criteria with their
// importance, and the claims that matter for the answers, by subject.
type judge struct {
	answers    checklist.Answers
	criteria   []string
	importance map[string]int
	matches    map[string][]Match
}

func newJudge(c catalog.Catalog, answers checklist.Answers) judge {
	j := judge{answers: answers, importance: map[string]int{}, matches: map[string][]Match{}}
	for _, criterion := range checklist.Criteria() {
		j.criteria = append(j.criteria, criterion.ID)
		j.importance[criterion.ID] = answers.Importance(criterion.ID)
	}
	for _, claim := range c.Claims {
		if because, ok := matches(claim, answers); ok {
			j.matches[claim.Subject] = append(j.matches[claim.Subject], Match{claim, magnitude(claim), because})
		}
	}
	return j
}

// matches tells whether a claim matters for the answers, and which of them
// make it matter; none when it always does.
func matches(claim catalog.Claim, answers checklist.Answers) ([]Reason, bool) {
	if claim.General() {
		return nil, true
	}
	var because []Reason
	for _, condition := range claim.When {
		for _, given := range answers.Values(condition.Question) {
			if slices.Contains(condition.Values, given) {
				because = append(because, Reason{condition.Question, given})
			}
		}
	}
	return because, len(because) > 0
}

// magnitude is how much a matched claim weighs, from 0 to 2.
func magnitude(claim catalog.Claim) float64 {
	if claim.Standing == catalog.Outdated {
		return 0
	}
	m := min(2, 0.5+0.5*float64(len(claim.CitedSources())))
	if claim.General() || claim.Standing == catalog.Disputed {
		m /= 2
	}
	return m
}

func (j judge) alternative(framework catalog.Framework) Alternative {
	about := slices.Concat(j.matches[framework.ID], j.matches[framework.Runtime])
	slices.SortFunc(about, byWeight)
	result := Alternative{Framework: framework}
	var sum, weights float64
	for _, criterion := range j.criteria {
		score := j.score(framework, criterion, about)
		result.Scores = append(result.Scores, score)
		sum += float64(score.Importance) * score.Value
		weights += float64(score.Importance)
	}
	if weights > 0 {
		result.Total = sum / weights
	}
	return result
}

func byWeight(a, b Match) int {
	return cmp.Or(cmp.Compare(b.Magnitude, a.Magnitude), strings.Compare(a.Claim.ID, b.Claim.ID))
}

func (j judge) score(framework catalog.Framework, criterion string, about []Match) Score {
	score := Score{Criterion: criterion, Importance: j.importance[criterion]}
	for _, match := range about {
		if match.Claim.Criterion != criterion {
			continue
		}
		score.Evidence = append(score.Evidence, match)
		switch match.Claim.Kind.Speaks() {
		case 1:
			score.For += match.Magnitude
		case -1:
			score.Against += match.Magnitude
		}
	}
	score.Value = (score.For - score.Against) / (score.For + score.Against + 1)
	if criterion == teamCriterion {
		score.Proficiency = j.proficiency(framework)
		score.Value = proficiencyShare*score.Proficiency + (1-proficiencyShare)*score.Value
	}
	return score
}

// proficiency is the best that the team has in one of the framework's
// languages; 0 when it said nothing about any of them.
func (j judge) proficiency(framework catalog.Framework) float64 {
	best, said := 0.0, false
	for _, language := range framework.Languages {
		level, ok := proficiencies[j.answers.Value("team.languages."+language)]
		if ok && (!said || level > best) {
			best, said = level, true
		}
	}
	return best
}
