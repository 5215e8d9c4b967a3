package generators

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/underpin-dev/underpin/generators/pack"
	"github.com/underpin-dev/underpin/generators/tree"
)

// Adopt makes, for a repository that is there, the record of its framework and
// what underpin needs to know later, and touches none of its files. With a
// pack, what that generates becomes the base of later updates; has gives a file
// of the repository, nil where there is none.
func Adopt(in Input, has func(path string) []byte) (Output, error) {
	made, err := compose(in, unconfirmed)
	if err != nil {
		return Output{}, err
	}
	if _, err := made.scaffold.With(inTree(made.own)...); err != nil {
		return Output{}, fmt.Errorf("the pack ships a file that is underpin's own: %w", err)
	}
	files, err := withLock(made.own, made.lock, made.scaffold, has)
	if err != nil {
		return Output{}, err
	}
	out, err := tree.New(inTree(files)...)
	return Output{Files: out, RecordPath: made.record, Record: made.text, Message: adoptionMessage(in, made.record)}, err
}

// unconfirmed is for a service that did not come from the pack: the pack's
// commands prove nothing of it.
func unconfirmed(pack.Pack, map[string]any) []string { return nil }

// AdoptPack is the lock of a repository that was adopted without a pack and now
// gets one, and the base of later updates; a nil text is for no such file.
func AdoptPack(lock Lock, tool, source string, r Rendering, has func(path string) []byte) ([]File, error) {
	scaffold, options, err := r.Scaffold()
	if err != nil {
		return nil, err
	}
	return withLock(nil, lock.Updated(tool, source, r.Pack, options, scaffold, nil), scaffold, has)
}

// withLock adds the lock to files, and those of the scaffold that the
// repository has in another form.
func withLock(files []File, lock Lock, scaffold tree.Tree, has func(path string) []byte) ([]File, error) {
	kept := map[string][]byte{}
	for _, f := range scaffold.Files() {
		if there := has(f.Path); there != nil && !bytes.Equal(there, f.Data) {
			kept[f.Path] = f.Data
		}
	}
	base, err := FormatBase(kept)
	if err != nil {
		return nil, err
	}
	if base != nil {
		files = append(files, File{BasePath, base})
	}
	text, err := lock.Format()
	return append(files, File{LockPath, text}), err
}

func adoptionMessage(in Input, record string) string {
	message := fmt.Sprintf("docs: record why %s is built on %s\n\nDecision: %s\n",
		strings.TrimSpace(in.Answers.Value("service.name")), in.Decision.Chosen.Framework.Name, record)
	if in.Pack.Name != "" {
		message += fmt.Sprintf("Pack: %s@%s\n", in.Pack.Name, in.Pack.Version)
	}
	return message
}
