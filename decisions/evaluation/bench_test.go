package evaluation

import (
	"fmt"
	"testing"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
)

// BenchmarkEvaluate is a catalog of full size, 17 frameworks on 8 runtimes with
// 600 claims, against answers to all ten items.
func BenchmarkEvaluate(b *testing.B) {
	c, answers := fullSize(b)
	b.ReportAllocs()
	for b.Loop() {
		Evaluate(c, answers)
	}
}

// BenchmarkAnalyse is the same with 10,000 weightings and every what-if.
func BenchmarkAnalyse(b *testing.B) {
	c, answers := fullSize(b)
	e := Evaluate(c, answers)
	b.ReportAllocs()
	for b.Loop() {
		Analyse(c, answers, e)
	}
}

func fullSize(b *testing.B) (catalog.Catalog, checklist.Answers) {
	b.Helper()
	var c catalog.Catalog
	for i := range 17 {
		c.Frameworks = append(c.Frameworks, catalog.Framework{ID: fmt.Sprintf("f%d", i), Runtime: fmt.Sprintf("r%d", i%8), Languages: []string{"go"}})
	}
	criteria := checklist.Criteria()
	for i := range 600 {
		criterion := criteria[i%len(criteria)]
		claim := catalog.Claim{
			ID: fmt.Sprintf("claim-%d", i), Subject: fmt.Sprintf("f%d", i%17), Kind: []catalog.Kind{catalog.Strength, catalog.Weakness}[i%2],
			Criterion: criterion.ID, Cites: from("a", "b"),
		}
		if i%3 > 0 {
			q := criterion.Questions[i%len(criterion.Questions)]
			claim.When = when(q.ID, q.Values()...)
		}
		if i%4 == 0 {
			claim.Subject = fmt.Sprintf("r%d", i%8)
		}
		c.Claims = append(c.Claims, claim)
	}
	return c, said(b, `
project: {types: [crud-api, saas], stage: product, scale: large}
performance: {workload: io-bound, throughput: high, latency: strict, concurrency: high, startup: fast}
team: {languages: {go: proficient, python: familiar}, size: 5, experience: mixed, deadline: tight, style: flexible}
ecosystem: {needs: [orm, caching]}
community: {support: active, documentation: extensive}
security: {posture: sensitive, needs: [audit]}
deployment: {targets: [containers], clouds: [aws], footprint: small, budget: low}
maintainability: {lifetime: years, typing: static, releases: lts}
talent: {hiring: some}
api: {styles: [rest], contract: openapi, audience: public}
`)
}
