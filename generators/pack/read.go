package pack

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/document"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/tree"
)

// Limits on what is read as a pack, far above what a starter needs.
const (
	MaxFiles = 5000
	MaxBytes = 32 << 20

	maxDepth = 50 // folders in each other
)

// ErrNoPack is, by errors.Is, why a folder without a manifest is not loaded.
var ErrNoPack = errors.New("no pack")

type noPack struct{ finding.Finding }

func (n noPack) Unwrap() error   { return n.Finding }
func (noPack) Is(err error) bool { return err == ErrNoPack }

// reader reads a pack's folder, of which nothing is trusted: no link is
// followed, nothing but plain files is opened, and no more is read than a pack
// may hold.
type reader struct {
	folder  fs.FS
	source  string
	top     string // the folder in it that files are read from
	files   []file
	folders int
	bytes   int
}

// problem is what is wrong at a path inside the pack.
func (r *reader) problem(name, format string, args ...any) finding.Finding {
	return finding.Finding{File: within(r.source, name), Message: fmt.Sprintf(format, args...)}
}

// within is a path inside a pack as its user sees it.
func within(source, name string) string {
	return strings.TrimPrefix(strings.TrimSuffix(strings.TrimSuffix(source, "/")+"/"+name, "/."), "/")
}

// kind is what stands at the top of the pack under a name, without opening it.
func (r *reader) kind(name string) (kind fs.FileMode, found bool, err error) {
	entries, err := fs.ReadDir(r.folder, ".")
	if err != nil {
		return 0, false, r.cannotRead(".", err)
	}
	for _, entry := range entries {
		if entry.Name() == name {
			return entry.Type(), true, nil
		}
	}
	return 0, false, nil
}

func (r *reader) manifest() ([]byte, error) {
	kind, found, err := r.kind(manifestFile)
	switch {
	case err != nil:
		return nil, err
	case !found:
		return nil, noPack{finding.Finding{File: r.source, Message: "no pack here: there is no " + manifestFile}.
			WithHint("a pack is a folder with a %s and a folder %s/", manifestFile, filesFolder)}
	case !kind.IsRegular():
		return nil, r.problem(manifestFile, "must be a plain file")
	}
	return r.read(r.folder, manifestFile, manifestFile, document.MaxSize+1)
}

// all reads every file under the top.
func (r *reader) all() ([]file, error) {
	kind, found, err := r.kind(r.top)
	switch {
	case err != nil:
		return nil, err
	case !found:
		return nil, r.problem(r.top, "the pack has no folder %s/", r.top)
	case !kind.IsDir():
		return nil, r.problem(r.top, "must be a folder, not a file or a link")
	}
	below, err := fs.Sub(r.folder, r.top)
	if err != nil {
		return nil, r.cannotRead(r.top, err)
	}
	if err := r.walk(below, r.top); err != nil {
		return nil, err
	}
	if len(r.files) == 0 {
		return nil, r.problem(r.top, "there are no files in it")
	}
	slices.SortFunc(r.files, func(a, b file) int { return strings.Compare(a.path, b.path) })
	return r.files, nil
}

// walk reads what is in a folder and below. It steps into each folder once, so
// that a file system that guards each step of a path has one to guard.
func (r *reader) walk(folder fs.FS, name string) error {
	if closer, ok := folder.(io.Closer); ok {
		defer closer.Close()
	}
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		return r.cannotRead(name, err)
	}
	if strings.Count(name, "/") > maxDepth {
		return r.problem(name, "folders are more than %d deep", maxDepth)
	}
	for _, entry := range entries {
		if err := r.take(folder, entry, path.Join(name, entry.Name())); err != nil {
			return err
		}
	}
	return nil
}

func (r *reader) take(folder fs.FS, entry fs.DirEntry, name string) error {
	switch {
	case tree.IsGitFolder(entry.Name()):
		return r.problem(name, "a pack holds no .git")
	case entry.IsDir():
		if r.folders++; r.folders > MaxFiles {
			return r.problem(r.top, "a pack of more than %d folders", MaxFiles)
		}
		below, err := fs.Sub(folder, entry.Name())
		if err != nil {
			return r.cannotRead(name, err)
		}
		return r.walk(below, name)
	case !entry.Type().IsRegular():
		return r.problem(name, "a pack holds only plain files, no links or devices")
	case len(r.files) == MaxFiles:
		return r.problem(r.top, "a pack of more than %d files", MaxFiles)
	}
	data, err := r.read(folder, entry.Name(), name, MaxBytes-r.bytes+1)
	if err != nil {
		return err
	}
	if r.bytes += len(data); r.bytes > MaxBytes {
		return r.problem(name, "with this file, the pack is larger than %d MB", MaxBytes>>20)
	}
	r.files = append(r.files, file{path: strings.TrimPrefix(name, r.top+"/"), source: within(r.source, name), data: data})
	return nil
}

// read reads at most so many bytes of a file in a folder; its name is that in
// the pack.
func (r *reader) read(folder fs.FS, base, name string, limit int) ([]byte, error) {
	opened, err := folder.Open(base)
	if err != nil {
		return nil, r.cannotRead(name, err)
	}
	defer opened.Close()
	info, err := opened.Stat()
	if err != nil {
		return nil, r.cannotRead(name, err)
	}
	data := make([]byte, 0, min(info.Size()+1, int64(limit))) // one more, to meet the end without growing
	for {
		n, err := opened.Read(data[len(data):min(cap(data), limit)])
		data = data[:len(data)+n]
		switch {
		case errors.Is(err, io.EOF) || len(data) >= limit:
			return data, nil
		case err != nil:
			return nil, r.cannotRead(name, err)
		case len(data) == cap(data):
			data = append(data, 0)[:len(data)]
		}
	}
}

func (r *reader) cannotRead(name string, err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = pathError.Err
	}
	return r.problem(name, "cannot be read: %v", err)
}
