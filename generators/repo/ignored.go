package repo

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/go-git/go-git/v5/plumbing/format/gitignore"

	"github.com/underpin-dev/underpin/generators/tree"
)

// Ignored lists the files, with paths from the root of the work tree, that the
// repository's .gitignore files or its info/exclude keep out of commits.
// A person's own core.excludesFile has no say in what a tool commits.
func (e *Existing) Ignored(files tree.Tree) ([]string, error) {
	patterns, err := readPatterns(filepath.Join(e.commonDir, "info", "exclude"), nil)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, f := range files.Files() {
		segments := strings.Split(path.Dir(f.Path), "/")
		for n := range len(segments) + 1 {
			folder := path.Join(segments[:n]...)
			if seen[folder] || folder == "." {
				continue
			}
			seen[folder] = true
			more, err := readPatterns(filepath.Join(e.Root, filepath.FromSlash(folder), ".gitignore"), domain(folder))
			if err != nil {
				return nil, err
			}
			patterns = append(patterns, more...)
		}
	}
	matcher := gitignore.NewMatcher(patterns)
	var ignored []string
	for _, f := range files.Files() {
		if isIgnored(matcher, strings.Split(f.Path, "/")) {
			ignored = append(ignored, f.Path)
		}
	}
	return ignored, nil
}

// isIgnored asks for each folder on the way, too: below an ignored one, nothing
// can be taken in again.
func isIgnored(matcher gitignore.Matcher, segments []string) bool {
	for n := 1; n <= len(segments); n++ {
		if matcher.Match(segments[:n], n < len(segments)) {
			return true
		}
	}
	return false
}

func domain(folder string) []string {
	if folder == "" {
		return nil
	}
	return strings.Split(folder, "/")
}

func readPatterns(file string, domain []string) ([]gitignore.Pattern, error) {
	content, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read what git is to ignore: %w", err)
	}
	var patterns []gitignore.Pattern
	for lines := bufio.NewScanner(bytes.NewReader(content)); lines.Scan(); {
		if line := lines.Text(); strings.TrimSpace(line) != "" && !strings.HasPrefix(line, "#") {
			patterns = append(patterns, gitignore.ParsePattern(line, domain))
		}
	}
	return patterns, nil
}
