package tree

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// maxSegment is how long a file name may be on the file systems in use, in
// bytes.
const maxSegment = 255

// maxPath is how long a whole path may be, in bytes: Windows takes no more than
// 260 characters together with the folder that the tree is in.
const maxPath = 240

// CheckPath refuses, as a finding, a path that is not the same plain file
// inside the tree on every machine: absolute or leaving the tree, not clean,
// part of a .git folder, reserved or impossible on Windows, too long.
func CheckPath(path string) error {
	if path == "" {
		return finding.Errorf("an empty path")
	}
	if !utf8.ValidString(path) {
		return finding.Errorf("%q: a path must be UTF-8", path)
	}
	for segment := range strings.SplitSeq(path, "/") {
		if problem := checkSegment(segment); problem != "" {
			return finding.Errorf("%q: %s", path, problem)
		}
	}
	if len(path) > maxPath {
		return finding.Errorf("%q: a path is longer than %d bytes", path, maxPath)
	}
	return nil
}

// CheckInside refuses, as a finding, a path of a file that is there already,
// whatever it is called, when it leaves the tree or leads into a .git folder.
func CheckInside(path string) error {
	if !utf8.ValidString(path) {
		return finding.Errorf("%q: a path must be UTF-8", path)
	}
	for segment := range strings.SplitSeq(path, "/") {
		switch {
		case segment == "" || segment == "." || segment == "..":
			return finding.Errorf("%q: a path must be relative and clean, and stay inside the tree", path)
		case IsGitFolder(segment):
			return finding.Errorf("%q: a path must not lead into a .git folder", path)
		}
	}
	return nil
}

func checkSegment(segment string) string {
	switch {
	case segment == "" || segment == "." || segment == "..":
		return "a path must be relative and clean, and stay inside the tree"
	case len(segment) > maxSegment:
		return "a file name is longer than 255 bytes"
	case strings.HasSuffix(segment, ".") || strings.HasSuffix(segment, " "):
		return "a file name must not end in a dot or a space: Windows drops them"
	case IsGitFolder(segment):
		return "a path must not lead into a .git folder"
	case isDevice(segment):
		return "a file name is reserved on Windows"
	}
	for _, r := range segment {
		if unicode.IsControl(r) || isInvisible(r) || strings.ContainsRune(`\<>:"|?*`, r) {
			return "a file name holds a character that not every file system takes"
		}
	}
	return ""
}

// isInvisible tells format characters, with which one name can look like
// another, and which HFS+ ignores (so that ".g\u200cit" opens ".git" there).
func isInvisible(r rune) bool { return unicode.Is(unicode.Cf, r) }

// IsGitFolder knows the names under which file systems open .git.
func IsGitFolder(segment string) bool {
	switch strings.ToLower(segment) {
	case ".git", "git~1":
		return true
	}
	return false
}

// isDevice knows the names that Windows keeps for devices, whatever their
// ending.
func isDevice(segment string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(segment), ".")
	switch stem = strings.TrimRight(stem, " "); stem {
	case "con", "prn", "aux", "nul", "conin$", "conout$":
		return true
	}
	port, ok := strings.CutPrefix(stem, "com")
	if !ok {
		port, ok = strings.CutPrefix(stem, "lpt")
	}
	return ok && utf8.RuneCountInString(port) == 1 && strings.ContainsAny(port, "123456789¹²³")
}
