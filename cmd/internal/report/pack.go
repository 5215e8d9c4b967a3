package report

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/underpin-dev/underpin/generators/pack"
	"github.com/underpin-dev/underpin/generators/tree"
)

// PackJSON is a pack as programs read it.
type PackJSON struct {
	Name        string             `json:"name"`
	Version     string             `json:"version"`
	Framework   string             `json:"framework"`
	Description string             `json:"description"`
	Options     []pack.Option      `json:"options"`
	Requires    []pack.Requirement `json:"requires"`
	Cases       []string           `json:"cases"`
	Digest      string             `json:"digest"`
}

// PacksJSON takes packs over.
func PacksJSON(packs []pack.Pack) []PackJSON {
	list := []PackJSON{}
	for _, p := range packs {
		out := PackJSON{
			Name: p.Name, Version: p.Version, Framework: p.Framework, Description: p.Description,
			Options: p.Options, Requires: p.Verify.Requires, Cases: []string{}, Digest: p.Digest,
		}
		if out.Options == nil {
			out.Options = []pack.Option{}
		}
		if out.Requires == nil {
			out.Requires = []pack.Requirement{}
		}
		for _, c := range p.Verify.Cases {
			out.Cases = append(out.Cases, c.Name)
		}
		list = append(list, out)
	}
	return list
}

// Packs shows packs, one after the other.
func Packs(w io.Writer, packs []pack.Pack) {
	rows := [][]string{{"name", "version", "framework", "description"}}
	for _, p := range packs {
		rows = append(rows, []string{p.Name, p.Version, p.Framework, p.Description})
	}
	table(w, 0, rows)
}

// Pack shows one pack: its options, what it takes and how it is proven.
func Pack(w io.Writer, p pack.Pack) {
	fmt.Fprintf(w, "%s %s, for %s\n%s\n", p.Name, p.Version, p.Framework, Wrap(p.Description, 0))
	if len(p.Options) > 0 {
		fmt.Fprintln(w, "\nOptions, in the answers under scaffold or as --set scaffold.NAME=VALUE")
		table(w, 2, optionRows(p.Options))
	}
	if len(p.Verify.Requires) > 0 {
		fmt.Fprintln(w, "\nTools")
		var rows [][]string
		for _, r := range p.Verify.Requires {
			rows = append(rows, []string{r.Tool, cmp.Or(r.Version, "any version")})
		}
		table(w, 2, rows)
	}
	if len(p.Verify.Cases) > 0 {
		fmt.Fprintf(w, "\nProven by: underpin template test %s\n", Printable(p.Source))
		var rows [][]string
		for _, c := range p.Verify.Cases {
			rows = append(rows, []string{c.Name, steps(c)})
		}
		table(w, 2, rows)
	} else {
		fmt.Fprintln(w, "\nNot proven by anything: the manifest has no verify cases")
	}
}

// NewPack says what was begun, and the way from there.
func NewPack(w io.Writer, name, folder string, from pack.Pack, files int) {
	fmt.Fprintf(w, "%s: %s, a pack for %s\n\nNext\n", Printable(name), Count(files, "file", "files"), Printable(from.Framework))
	table(w, 2, [][]string{
		{"underpin template lint " + folder, "find mistakes"},
		{"underpin template render " + folder, "see which files it makes"},
		{"underpin template test " + folder, "prove it with the real tools"},
		{"underpin help packs", "publish, use and update it"},
	})
}

// FileJSON is a rendered file as programs read it.
type FileJSON struct {
	Path       string `json:"path"`
	Bytes      int    `json:"bytes"`
	Executable bool   `json:"executable"`
	Digest     string `json:"digest"`
}

// FilesJSON takes rendered files over.
func FilesJSON(files tree.Tree) []FileJSON {
	list := []FileJSON{}
	for _, f := range files.Files() {
		list = append(list, FileJSON{f.Path, len(f.Data), f.Executable, f.Digest()})
	}
	return list
}

// Files lists rendered files with their sizes; a star stands for one that can
// be run.
func Files(w io.Writer, files tree.Tree) {
	total := 0
	for _, f := range files.Files() {
		mark := " "
		if f.Executable {
			mark = "*"
		}
		fmt.Fprintf(w, "%8d %s%s\n", len(f.Data), mark, Printable(f.Path))
		total += len(f.Data)
	}
	fmt.Fprintf(w, "%8d  bytes in %s\n", total, Count(files.Len(), "file", "files"))
}

// optionRows gives each option a row for its help and one for its values.
func optionRows(options []pack.Option) [][]string {
	var rows [][]string
	for _, o := range options {
		name := o.Name
		if o.Help != "" {
			rows = append(rows, []string{name, o.Help})
			name = ""
		}
		rows = append(rows, []string{name, takes(o)})
	}
	return rows
}

// takes says which values an option takes.
func takes(o pack.Option) string {
	words := "any text"
	switch {
	case o.Type == pack.Choice:
		words = strings.Join(o.Choices, ", ")
	case o.Type == pack.Bool:
		words = "true, false"
	case o.Pattern != "":
		words = "a text like " + o.Pattern
	}
	if o.Default != "" {
		words += "; default " + o.Default
	}
	if o.When != "" {
		words += "; only when " + o.When
	}
	return words
}

func steps(c pack.Case) string {
	var words []string
	for _, s := range c.Steps {
		words = append(words, strings.Join(strings.Fields(s.Run+s.Serve), " "))
	}
	return strings.Join(words, "; ")
}

// table sets rows in columns, as wide as their widest word; the last column
// takes the rest of the line and wraps.
func table(w io.Writer, indent int, rows [][]string) {
	var widths []int
	for _, row := range rows {
		for i, word := range row {
			row[i] = Printable(word)
		}
		for i, word := range row[:len(row)-1] {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], utf8.RuneCountInString(word))
		}
	}
	for _, row := range rows {
		var line strings.Builder
		line.WriteString(strings.Repeat(" ", indent))
		column := indent
		for i, word := range row[:len(row)-1] {
			line.WriteString(pad(word, widths[i]) + "  ")
			column += widths[i] + 2
		}
		line.WriteString(Wrap(row[len(row)-1], column))
		fmt.Fprintln(w, strings.TrimRight(line.String(), " "))
	}
}
