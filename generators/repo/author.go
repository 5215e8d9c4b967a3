package repo

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/go-git/go-git/v5/config"
)

// Surroundings is where git looks for its configuration.
type Surroundings struct {
	Env  func(name string) string
	Home string // "" when there is none
}

// Author finds who commits, as git does: the environment first, then the
// configuration of the repository that dir belongs to, the user's, and the
// machine's. It is incomplete where none of them says; included files
// (include.path) are not followed.
func (s Surroundings) Author(dir string) (Person, error) {
	author := Person{
		Name:  cmp.Or(s.Env("GIT_AUTHOR_NAME"), s.Env("GIT_COMMITTER_NAME")),
		Email: cmp.Or(s.Env("GIT_AUTHOR_EMAIL"), s.Env("GIT_COMMITTER_EMAIL")),
	}
	for _, file := range s.configFiles(dir) {
		if author.Name != "" && author.Email != "" {
			break
		}
		person, err := configuredPerson(file)
		if err != nil {
			return Person{}, err
		}
		author.Name = cmp.Or(author.Name, person.Name)
		author.Email = cmp.Or(author.Email, person.Email)
	}
	author.Email = cmp.Or(author.Email, s.Env("EMAIL"))
	return author, nil
}

func (s Surroundings) configFiles(dir string) []string {
	var files []string
	if existing, err := Find(dir); err == nil && existing != nil {
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

// configuredPerson reads user and author of one file; a missing file says
// nothing.
func configuredPerson(file string) (Person, error) {
	content, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return Person{}, nil
	}
	if err != nil {
		return Person{}, fmt.Errorf("read git configuration: %w", err)
	}
	defer content.Close()
	parsed, err := config.ReadConfig(content)
	if err != nil {
		return Person{}, fmt.Errorf("read git configuration %s: %w", file, err)
	}
	return Person{cmp.Or(parsed.Author.Name, parsed.User.Name), cmp.Or(parsed.Author.Email, parsed.User.Email)}, nil
}
