package generators

import (
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
)

// Trace is a place in a repository that tells its framework.
type Trace struct {
	Framework string // an id of the catalog
	File      string
	What      string // that stands there
}

// String says what the trace is.
func (t Trace) String() string { return fmt.Sprintf("%s names %s", t.File, t.What) }

// Detect looks for frameworks in the files by which a repository names what it
// is built on. It reads no code, and of frameworks that others are built on it
// gives the outer one.
func Detect(root fs.FS) []Trace {
	var traces []Trace
	for _, c := range clues {
		for _, file := range c.in(root) {
			if t, ok := c.look(root, file); ok && !slices.ContainsFunc(traces, func(other Trace) bool { return other.File == file && c.inside == other.Framework }) {
				traces = append(traces, t)
			}
		}
	}
	return traces
}

// clue is what stands in certain files where a framework is used.
type clue struct {
	framework string
	files     []string // globs
	pattern   string   // finds what names the framework
	packages  []string // keys of "dependencies" or "require" in JSON, instead
	inside    string   // the framework that brings this one along
}

// clues: outer frameworks stand before those that they bring along.
var clues = []clue{
	{framework: "gin", files: goFiles, pattern: `(?m)^\s*(?:require\s+)?(github\.com/gin-gonic/gin) v[^\s/]+\s*$`},
	{framework: "echo", files: goFiles, pattern: `(?m)^\s*(?:require\s+)?(github\.com/labstack/echo(?:/v\d+)?) v[^\s/]+\s*$`},
	{framework: "nestjs", files: nodeFiles, packages: []string{"@nestjs/core"}},
	{framework: "express", files: nodeFiles, packages: []string{"express"}, inside: "nestjs"},
	{framework: "koa", files: nodeFiles, packages: []string{"koa"}},
	{framework: "django", files: pythonFiles, pattern: fmt.Sprintf(pythonPattern, "django")},
	{framework: "flask", files: pythonFiles, pattern: fmt.Sprintf(pythonPattern, "flask")},
	{framework: "fastapi", files: pythonFiles, pattern: fmt.Sprintf(pythonPattern, "fastapi")},
	{framework: "spring-boot", files: []string{"pom.xml", "build.gradle", "build.gradle.kts"}, pattern: `(org\.springframework\.boot)\b`},
	{framework: "rails", files: []string{"Gemfile"}, pattern: `(?m)^\s*gem\s+["'](rails)["']`},
	{framework: "laravel", files: phpFiles, packages: []string{"laravel/framework"}},
	{framework: "symfony", files: phpFiles, packages: []string{"symfony/framework-bundle"}},
	{framework: "cakephp", files: phpFiles, packages: []string{"cakephp/cakephp"}},
	{framework: "aspnet-core", files: []string{"*.csproj", "*/*.csproj", "src/*/*.csproj"}, pattern: `(Microsoft\.NET\.Sdk\.Web)\b`},
	{framework: "phoenix", files: []string{"mix.exs"}, pattern: `\{\s*(:phoenix)\s*,`},
}

var (
	goFiles     = []string{"go.mod"}
	nodeFiles   = []string{"package.json"}
	pythonFiles = []string{"pyproject.toml", "requirements.txt", "requirements.in", "Pipfile"}
	phpFiles    = []string{"composer.json"}
)

// pythonPattern finds a requirement at the beginning of a line or of a string,
// whatever the form of the file, but not in another name such as flask-cors.
const pythonPattern = `(?im)^\s*(?:dependencies\s*=\s*\[\s*|[^#\n]*,\s*)?["']?(%s)(?:\[[^\]]*\])?["']?\s*(?:[=<>~!;@,\]]|$)`

// in are the files that are there.
func (c clue) in(root fs.FS) []string {
	var names []string
	for _, glob := range c.files {
		found, _ := fs.Glob(root, glob) // the patterns are well-formed
		names = append(names, found...)
	}
	return names
}

// look looks into a file; one that cannot be read tells nothing.
func (c clue) look(root fs.FS, file string) (Trace, bool) {
	text, err := readSome(root, file)
	if err != nil {
		return Trace{}, false
	}
	if c.packages != nil {
		var manifest struct {
			Dependencies map[string]any `json:"dependencies"`
			Require      map[string]any `json:"require"`
		}
		if json.Unmarshal(text, &manifest) != nil {
			return Trace{}, false
		}
		for _, name := range c.packages {
			if manifest.Dependencies[name] != nil || manifest.Require[name] != nil {
				return Trace{c.framework, file, name}, true
			}
		}
		return Trace{}, false
	}
	if found := regexp.MustCompile(c.pattern).FindSubmatch(text); found != nil {
		return Trace{c.framework, file, string(found[1])}, true
	}
	return Trace{}, false
}

// maxClue is as much as is read of a file.
const maxClue = 1 << 20

func readSome(root fs.FS, name string) ([]byte, error) {
	file, err := root.Open(path.Clean(name))
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }() // only read
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, fs.ErrInvalid
	}
	return io.ReadAll(io.LimitReader(file, maxClue))
}
