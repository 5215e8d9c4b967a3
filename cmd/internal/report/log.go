package report

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/underpin-dev/underpin/decisions/adr"
)

// RecordJSON is a decision record as programs read it. Number and Date are
// null where the record has none that can be read.
type RecordJSON struct {
	Number     *int       `json:"number"`
	Path       string     `json:"path"`
	Title      string     `json:"title"`
	Status     string     `json:"status"`     // of the lifecycle, or unknown
	StatusText string     `json:"statusText"` // as the author wrote it
	Date       *string    `json:"date"`       // yyyy-mm-dd
	DateText   string     `json:"dateText"`
	Dialect    string     `json:"dialect"`
	Links      []LinkJSON `json:"links"`
}

// LinkJSON is a relation between two records; Path is empty where it leads to
// none.
type LinkJSON struct {
	Kind string `json:"kind"`
	To   string `json:"to"`
	Path string `json:"path"`
}

// NewRecord is a record for programs; at gives the path of a file in the log.
func NewRecord(r adr.Record, at func(file string) string) RecordJSON {
	out := RecordJSON{
		Path: at(r.File), Title: r.Title, Status: string(r.Status.State), StatusText: r.Status.Text,
		DateText: r.Date.Text, Dialect: string(r.Dialect), Links: []LinkJSON{},
	}
	if r.Number != adr.Unnumbered {
		out.Number = &r.Number
	}
	if r.Date.Known() {
		day := r.Date.Time.Format(time.DateOnly)
		out.Date = &day
	}
	for _, l := range r.Links {
		link := LinkJSON{Kind: l.Kind, To: l.To}
		if l.Target != "" {
			link.Path = at(l.Target)
		}
		out.Links = append(out.Links, link)
	}
	return out
}

// Records shows records as a table.
func Records(w io.Writer, records []adr.Record) {
	rows := [][]string{{"record", "date", "status", "title"}}
	for _, r := range records {
		row := []string{shortened(r.Name(), maxName), shortened(day(r.Date), maxName), statusWord(r.Status), title(r)}
		for i := range row {
			row[i] = Printable(row[i])
		}
		rows = append(rows, row)
	}
	table(w, 0, rows)
}

// maxStatus and maxName keep the columns of a table narrow; show tells all.
const maxStatus, maxName = 24, 28

func shortened(word string, most int) string {
	return strings.TrimRight(pad(word, min(most, utf8.RuneCountInString(word))), " ")
}

// statusWord is a status for a table: the author's first words.
func statusWord(s adr.Status) string {
	word := cmp.Or(s.Text, string(adr.Unknown))
	if utf8.RuneCountInString(word) > maxStatus && s.State != adr.Unknown {
		word = string(s.State)
	}
	return shortened(strings.TrimSuffix(word, "."), maxStatus)
}

func day(d adr.Date) string {
	if d.Known() {
		return d.Time.Format(time.DateOnly)
	}
	return cmp.Or(d.Text, "-")
}

func title(r adr.Record) string { return cmp.Or(r.Title, r.File) }

// RecordHead shows what is known of one record.
func RecordHead(w io.Writer, r adr.Record, at func(file string) string) {
	rows := [][]string{{"record", at(r.File)}, {"title", title(r)}, {"status", cmp.Or(r.Status.Text, "none that can be read")}}
	if r.Status.Text != "" && !strings.EqualFold(r.Status.Text, string(r.Status.State)) {
		rows = append(rows, []string{"", "which is " + string(r.Status.State)})
	}
	rows = append(rows, []string{"date", day(r.Date)})
	if r.Review.Text != "" {
		rows = append(rows, []string{"review", day(r.Review)})
	}
	for _, l := range r.Links {
		to := l.To + ", which is not in the log"
		if l.Target != "" {
			to = at(l.Target)
		}
		rows = append(rows, []string{"link", fmt.Sprintf("%s %s", l.Kind, to)})
	}
	for _, row := range rows {
		row[1] = Printable(row[1])
	}
	table(w, 0, rows)
}
