//go:build race

package render

import "time"

// What a runaway may take; the race detector slows all down, and takes memory.
const (
	stepsLeft   = maxSteps / 10
	timeLimit   = 10 * time.Second
	memoryLimit = 200 // MB
)
