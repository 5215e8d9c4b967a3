// Package verify finds out whether what a pack generates really works: it
// generates each of the pack's verify cases, sets the project up with the real
// tool chains, starts it and judges it from outside.
//
// Start with Runner, which runs cases and closes with a Summary. What every
// starter must answer over HTTP is one list of checks, Contract; Probe holds
// it against any running server. What only the owner of a process can see
// (start, logs, SIGTERM, bad configuration, a database that goes away) is a
// second list, Operation.
//
// The promise of this room is honesty. A tool that is not there makes a case
// skipped, with the tool's name, and never passed. A check that could not
// look at what it judges has failed. Whatever a run started is gone when it
// ends, also when it is cancelled.
package verify

import "time"

// Outcome is how a check or a case ended.
type Outcome string

// The three ways to end.
const (
	Passed  Outcome = "passed"
	Failed  Outcome = "failed"
	Skipped Outcome = "skipped"
)

// Check is one rule of the starter contract. ID starts with the rule's number
// in the contract, such as H5-create-201; Proves says in words what holds for
// a server that passes.
type Check struct {
	ID     string
	Proves string
}

// Result is what came of one Check. Detail says what was seen and what was
// expected; it is empty for a check that passed.
type Result struct {
	Check
	Outcome Outcome
	Detail  string
	Took    time.Duration
}

// Limits are the numbers that the contract leaves to whoever judges by it: how
// long to wait for what, and how many come at once.
type Limits struct {
	Answer time.Duration // for one ordinary request
	Stall  time.Duration // until the server ends a request whose body never comes
	Start  time.Duration // from start to the first answer
	Stop   time.Duration // from SIGTERM to the end of the process
	Tick   time.Duration // after which a clock of whole seconds has moved
	Crowd  int           // clients at once
}

// ContractLimits are the numbers as the contract names them.
func ContractLimits() Limits {
	return Limits{
		Answer: 10 * time.Second, Stall: 30 * time.Second, Start: 10 * time.Second, Stop: 10 * time.Second,
		Tick: 1100 * time.Millisecond, Crowd: 200,
	}
}
