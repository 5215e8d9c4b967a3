package adr

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// Log is the records of one folder, by their numbers, then by their names.
type Log struct {
	Records  []Record
	Others   []string // files in the folder that are no records, such as a template
	names    []string // of all files that can be records, also in formats that are not read
	byFile   map[string]int
	byNumber map[int][]int
}

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
