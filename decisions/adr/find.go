package adr

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"
)

// Pointer is the file in which adr-tools keeps where the log is.
const Pointer = ".adr-dir"

// ToolsFolder is where adr-tools begins a log.
const ToolsFolder = "doc/adr"

// folders are where logs are kept, the first one wins.
var folders = []string{
	ToolsFolder, "docs/adr", Folder, "docs/adrs", "doc/adrs", "docs/architecture/decisions", "doc/architecture/decisions",
	"docs/architecture-decisions", "docs/architecture/adr", "docs/architecture/adrs", "doc/decisions",
}

// Find looks for a log, in a folder and in those above it: where a file
// .adr-dir leads, else one of the usual places. The disk is a whole file
// system, from is a path in it; the folder that is found is one, too.
func Find(disk fs.FS, from string) (folder string, found bool) {
	for at := path.Clean(from); ; at = path.Dir(at) {
		if to, ok := pointed(disk, at); ok {
			return to, true
		}
		for _, name := range folders {
			candidate := path.Join(at, name)
			if info, err := fs.Stat(disk, candidate); err == nil && info.IsDir() {
				return candidate, true
			}
		}
		if at == "." {
			return "", false
		}
	}
}

// pointed is the folder that a .adr-dir names.
func pointed(disk fs.FS, at string) (string, bool) {
	file, err := disk.Open(path.Join(at, Pointer))
	if err != nil {
		return "", false
	}
	defer func() { _ = file.Close() }() // only read from
	text := make([]byte, 4096)
	n, err := file.Read(text)
	if err != nil && !errors.Is(err, io.EOF) {
		return "", false
	}
	to, _, _ := strings.Cut(string(text[:n]), "\n")
	to = strings.ReplaceAll(strings.TrimSpace(to), `\`, "/")
	if to == "" {
		return "", false
	}
	if path.IsAbs(to) {
		to = strings.TrimPrefix(path.Clean(to), "/")
	} else {
		to = path.Join(at, to)
	}
	return to, fs.ValidPath(to)
}
