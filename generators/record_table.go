package generators

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// scoreTable is a Markdown table: a row for each criterion, a column for each
// alternative, the totals last. Without evidence there is a dash.
func scoreTable(alternatives []evaluation.Alternative) string {
	header := []string{"Item", "Importance"}
	totals := []string{"**Total**", ""}
	for i, total := range totalsOf(alternatives) {
		header = append(header, escape(alternatives[i].Framework.Name))
		totals = append(totals, "**"+total+"**")
	}
	rows := [][]string{header}
	for i, criterion := range checklist.Criteria() {
		row := []string{criterion.Title, strconv.Itoa(alternatives[0].Scores[i].Importance)}
		for _, a := range alternatives {
			row = append(row, scoreCell(a.Scores[i]))
		}
		rows = append(rows, row)
	}
	return alignTable(append(rows, totals))
}

// noEvidence stands where nothing is known.
const noEvidence = "–"

func scoreCell(s evaluation.Score) string {
	if !s.HasEvidence() && s.Proficiency == 0 {
		return noEvidence
	}
	return points(s.Value)
}

// alignTable sets the first column flush left and the others flush right.
func alignTable(rows [][]string) string {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell), 3)
		}
	}
	var b strings.Builder
	for i, row := range rows {
		writeRow(&b, row, widths)
		if i == 0 {
			rule := []string{strings.Repeat("-", widths[0])}
			for _, width := range widths[1:] {
				rule = append(rule, strings.Repeat("-", width-1)+":")
			}
			writeRow(&b, rule, widths)
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func writeRow(b *strings.Builder, cells []string, widths []int) {
	for i, cell := range cells {
		padding := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
		if i == 0 {
			b.WriteString("| " + cell + padding + " |")
		} else {
			b.WriteString(" " + padding + cell + " |")
		}
	}
	b.WriteString("\n")
}
