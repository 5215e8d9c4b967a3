package adr

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

// Log is the records of one folder, by their numbers, then by their names.
type Log struct {
	Records  []Record
	Others   []string // files in the folder that are no records, such as a template
	names    []string // of all files that can be records, also in formats that are not read
	byFile   map[string]int
	byNumber map[int][]int
}

// readers is how many files are read at a time.
const readers = 4

// Read reads the log in a folder. What is in folders below it is not part of
// the log.
func Read(folder fs.FS) (Log, error) {
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		return Log{}, fmt.Errorf("read the log: %w", err)
	}
	var log Log
	var files []string
	for _, entry := range entries {
		name := entry.Name()
		parts := parseName(name)
		switch {
		case entry.IsDir() || strings.HasPrefix(name, "."):
		case !entry.Type().IsRegular():
			log.Others = append(log.Others, name) // a link can lead anywhere
		case parts.stem == "" || !parts.markdown() || isNoRecord(parts):
			log.Others = append(log.Others, name)
		default:
			files = append(files, name)
		}
		if parts.known() || parts.day != "" {
			log.names = append(log.names, name)
		}
	}
	records, err := readAll(folder, files)
	if err != nil {
		return Log{}, err
	}
	for _, r := range records {
		if r.isRecord() {
			log.Records = append(log.Records, r)
		} else {
			log.Others = append(log.Others, r.File)
		}
	}
	log.settle()
	return log, nil
}

// NewLog is a log of records that are at hand already.
func NewLog(records ...Record) Log {
	log := Log{Records: slices.Clone(records)}
	for _, r := range records {
		log.names = append(log.names, r.File)
	}
	log.settle()
	return log
}

// settle sorts the records and finds where their links lead.
func (l *Log) settle() {
	slices.SortFunc(l.Records, func(a, b Record) int {
		return cmp.Or(cmp.Compare(a.place(), b.place()), cmp.Compare(a.File, b.File))
	})
	l.byFile = make(map[string]int, len(l.Records))
	l.byNumber = make(map[int][]int, len(l.Records))
	for i, r := range l.Records {
		l.byFile[r.File] = i
		if r.Number != Unnumbered {
			l.byNumber[r.Number] = append(l.byNumber[r.Number], i)
		}
	}
	for i := range l.Records {
		var links []Link
		for _, link := range l.Records[i].Links {
			link.Target = l.targetOf(link.To)
			if link.Target != "" || link.mutual() { // else it leads to something that is no record
				links = append(links, link)
			}
		}
		l.Records[i].Links = links
	}
	slices.Sort(l.Others)
}

// place sorts records with a number before those with a date.
func (r Record) place() int {
	if r.Number == Unnumbered {
		return int(^uint(0) >> 1)
	}
	return r.Number
}

// targetOf is the file of the record that a link leads to.
func (l *Log) targetOf(to string) string {
	if n := number(to); n >= 0 {
		if found := l.byNumber[n]; len(found) == 1 {
			return l.Records[found[0]].File
		}
		return ""
	}
	to = strings.TrimPrefix(to, "./")
	if strings.Contains(to, "/") {
		return ""
	}
	for _, name := range []string{to, to + ".md", strings.TrimSuffix(to, ".html") + ".md"} {
		if _, ok := l.byFile[name]; ok {
			return name
		}
	}
	return ""
}

// Record is the one in a file.
func (l Log) Record(file string) (Record, bool) {
	i, ok := l.byFile[file]
	if !ok {
		return Record{}, false
	}
	return l.Records[i], true
}

// Next is the number for a new record: after the highest here and in the names
// of files elsewhere, such as on other branches.
func (l Log) Next(elsewhere ...string) int {
	highest := Next(append(slices.Clone(l.names), elsewhere...)) - 1
	for _, r := range l.Records {
		highest = max(highest, r.Number)
	}
	return highest + 1
}

// readAll reads files, several at a time, and parses them.
func readAll(folder fs.FS, names []string) ([]Record, error) {
	records := make([]Record, len(names))
	errs := make([]error, readers)
	var group sync.WaitGroup
	for w := range readers {
		group.Go(func() {
			for i := w; i < len(names); i += readers {
				text, err := readFile(folder, names[i])
				if err != nil {
					errs[w] = errors.Join(errs[w], err)
					continue
				}
				records[i] = Parse(names[i], text)
			}
		})
	}
	group.Wait()
	return records, errors.Join(errs...)
}

func readFile(folder fs.FS, name string) ([]byte, error) {
	file, err := folder.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	defer func() { _ = file.Close() }() // only read from
	info, err := file.Stat()
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if !info.Mode().IsRegular() {
		return nil, nil
	}
	text := make([]byte, 0, min(info.Size(), MaxSize)+1)
	for len(text) <= MaxSize {
		n, err := file.Read(text[len(text):cap(text)])
		text = text[:len(text)+n]
		if errors.Is(err, io.EOF) {
			return text, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		if len(text) == cap(text) {
			text = slices.Grow(text, 4096)
		}
	}
	return text, nil
}

// plainNames are the names of files that stand in a log and are no records.
var plainNames = []string{
	"readme", "index", "_index", "toc", "table-of-contents", "contents", "summary", "contributing", "changelog", "glossary", "process", "about",
}

// templateNames are those of files that records are made from.
var templateNames = []string{
	"template", "adr-template", "template-adr", "adr", "madr-template", "decision-template", "record-template", "modele", "modele-adr",
	"vorlage", "adr-vorlage", "plantilla", "plantilla-adr", "modelo", "modelo-adr",
}

// isNoRecord tells by the name alone that a file is no record.
func isNoRecord(parts nameParts) bool {
	bare := simple(strings.ReplaceAll(parts.slug, "_", "-"))
	if parts.known() || parts.day != "" {
		return parts.number <= 0 && parts.day == "" && slices.Contains(templateNames, bare)
	}
	bare = simple(strings.NewReplacer("_", "-", ".", "-").Replace(parts.stem))
	return slices.Contains(plainNames, bare) || slices.Contains(templateNames, bare)
}

// isRecord tells that a file is a record: its name carries a number or a date,
// or it says what only a record says. A form that nobody has filled in is none.
func (r Record) isRecord() bool {
	if isPlaceholder(r.Heading) {
		return false
	}
	if r.name.known() || r.name.day != "" {
		return true
	}
	return r.Title != "" && (len(r.places) > 0 || r.has(nygardSections) >= 2 || r.has(madrSections) >= 2)
}

// isPlaceholder tells that a title waits for one.
func isPlaceholder(heading string) bool {
	bare := strings.TrimSpace(heading)
	if _, title := splitHeading(bare, Unnumbered); title == "TITLE" || strings.Contains(simple(title), "{title}") {
		return true
	}
	return strings.Contains(bare, " ") && isBlankForm(bare)
}

// isBlankForm tells that a text stands in brackets, as what is to be filled in.
func isBlankForm(text string) bool {
	for _, around := range []string{"{}", "[]", "<>"} {
		if len(text) > 2 && text[0] == around[0] && text[len(text)-1] == around[1] && !strings.ContainsAny(text[1:len(text)-1], around) {
			return true
		}
	}
	return false
}

// TemplateIn is the file of a log's folder that new records are made from, ""
// where there is none.
func (l Log) TemplateIn() string {
	for _, name := range l.Others {
		bare := simple(strings.ReplaceAll(strings.TrimSuffix(name, path.Ext(name)), "_", "-"))
		parts := parseName(name)
		if parts.markdown() && (slices.Contains(templateNames, bare) || slices.Contains(templateNames, simple(parts.slug)) && parts.number == 0) {
			return name
		}
	}
	return ""
}
