// Package adr keeps decision records: files in a folder, the log, each of them
// one decision. It reads the logs that teams have, in the dialects they grew
// in, and changes only the lines that a change is about. It knows no framework,
// no git and no disk: a log is read from an fs.FS, and every change is an Edit,
// the bytes before and after, for somebody else to write.
//
//   - Parse reads one Record, Read a whole Log.
//   - Log.New, Accept, Supersede, Relate and Renumber plan changes.
//   - Log.Lint says what is wrong with a log.
//
// One rule stands above the rest: be right or be silent. What a person wrote
// as a status is kept as it stands, and it is a State only where there is no
// doubt; Unknown is an answer, a guess is not.
package adr

// Unnumbered is the number of a record that has none.
const Unnumbered = -1

// Record is one decision as its file says it. It is a value that is read, never
// changed: what is to be written are Edits.
type Record struct {
	File     string // its name in the folder of the log
	Number   int    // by its name, else by its heading; or Unnumbered
	Heading  string // the first heading as it stands, with its number
	Title    string // the heading without its number; "" where there is none
	Status   Status
	Date     Date
	Review   Date // when the decision is to be looked at again
	Dialect  Dialect
	Links    []Link
	Sections []Section

	name   nameParts
	titled heading // of Heading; its line is -1 where only the front matter has a title
	marked int     // the number in the heading, or Unnumbered
	fields []field
	places []place // where the status stands; the first is the one that is read
	page   page
}

// Text is the record's file, byte by byte; it is not to be changed.
func (r Record) Text() []byte { return r.page.raw }

// Name is what people call the record: its number as it stands in the file's
// name, else its file's name without extension.
func (r Record) Name() string {
	if r.name.digits != "" {
		return r.name.digits
	}
	return r.name.stem
}

// Section is a heading of a record with what stands under it.
type Section struct {
	Heading string
	Level   int
	Line    int    // of the heading, from 1
	Text    string // up to the next heading, without blank lines around it
	Empty   bool   // nothing is said here, nor under a heading below it

	first, last int // the lines of Text with what is blank around it: [first, last)
	end         int // the line after all that is below the heading
}

// Section is the first section with one of the headings, in any case.
func (r Record) Section(headings ...string) (Section, bool) {
	for _, s := range r.Sections {
		for _, wanted := range headings {
			if sameWords(s.Heading, wanted) {
				return s, true
			}
		}
	}
	return Section{}, false
}
