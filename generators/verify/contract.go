package verify

import (
	"context"
	"slices"
	"sync"
)

// rule is a Check and how it is made over HTTP alone.
type rule struct {
	Check
	run func(*exam)
}

func check(id, proves string, run func(*exam)) rule {
	return rule{Check{id, proves}, run}
}

// contract is every rule over HTTP, in the order in which they are run: the
// crowd comes early, so that the lists that follow are long.
func contract() []rule {
	return slices.Concat(
		healthRules(), createRules(), titleRules(), crowdRules(), itemRules(), patchRules(), listRules(),
		problemRules(), sizeRules(), hostileRules(), requestIDRules(), headerRules(), openapiRules(), metricsRules(),
	)
}

// Contract lists the checks that Probe makes of any running server.
func Contract() []Check {
	var checks []Check
	for _, r := range slices.Concat(contract(), stallRules()) {
		checks = append(checks, r.Check)
	}
	return checks
}

// Probe holds the contract against the server at base (http://host:port) and
// returns a Result for each Check, in the order of Contract. The server must
// be ready and must have no other clients meanwhile. Each Result is also handed
// to report, one at a time, as soon as it is there; report may be nil.
func Probe(ctx context.Context, base string, limits Limits, report func(Result)) []Result {
	var lock sync.Mutex
	tell := func(result Result) {
		lock.Lock()
		defer lock.Unlock()
		if report != nil {
			report(result)
		}
	}
	target := newSite(base, limits)
	var stalled []Result
	var waiting sync.WaitGroup
	waiting.Go(func() { stalled = hold(ctx, target, stallRules(), tell) })
	results := hold(ctx, target, contract(), tell)
	waiting.Wait()
	return append(results, stalled...)
}

func hold(ctx context.Context, target *site, rules []rule, tell func(Result)) []Result {
	var results []Result
	for _, r := range rules {
		// A client for each check: none sees what another left on a connection.
		client, leave := target.keepingConnections()
		result := examine(r.Check, func() { r.run(&exam{ctx: ctx, site: client}) })
		leave()
		tell(result)
		results = append(results, result)
	}
	return results
}
