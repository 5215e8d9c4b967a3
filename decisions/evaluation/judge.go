package evaluation

import (
	"cmp"
	"math"
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
// importance, and the claims that matter for the answers.
type judge struct {
	answers    checklist.Answers
	criteria   []string
	importance map[string]int
	matches    map[topic][]Match
}

// topic is what a claim is about: a subject, on a criterion.
type topic struct{ subject, criterion string }

func newJudge(c catalog.Catalog, answers checklist.Answers) judge {
	j := judge{answers: answers, importance: map[string]int{}, matches: map[topic][]Match{}}
	for _, criterion := range checklist.Criteria() {
		j.criteria = append(j.criteria, criterion.ID)
		j.importance[criterion.ID] = answers.Importance(criterion.ID)
	}
	for _, claim := range c.Claims {
		if because, ok := matches(claim, answers); ok {
			about := topic{claim.Subject, claim.Criterion}
			j.matches[about] = append(j.matches[about], Match{claim, magnitude(claim), because})
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
func magnitude(claim catalog.Claim) float64 { return magnitudeFrom(len(claim.CitedSources()), claim) }

// magnitudeFrom is the same as if so many sources were cited.
func magnitudeFrom(sources int, claim catalog.Claim) float64 {
	if sources == 0 || claim.Standing == catalog.Outdated {
		return 0
	}
	m := min(2, 0.5+0.5*float64(sources))
	if claim.General() || claim.Standing == catalog.Disputed {
		m /= 2
	}
	return m
}

func (j judge) alternative(framework catalog.Framework) Alternative {
	result := Alternative{Framework: framework}
	var sum, weights float64
	for _, criterion := range j.criteria {
		score := j.score(framework, criterion)
		result.Scores = append(result.Scores, score)
		sum += float64(float64(score.Importance) * score.Value)
		weights += float64(score.Importance)
	}
	if weights > 0 {
		result.Total = settle(sum / weights)
	}
	return result
}

// settle takes a total to nine decimals: frameworks that come out equal on
// paper are then equal here, whatever path the sums took. For the same reason
// products are converted to float64 before they are added: a processor that
// fuses the two steps would give other bytes than one that does not.
func settle(total float64) float64 { return math.Round(total*1e9) / 1e9 }

func (j judge) score(framework catalog.Framework, criterion string) Score {
	score := Score{Criterion: criterion, Importance: j.importance[criterion], Evidence: j.evidence(framework, criterion)}
	for _, match := range score.Evidence {
		switch match.Claim.Kind.Speaks() {
		case 1:
			score.For += match.Magnitude
		case -1:
			score.Against += match.Magnitude
		}
	}
	if criterion == teamCriterion {
		score.Proficiency = proficiency(framework, func(language string) string { return j.answers.Value(languagePrefix + language) })
	}
	score.Value = entryOf(score).value()
	return score
}

// evidence is what matters of the claims about the framework and about its
// runtime, strongest first.
func (j judge) evidence(framework catalog.Framework, criterion string) []Match {
	matches := slices.Clone(j.matches[topic{framework.ID, criterion}])
	if framework.Runtime != framework.ID { // else each claim would count twice
		matches = append(matches, j.matches[topic{framework.Runtime, criterion}]...)
	}
	slices.SortFunc(matches, byWeight)
	return matches
}

func byWeight(a, b Match) int {
	return cmp.Or(
		cmp.Compare(b.Magnitude, a.Magnitude),
		strings.Compare(a.Claim.ID, b.Claim.ID),
		strings.Compare(a.Claim.Subject, b.Claim.Subject),
	)
}

// languages is how the questions about the team's languages begin.
const languagePrefix = "team.languages."

// Skill is the one of a framework's languages that the team knows best, and how
// well; both are "" where it spoke of none of them.
func Skill(framework catalog.Framework, answers checklist.Answers) (language, level string) {
	return skill(framework, func(language string) string { return answers.Value(languagePrefix + language) })
}

func skill(framework catalog.Framework, levelOf func(language string) string) (language, level string) {
	for _, candidate := range framework.Languages {
		given := levelOf(candidate)
		worth, ok := proficiencies[given]
		if ok && (level == "" || worth > proficiencies[level]) {
			language, level = candidate, given
		}
	}
	return language, level
}

// proficiency is what that is worth; 0 when the team spoke of none of them.
func proficiency(framework catalog.Framework, levelOf func(language string) string) float64 {
	_, level := skill(framework, levelOf)
	return proficiencies[level]
}
