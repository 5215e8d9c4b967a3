package catalog

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/document"
	"github.com/underpin-dev/underpin/decisions/finding"
)

// Default is the catalog that comes with underpin. It is what Load reads from
// the folder data, compiled in: reading it anew would take a command longer
// than all the rest of its work.
//
//go:generate go test . -run TestDefaultIsTheDataFolder -update
func Default() Catalog { return builtIn }

const guide = "underpin help evidence is the guide"

type sourcesFile struct {
	Sources []Source `yaml:"sources"`
}

type frameworksFile struct {
	Runtimes   []Runtime   `yaml:"runtimes"`
	Frameworks []Framework `yaml:"frameworks"`
}

type claimsFile struct {
	Subject string  `yaml:"subject"`
	Claims  []Claim `yaml:"claims"`
}

// layer is one folder as it stands, before it is laid over another.
type layer struct {
	Catalog
	withdrawn withdrawn
}

// Load reads a complete catalog from a folder: sources.yaml, frameworks.yaml
// and claims/*.yaml. The name stands for the folder in findings and records.
// Mistakes in the files are returned together, as a finding.List.
func Load(folder fs.FS, name string) (Catalog, error) {
	l, err := readLayer(folder, name)
	if err != nil {
		return Catalog{}, err
	}
	return l.Catalog, nil
}

// With is the catalog with a team's own evidence laid over it: a folder of the
// same form, in which each file may be missing, and withdraw.yaml may name
// what no longer counts. What has an id that the catalog knows replaces it.
// With a framework go the claims about it, with a source its citations and the
// claims that have no other, and with a claim what it disputed is undisputed.
func (c Catalog) With(overlay fs.FS, name string) (Catalog, error) {
	l, err := readLayer(overlay, name)
	if err != nil {
		return Catalog{}, err
	}
	if problems := l.withdrawn.unknown(c, path.Join(name, withdrawFile)); len(problems) > 0 {
		return Catalog{}, problems
	}
	larger := Catalog{
		Sources:    lay(c.Sources, l.Sources, l.withdrawn.Sources, func(s Source) string { return s.ID }),
		Runtimes:   lay(c.Runtimes, l.Runtimes, nil, func(r Runtime) string { return r.ID }),
		Frameworks: lay(c.Frameworks, l.Frameworks, l.withdrawn.Frameworks, func(f Framework) string { return f.ID }),
		Claims:     sortClaims(lay(c.Claims, l.Claims, l.withdrawn.Claims, func(cl Claim) string { return cl.ID })),
		Layers:     append(slices.Clone(c.Layers), l.Layers...),
	}
	return larger.less(l.withdrawn, c), nil
}

func lay[T any](below, above []T, withdrawn []mention, id func(T) string) []T {
	var result []T
	for _, item := range below {
		replaced := slices.ContainsFunc(above, func(other T) bool { return id(other) == id(item) })
		if !replaced && !mentions(withdrawn, id(item)) {
			result = append(result, item)
		}
	}
	return append(result, above...)
}

func sortClaims(claims []Claim) []Claim {
	slices.SortFunc(claims, func(a, b Claim) int { return strings.Compare(a.ID, b.ID) })
	return claims
}

func readLayer(folder fs.FS, name string) (layer, error) {
	reader := reader{folder: folder, name: name, hash: sha256.New()}
	var sources sourcesFile
	var frameworks frameworksFile
	var gone withdrawn
	reader.decode("sources.yaml", &sources)
	reader.decode("frameworks.yaml", &frameworks)
	reader.decode(withdrawFile, &gone)
	var claims []Claim
	for _, file := range reader.list("claims") {
		var content claimsFile
		reader.decode(file, &content)
		if content.Subject == "" && len(content.Claims) > 0 {
			reader.problems = append(reader.problems, finding.Finding{File: reader.placeName(file), Message: "subject is missing: the framework or runtime that the claims are about", Hint: guide})
		}
		for _, claim := range content.Claims {
			claim.Subject = content.Subject
			claim.place.File = reader.placeName(file)
			if claim.Standing == "" {
				claim.Standing = Current
			}
			claims = append(claims, claim)
		}
	}
	if err := reader.err(); err != nil {
		return layer{}, err
	}
	if !reader.found {
		return layer{}, finding.Errorf("%s: no catalog here", name).
			WithHint("a folder of evidence holds sources.yaml and claims/*.yaml; " + guide)
	}
	for i := range sources.Sources {
		sources.Sources[i].place.File = reader.placeName("sources.yaml")
	}
	for i := range frameworks.Runtimes {
		frameworks.Runtimes[i].place.File = reader.placeName("frameworks.yaml")
	}
	for i := range frameworks.Frameworks {
		frameworks.Frameworks[i].place.File = reader.placeName("frameworks.yaml")
	}
	return layer{
		Catalog: Catalog{
			Sources:    sources.Sources,
			Runtimes:   frameworks.Runtimes,
			Frameworks: frameworks.Frameworks,
			Claims:     sortClaims(claims),
			Layers:     []Layer{{Name: name, Digest: "sha256:" + hex.EncodeToString(reader.hash.Sum(nil))}},
		},
		withdrawn: gone,
	}, nil
}

// reader decodes the files of one layer and gathers what is wrong with them.
type reader struct {
	folder   fs.FS
	name     string
	hash     hash.Hash
	found    bool
	problems finding.List
	failures []error
}

func (r *reader) placeName(file string) string { return path.Join(r.name, file) }

// decode reads one file; a missing one is an empty one.
func (r *reader) decode(file string, into any) {
	content, err := fs.ReadFile(r.folder, file)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err != nil {
		r.failures = append(r.failures, fmt.Errorf("read catalog %s: %w", r.name, err))
		return
	}
	r.found = true
	fmt.Fprintf(r.hash, "%s %d\n", file, len(content))
	r.hash.Write(content)
	if err := document.Decode(r.placeName(file), content, into); err != nil {
		r.problems = append(r.problems, plainer(finding.In(err))...)
	}
}

// plainer explains a key that catalog export shows with each claim, and that a
// file says once.
func plainer(problems finding.List) finding.List {
	for i, f := range problems {
		if strings.HasPrefix(f.Message, `unknown key "claims.subject"`) {
			problems[i].Message = "a claim has no subject of its own"
			problems[i].Hint = "subject stands once, at the top of the file, for all its claims; " + guide
		}
	}
	return problems
}

func (r *reader) list(folder string) []string {
	entries, err := fs.ReadDir(r.folder, folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		r.failures = append(r.failures, fmt.Errorf("read catalog %s: %w", r.name, err))
	}
	var files []string
	for _, entry := range entries {
		switch file := path.Join(folder, entry.Name()); path.Ext(file) {
		case ".yaml":
			files = append(files, file)
		case ".yml": // a claim that is not read looks like one that does not matter
			r.problems = append(r.problems, finding.Finding{File: r.placeName(file), Message: "is not read", Hint: "name it " + strings.TrimSuffix(entry.Name(), ".yml") + ".yaml"})
		}
	}
	return files
}

func (r *reader) err() error {
	if len(r.failures) > 0 {
		return errors.Join(r.failures...)
	}
	return r.problems.Err()
}
