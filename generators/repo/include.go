package repo

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/go-git/go-git/v5/plumbing/format/config"
)

// configuration is what decides which files a git configuration includes.
type configuration struct{ home, gitDir string }

// maxIncludes is how deep files may include each other, as in git.
const maxIncludes = 10

// person reads user and author of one file and of those it includes; a missing
// file says nothing. Whatever comes later in a file counts, except that go-git
// gives a section that comes twice the place of its first occurrence.
func (c configuration) person(file string, depth int) (Person, error) {
	sections, err := readSections(file)
	if err != nil || depth > maxIncludes {
		return Person{}, err
	}
	var user, author Person
	for _, section := range sections {
		switch {
		case section.IsName("user"):
			user = personIn(section).or(user)
		case section.IsName("author"):
			author = personIn(section).or(author)
		}
		for _, included := range c.includes(section, filepath.Dir(file)) {
			person, err := c.person(included, depth+1)
			if err != nil {
				return Person{}, err
			}
			user = person.or(user)
		}
	}
	return author.or(user), nil
}

func personIn(section *config.Section) Person {
	return Person{section.Option("name"), section.Option("email")}
}

func readSections(file string) (config.Sections, error) {
	content, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read git configuration: %w", err)
	}
	defer func() { _ = content.Close() }() // only read
	parsed := config.New()
	if err := config.NewDecoder(content).Decode(parsed); err != nil {
		return nil, fmt.Errorf("read git configuration %s: %w", file, err)
	}
	return parsed.Sections, nil
}

// includes is the files that a section of a file in folder includes here:
// include.path, and includeIf.<gitdir:...>.path where it holds. The other
// conditions (onbranch, hasconfig) never hold.
func (c configuration) includes(section *config.Section, folder string) []string {
	var paths []string
	switch {
	case section.IsName("include"):
		paths = section.OptionAll("path")
	case section.IsName("includeIf"):
		for _, condition := range section.Subsections {
			if c.holds(condition.Name, folder) {
				paths = append(paths, condition.OptionAll("path")...)
			}
		}
	}
	for i, name := range paths {
		if name = c.atHome(name); !filepath.IsAbs(name) {
			name = filepath.Join(folder, name)
		}
		paths[i] = name
	}
	return paths
}

func (c configuration) atHome(name string) string {
	if below, ok := strings.CutPrefix(name, "~/"); ok && c.home != "" {
		return c.home + "/" + below
	}
	return name
}

// holds tells whether the repository lies where a condition wants it.
func (c configuration) holds(condition, folder string) bool {
	kind, pattern, _ := strings.Cut(condition, ":")
	if kind != "gitdir" && kind != "gitdir/i" {
		return false
	}
	pattern = c.atHome(pattern)
	if below, ok := strings.CutPrefix(pattern, "./"); ok {
		pattern = filepath.ToSlash(folder) + "/" + below
	}
	if !strings.HasPrefix(pattern, "/") {
		pattern = "**/" + pattern
	}
	if strings.HasSuffix(pattern, "/") {
		pattern += "**"
	}
	gitDir := filepath.ToSlash(c.gitDir)
	if kind == "gitdir/i" {
		gitDir, pattern = strings.ToLower(gitDir), strings.ToLower(pattern)
	}
	matched, err := doublestar.Match(pattern, gitDir)
	return err == nil && matched
}
