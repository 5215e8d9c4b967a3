package pack

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/document"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/render"
)

// Limits on what is read as a pack, far above what a starter needs.
const (
	MaxFiles = 5000
	MaxBytes = 64 << 20
)

const (
	manifestFile = "pack.yaml"
	filesFolder  = "files"
)

// Pack is a pack that was read whole and found in order.
type Pack struct {
	Manifest
	Digest   string // "sha256:" and the digest over its manifest, files and partials
	files    []file
	partials render.Partials
}

// file is one file under files/, with the rules about it put together.
type file struct {
	path string // as it stands there
	data []byte
	rule FileRule
}

// Load reads a pack from a folder, with the shared partials it includes. What
// is wrong with it comes back as one finding.List.
func Load(folder, shared fs.FS) (Pack, error) {
	text, err := fs.ReadFile(folder, manifestFile)
	if errors.Is(err, fs.ErrNotExist) {
		return Pack{}, finding.Errorf("no pack here: there is no %s", manifestFile)
	}
	if err != nil {
		return Pack{}, fmt.Errorf("read pack: %w", err)
	}
	var p Pack
	if err := document.Decode(manifestFile, text, &p.Manifest); err != nil {
		return Pack{}, err
	}
	if err := p.readFiles(folder); err != nil {
		return Pack{}, err
	}
	problems := p.check()
	problems = append(problems, p.readPartials(shared)...)
	problems = append(problems, p.applyRules()...)
	if len(problems) > 0 {
		return Pack{}, problems
	}
	p.Digest = p.digest(text)
	return p, nil
}

// List names the packs that stand side by side in a folder.
func List(folder fs.FS) ([]string, error) {
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		return nil, fmt.Errorf("list packs: %w", err)
	}
	var names []string
	for _, entry := range entries {
		if _, err := fs.Stat(folder, path.Join(entry.Name(), manifestFile)); err == nil {
			names = append(names, entry.Name())
		}
	}
	return names, nil
}

func (p *Pack) readFiles(folder fs.FS) error {
	total := 0
	err := fs.WalkDir(folder, filesFolder, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir():
			return nil
		case !entry.Type().IsRegular():
			return finding.Errorf("%s: a pack holds only plain files, no links or devices", name)
		case len(p.files) == MaxFiles:
			return finding.Errorf("a pack of more than %d files", MaxFiles)
		}
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			return err
		}
		if total += len(data); total > MaxBytes {
			return finding.Errorf("a pack of more than %d MB", MaxBytes>>20)
		}
		p.files = append(p.files, file{path: strings.TrimPrefix(name, filesFolder+"/"), data: data})
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) && len(p.files) == 0 {
		return finding.Errorf("the pack has no folder %s/", filesFolder)
	}
	if err != nil {
		return fmt.Errorf("read pack: %w", err)
	}
	return nil
}

// readPartials reads the shared partials that the manifest includes.
func (p *Pack) readPartials(shared fs.FS) finding.List {
	var problems finding.List
	p.partials = render.Partials{}
	for _, name := range p.Include {
		text, err := fs.ReadFile(shared, name+".tmpl")
		if err != nil {
			problems = append(problems, p.complain(0, "include: there is no shared partial %q%s", name, finding.DidYouMean(name, partialNames(shared))))
			continue
		}
		p.partials[name] = render.Template{Name: "shared/" + name + ".tmpl", Text: string(text)}
	}
	return problems
}

func partialNames(shared fs.FS) []string {
	var names []string
	matches, _ := fs.Glob(shared, "*.tmpl") // the pattern is well-formed
	for _, name := range matches {
		names = append(names, strings.TrimSuffix(name, ".tmpl"))
	}
	return names
}

func (p *Pack) complain(line int, format string, args ...any) finding.Finding {
	return finding.Finding{File: manifestFile, Line: line, Message: fmt.Sprintf(format, args...)}
}

func (p *Pack) digest(manifest []byte) string {
	sum := sha256.New()
	add := func(name string, data []byte) {
		fmt.Fprintf(sum, "%d:%s %d:", len(name), name, len(data))
		sum.Write(data)
	}
	add(manifestFile, manifest)
	for _, f := range p.files {
		add(f.path, f.data)
	}
	names := slices.Clone(p.Include)
	slices.Sort(names)
	for _, name := range names {
		add(name, []byte(p.partials[name].Text))
	}
	return "sha256:" + hex.EncodeToString(sum.Sum(nil))
}

// binary tells a file that is copied as it is.
func (f file) binary() bool { return f.rule.Verbatim || bytes.IndexByte(f.data, 0) >= 0 }
