package generators

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/underpin-dev/underpin/generators/merge"
)

// Page is a file of the pack that leads to the decision record, such as the
// README: as it was generated, and as it is.
type Page struct {
	Path          string
	Base, Current []byte
}

// followed are the pages that lead to the record of a choice that stands, as
// they lead to the next one. What a person wrote stays, and so does the link
// where it was changed by hand. The lock follows where it can: of a page that
// somebody changed it keeps what was generated.
func (p Past) followed(in RecordInput, lock Lock) []File {
	if !in.Revision.Stands {
		return nil // the record to come is not about the framework of these pages
	}
	var files []File
	for _, page := range p.Pages {
		fresh := p.relinked(page.Base, in)
		merged := merge.Text(page.Base, page.Current, fresh, merge.Labels{})
		if merged.Conflicts != nil || bytes.Equal(merged.Text, page.Current) {
			continue
		}
		if bytes.Equal(page.Base, page.Current) {
			lock.Files[page.Path] = digest(fresh)
		}
		files = append(files, File{page.Path, merged.Text})
	}
	return files
}

// relinked is a text in which links to the record, and their words where they
// are its title, are those of the next one. How a pack escapes a title is its
// own affair, and so only the words change in which the two titles differ.
func (p Past) relinked(text []byte, in RecordInput) []byte {
	was, is := p.Outcome.Record, in.Path()
	before, after := apart(p.Outcome.Title, in.Heading())
	link := regexp.MustCompile(`\[` + regexp.QuoteMeta(before) + `((?:[^\[\]\\]|\\.)*\]\((?:\./|(?:\.\./)*|/)` + regexp.QuoteMeta(was) + `\))`)
	text = link.ReplaceAll(text, []byte("["+strings.ReplaceAll(after, "$", "$$")+"$1"))
	return bytes.ReplaceAll(text, []byte(was), []byte(is))
}

// apart is what two titles begin with before they go on in the same words.
func apart(a, b string) (string, string) {
	one, other := strings.Fields(a), strings.Fields(b)
	for len(one) > 1 && len(other) > 1 && one[len(one)-1] == other[len(other)-1] {
		one, other = one[:len(one)-1], other[:len(other)-1]
	}
	return strings.Join(one, " "), strings.Join(other, " ")
}
