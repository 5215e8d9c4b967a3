package repo

import (
	"cmp"
	"path/filepath"
)

// Surroundings is where git looks for its configuration.
type Surroundings struct {
	Env  func(name string) string
	Home string // "" when there is none
}

// Author finds who commits in dir, as git does: the environment first, then the
// configuration of the repository that dir belongs to (or is to become), the
// user's, and the machine's, with the files that these include. It is incomplete
// where none of them says.
func (s Surroundings) Author(dir string) (Person, error) {
	author := Person{
		Name:  cmp.Or(s.Env("GIT_AUTHOR_NAME"), s.Env("GIT_COMMITTER_NAME")),
		Email: cmp.Or(s.Env("GIT_AUTHOR_EMAIL"), s.Env("GIT_COMMITTER_EMAIL")),
	}
	gitDir := filepath.Join(dir, ".git")
	existing, err := Find(dir)
	if err == nil && existing != nil {
		gitDir = existing.gitDir
	}
	for _, file := range s.configFiles(existing) {
		if author.Name != "" && author.Email != "" {
			break
		}
		person, err := configuration{home: s.Home, gitDir: gitDir}.person(file, 0)
		if err != nil {
			return Person{}, err
		}
		author = author.or(person)
	}
	author.Email = cmp.Or(author.Email, s.Env("EMAIL"))
	return author, nil
}

// or fills in what is not known.
func (p Person) or(other Person) Person {
	return Person{cmp.Or(p.Name, other.Name), cmp.Or(p.Email, other.Email)}
}

func (s Surroundings) configFiles(existing *Existing) []string {
	var files []string
	if existing != nil {
		files = append(files, filepath.Join(existing.commonDir, "config"))
	}
	if global := s.Env("GIT_CONFIG_GLOBAL"); global != "" {
		files = append(files, global)
	} else if s.Home != "" {
		files = append(files, filepath.Join(s.Home, ".gitconfig"),
			filepath.Join(cmp.Or(s.Env("XDG_CONFIG_HOME"), filepath.Join(s.Home, ".config")), "git", "config"))
	}
	if s.Env("GIT_CONFIG_NOSYSTEM") == "" {
		files = append(files, cmp.Or(s.Env("GIT_CONFIG_SYSTEM"), "/etc/gitconfig"))
	}
	return files
}
