package adr

import (
	"strings"
	"time"
)

// Head is how a log writes the top of a record that is written elsewhere.
type Head struct {
	File   string // its name in the folder of the log
	Number string // what stands before the title in the heading, such as "7. "; "" where titles stand alone
	Status string
	Date   string
	Ending string // of lines
}

// Head gives the top of a record that is in a state. An empty log is written
// in the dialect that is asked for.
func (l Log) Head(title string, number int, today time.Time, state State, asked Dialect) Head {
	b := &batch{log: l, m: l.manner(asked)}
	return Head{
		File:   b.m.fileOf(number, title, today),
		Number: strings.TrimSuffix(b.m.headingOf(number, "T"), "T"),
		Status: b.status(state),
		Date:   today.Format(b.m.layout),
		Ending: b.m.ending,
	}
}

// Dialect is the one that the log is written in; MADR where there is no
// telling.
func (l Log) Dialect() Dialect { return l.dialect(NoManner) }

// Dated tells that the log names its files by days: its records have no
// numbers.
func (l Log) Dated() bool { return l.manner(NoManner).dated() }

// status is a state as the log writes it at the head of a record.
func (b *batch) status(state State) string {
	word := b.log.word(state)
	model := b.m.model.Status.Text
	if b.m.dialect == Nygard && (model == "" || isBlankForm(model)) {
		return asCapital(word, "A")
	}
	return likeCase(word, model)
}

// Adding is the log with one more record, which nobody has written yet.
func (l Log) Adding(file string, text []byte) (Log, Record) {
	more := l.with(Parse(file, text))
	fresh, _ := more.Record(file)
	return more, fresh
}
