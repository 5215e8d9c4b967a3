//go:build race

package verify

// raced: the detector makes a flawed server many times as slow and looks for
// something else, which a fifth of them shows as well. Without it all are held.
const raced = true
