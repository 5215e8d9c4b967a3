//go:build !race

package render

import "time"

// What a runaway may take; it takes half of that on a machine with nothing else
// to do.
const (
	stepsLeft   = maxSteps
	timeLimit   = 5 * time.Second // most take milliseconds; machines that test are busy
	memoryLimit = 60              // MB
)
