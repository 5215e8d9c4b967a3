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

const (
	manifestFile = "pack.yaml"
	filesFolder  = "files"
)

// Pack is a pack that was read whole and found in order.
type Pack struct {
	Manifest
	Source   string // as findings call it
	Digest   string // "sha256:" and the digest over its manifest, files and partials
	Commit   string // of the git repository it comes from, "" for others
	Newer    string // its source at a newer tag, where a lock pins the one it is from
	manifest []byte
	files    []file
	partials render.Partials
}

// file is one file under files/ or of a base, with the rules about it put
// together.
type file struct {
	path   string // as it stands there
	source string // as findings call it
	data   []byte
	rule   rule
}

// Load reads a pack from a folder, with the shared partials it includes. What
// is wrong with it comes back as one finding.List, with places that begin with
// source.
func Load(source string, folder, shared fs.FS) (Pack, error) {
	p := Pack{Source: source}
	r := &reader{folder: folder, source: source, top: filesFolder}
	text, err := r.manifest()
	if err != nil {
		return Pack{}, err
	}
	if err := document.Decode(within(source, manifestFile), text, &p.Manifest); err != nil {
		return Pack{}, err
	}
	if p.files, err = r.all(); err != nil {
		return Pack{}, err
	}
	problems := p.readBases(shared)
	problems = append(problems, p.readPartials(shared)...)
	problems = append(problems, p.check()...)
	problems = append(problems, p.applyRules()...)
	if len(problems) > 0 {
		return Pack{}, problems
	}
	p.manifest = text
	p.Digest = p.digest()
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
		if !entry.IsDir() {
			continue
		}
		_, err := fs.Stat(folder, path.Join(entry.Name(), manifestFile))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("list packs: %w", err)
		}
		names = append(names, entry.Name())
	}
	return names, nil
}

// Find lists the folders in a folder that hold packs, as paths: what somebody
// may have meant who named it. It looks a few folders deep and at no more than
// a screenful.
func Find(folder fs.FS) []string {
	const deep, many = 3, 20
	var found []string
	_ = fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fs.SkipDir // a hint is not worth an error
		case entry.IsDir() && name != "." && (strings.HasPrefix(entry.Name(), ".") || strings.Count(name, "/") >= deep):
			return fs.SkipDir
		case len(found) == many:
			return fs.SkipAll
		case entry.Type().IsRegular() && entry.Name() == manifestFile && name != manifestFile:
			found = append(found, path.Dir(name))
			return fs.SkipDir
		}
		return nil
	})
	return found
}

// readPartials reads the shared partials that the manifest includes.
func (p *Pack) readPartials(shared fs.FS) finding.List {
	var problems finding.List
	p.partials = render.Partials{}
	for i, name := range p.Include {
		place := p.places.item("include", i)
		if _, ok := p.partials[name]; ok {
			problems = append(problems, p.complain(place, "include: %q is there twice", name))
			continue
		}
		text, err := fs.ReadFile(shared, name+templateEnding)
		if err != nil {
			known := partialNames(shared)
			problem := p.complain(place, "include: there is no shared partial %q%s", name, finding.DidYouMean(name, known))
			problems = append(problems, problem.WithHint("there are: %s", strings.Join(known, ", ")))
			continue
		}
		p.partials[name] = render.Template{Name: "shared/" + name + templateEnding, Text: string(text)}
	}
	return problems
}

func partialNames(shared fs.FS) []string {
	var names []string
	matches, _ := fs.Glob(shared, "*"+templateEnding) // the pattern is well-formed
	for _, name := range matches {
		names = append(names, strings.TrimSuffix(name, templateEnding))
	}
	return names
}

// complain is a finding at a place of the manifest.
func (p *Pack) complain(place finding.Finding, format string, args ...any) finding.Finding {
	place.File = within(p.Source, manifestFile)
	place.Message = fmt.Sprintf(format, args...)
	return place
}

func (p *Pack) digest() string {
	sum := sha256.New()
	add := func(name string, data []byte) {
		fmt.Fprintf(sum, "%d:%s %d:", len(name), name, len(data))
		sum.Write(data)
	}
	add(manifestFile, p.manifest)
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

// asIs tells a file that is copied as it is: by a rule, or because it is no
// text.
func (f file) asIs() bool { return f.rule.Verbatim || bytes.IndexByte(f.data, 0) >= 0 }
