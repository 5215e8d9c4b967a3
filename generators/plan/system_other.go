//go:build !unix

package plan

import (
	"io/fs"
	"os"
)

// hold locks nothing: elsewhere an open folder cannot be renamed, which is what
// it is for. So what a killed run leaves is never swept.
func hold(string) (*os.File, error) { return nil, errNoLocks }

// mayWrite cannot tell: permissions say nothing about folders on Windows, where
// some that may be written to are marked read-only. Writing finds out.
func mayWrite(string, fs.FileInfo) bool { return true }
