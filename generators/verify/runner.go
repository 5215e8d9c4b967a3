package verify

import (
	"context"
	"sync"
	"time"

	"github.com/underpin-dev/underpin/generators/pack"
	"github.com/underpin-dev/underpin/generators/tree"
)

// Subject is one pack to verify. Generate makes its tree for the options and
// answers of a case, all else being equal; each case calls it twice.
type Subject struct {
	Pack     string
	Requires []pack.Requirement
	Cases    []pack.Case
	Generate func(pack.Case) (tree.Tree, error)
}

// Runner runs the cases of packs. The zero values of Limits, Step and Parallel
// mean the contract's limits, twenty minutes and one at a time.
type Runner struct {
	Environ  []string      // the surroundings, as os.Environ has them
	Temp     string        // where projects are written; "" = the system's folder
	Limits   Limits        // for what serves
	Step     time.Duration // for one step that runs
	Parallel int           // cases at once
	Progress func(Event)   // told what happens, one event at a time; may be nil
}

// Event is a moment of a run: Doing when something begins, Result when a step
// or check of the case is done, Ended when the whole case is.
type Event struct {
	Pack, Case string
	Doing      string
	Result     *Result
	Ended      *CaseResult
}

// Run runs every case of the subjects. When the context is cancelled, what runs
// is ended with all its processes; cases not begun are skipped and say so.
func (r Runner) Run(ctx context.Context, subjects ...Subject) Summary {
	r = r.withDefaults()
	var trials []*caseRun
	for _, subject := range subjects {
		for _, each := range subject.Cases {
			trials = append(trials, &caseRun{Runner: r, subject: subject, given: each})
		}
	}
	summary := Summary{make([]CaseResult, len(trials))}
	places := make(chan struct{}, r.Parallel)
	var running sync.WaitGroup
	for i, each := range trials {
		places <- struct{}{}
		running.Go(func() {
			defer func() { <-places }()
			summary.Cases[i] = each.run(ctx)
		})
	}
	running.Wait()
	return summary
}

func (r Runner) withDefaults() Runner {
	if r.Limits == (Limits{}) {
		r.Limits = ContractLimits()
	}
	if r.Step == 0 {
		r.Step = 20 * time.Minute
	}
	r.Parallel = max(1, r.Parallel)
	var lock sync.Mutex
	told := r.Progress
	r.Progress = func(event Event) {
		lock.Lock()
		defer lock.Unlock()
		if told != nil {
			told(event)
		}
	}
	return r
}
