package adr

import "strings"

// cell is what stands between two bars of a table's row.
type cell struct {
	text     string
	from, to int
}

func cells(text string) []cell {
	bare := strings.TrimSpace(text)
	if len(bare) < 3 || bare[0] != '|' {
		return nil
	}
	var list []cell
	at := strings.IndexByte(text, '|') + 1
	for at < len(text) {
		end := strings.IndexByte(text[at:], '|')
		if end < 0 {
			break
		}
		from, to := span(text[:at+end], at)
		list = append(list, cell{text[from:to], from, to})
		at += end + 1
	}
	return list
}

func isRule(row []cell) bool {
	for _, c := range row {
		if c.text == "" || strings.Trim(c.text, "-: ") != "" {
			return false
		}
	}
	return len(row) > 0
}

// tablesIn reads tables of labels and values, and tables whose head is labels
// and whose one row is the values.
func (r *Record) tablesIn(first, last int) {
	for i := first; i < last; i++ {
		if r.page.lines[i].kind != prose || r.page.text[r.page.lines[i].start] != '|' {
			continue
		}
		row := cells(r.page.line(i))
		if len(row) >= 2 && i+2 < last && isRule(cells(r.page.line(i+1))) && labels(row) >= 2 {
			r.rowFields(row, cells(r.page.line(i+2)), i+2)
			i += 2
			continue
		}
		if len(row) == 2 && !isRule(row) {
			r.cellField(row[0], row[1], i)
		}
	}
}

// labels counts the cells that are labels with a role.
func labels(row []cell) int {
	n := 0
	for _, c := range row {
		if roleOf(plain(c.text)) != roleNone {
			n++
		}
	}
	return n
}

func (r *Record) rowFields(head, row []cell, line int) {
	for n := range min(len(head), len(row)) {
		r.cellField(head[n], row[n], line)
	}
}

func (r *Record) cellField(label, value cell, line int) {
	if role := roleOf(plain(label.text)); role != roleNone {
		r.fields = append(r.fields, field{label: plain(label.text), role: role, line: line, from: value.from, to: value.to})
	}
}
