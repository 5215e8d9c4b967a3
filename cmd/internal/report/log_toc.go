package report

import (
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/underpin-dev/underpin/decisions/adr"
)

// LinkForm is how links to records are written: what stands before the name of
// the file, and the extension in place of its own, "" for its own.
type LinkForm struct{ Prefix, Extension string }

func (f LinkForm) to(file string) string {
	if f.Extension != "" {
		file = strings.TrimSuffix(file, path.Ext(file)) + f.Extension
	}
	return f.Prefix + file
}

// Contents is a table of contents in Markdown, between texts that may be
// empty.
func Contents(w io.Writer, records []adr.Record, form LinkForm, intro, outro string) {
	fmt.Fprint(w, "# Architecture Decision Records\n\n")
	if intro = strings.Trim(intro, "\n"); intro != "" {
		fmt.Fprintf(w, "%s\n\n", intro)
	}
	for _, r := range records {
		to := form.to(r.File)
		if strings.ContainsAny(to, " ()<>") {
			to = "<" + to + ">"
		}
		fmt.Fprintf(w, "* [%s](%s)\n", strings.NewReplacer("[", `\[`, "]", `\]`).Replace(numbered(r)), to)
	}
	if outro = strings.Trim(outro, "\n"); outro != "" {
		fmt.Fprintf(w, "\n%s\n", outro)
	}
}

// numbered is a record's title with its number, as its heading has it.
func numbered(r adr.Record) string {
	switch {
	case r.Heading != r.Title && r.Heading != "":
		return Printable(r.Heading)
	case r.Number != adr.Unnumbered && r.Title != "":
		return Printable(r.Name() + ". " + r.Title)
	}
	return Printable(title(r))
}
