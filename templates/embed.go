// Package templates is data: the built-in packs, the partials they share, the
// templates of records, and examples of answers. Its FS is handed over by the
// command line, so that tests and platform teams can hand over their own.
package templates

import "embed"

// FS holds packs/, shared/, records/ and examples/. The prefix all: takes in
// files that begin with a dot, which generated repositories are full of.
//
//go:embed all:packs all:shared all:records all:examples
var FS embed.FS
