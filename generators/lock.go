package generators

import (
	"fmt"
	"path"

	"go.yaml.in/yaml/v3"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/document"
	"github.com/underpin-dev/underpin/generators/tree"
)

// Where a generated repository keeps what underpin knows about it.
const (
	Folder       = ".underpin"
	AnswersPath  = Folder + "/answers.yaml"
	SettingsPath = Folder + "/config.yaml"
	LockPath     = Folder + "/lock.yaml"
)

// Lock is what a repository was generated from. The tool writes it; people
// leave it alone.
type Lock struct {
	Schema  int               `yaml:"schema"`
	Tool    string            `yaml:"tool"`
	Catalog []catalog.Layer   `yaml:"catalog"`
	Pack    PackLock          `yaml:"pack"`
	Files   map[string]string `yaml:"files"` // path to digest, as generated

	Executable []string `yaml:"executable,omitempty"` // those of the files that may be run
}

// PackLock is the pack as it was used.
type PackLock struct {
	Source  string         `yaml:"source"` // a built-in name, a folder or a URL
	Name    string         `yaml:"name"`
	Version string         `yaml:"version"`
	Commit  string         `yaml:"commit,omitempty"`
	Digest  string         `yaml:"digest"`
	Options map[string]any `yaml:"options"`
}

const lockHead = "# Written by underpin; it compares with this what is in the repository now.\n"

// Format is the lock as a file. Equal locks give equal bytes.
func (l Lock) Format() ([]byte, error) {
	text, err := yaml.Marshal(l)
	if err != nil {
		return nil, fmt.Errorf("write the lock: %w", err)
	}
	return append([]byte(lockHead), text...), nil
}

// ReadLock reads what Format wrote. Its errors are findings: somebody changed
// the file, or a newer underpin wrote it.
func ReadLock(name string, text []byte) (Lock, error) {
	var lock Lock
	err := document.Decode(name, text, &lock)
	return lock, err
}

// Follow takes over that a file has another name or text. Of what underpin
// keeps for itself the lock has the digest as it is; of all else that of the
// text as it was generated, which for a record underpin keeps, too.
func (l Lock) Follow(from, to string, text []byte) {
	was, known := l.Files[from]
	if !known {
		return
	}
	delete(l.Files, from)
	l.Files[to] = was
	if path.Dir(to) != OutcomesFolder {
		return
	}
	now := digest(text)
	for name, d := range l.Files {
		if d == was {
			l.Files[name] = now
		}
	}
}

func digests(files tree.Tree) map[string]string {
	list := make(map[string]string, files.Len())
	for _, f := range files.Files() {
		list[f.Path] = f.Digest()
	}
	return list
}

func executables(files tree.Tree) []string {
	var list []string
	for _, f := range files.Files() {
		if f.Executable {
			list = append(list, f.Path)
		}
	}
	return list
}

func digest(text []byte) string { return tree.File{Data: text}.Digest() }
