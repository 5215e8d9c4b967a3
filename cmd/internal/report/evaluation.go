package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

const (
	barWidth    = 30
	nameWidth   = 16
	scoresShown = 3 // alternatives side by side that 80 columns hold
)

// Evaluation writes the ranking, what each place is made of and what was
// excluded.
func Evaluation(w io.Writer, e evaluation.Evaluation, answers checklist.Answers) {
	ranking(w, e.Ranking)
	if len(e.Ranking) > 0 {
		scores(w, e.Ranking[:min(scoresShown, len(e.Ranking))])
	}
	if len(e.Excluded) > 0 {
		fmt.Fprintln(w, "\nExcluded")
		excluded(w, e.Excluded)
	}
	if open := answers.Unanswered(); len(open) > 0 {
		var ids []string
		for _, q := range open {
			ids = append(ids, q.ID)
		}
		fmt.Fprintf(w, "\nNot answered, so without influence\n%s\n", columns(ids, 4, Width))
	}
}

// excluded says each reason once, with all that it excludes.
func excluded(w io.Writer, exclusions []evaluation.Exclusion) {
	var reasons []string
	names := map[string][]string{}
	for _, x := range exclusions {
		if names[x.Reason] == nil {
			reasons = append(reasons, x.Reason)
		}
		names[x.Reason] = append(names[x.Reason], x.Framework.Name)
	}
	for _, reason := range reasons {
		fmt.Fprintf(w, "    %s\n", Wrap(reason, 4))
		fmt.Fprintf(w, "        %s\n", Wrap(strings.Join(names[reason], ", "), 8))
	}
}

// TopThree is the head of the ranking in one line.
func TopThree(e evaluation.Evaluation) string {
	var parts []string
	for i, a := range e.Ranking[:min(3, len(e.Ranking))] {
		parts = append(parts, fmt.Sprintf("%d %s %s", i+1, a.Framework.Name, strings.TrimSpace(points(a.Total))))
	}
	return strings.Join(parts, "  ")
}

func ranking(w io.Writer, alternatives []evaluation.Alternative) {
	fmt.Fprintln(w, "Ranking")
	if len(alternatives) == 0 {
		fmt.Fprintln(w, "    no framework is left")
	}
	for i, a := range alternatives {
		line := fmt.Sprintf("%3d %s %s  %s", i+1, pad(a.Framework.Name, nameWidth), points(a.Total), bar(a.Total, barWidth))
		fmt.Fprintln(w, strings.TrimRight(line, " "))
	}
}

// scores shows the criteria of the first alternatives side by side.
func scores(w io.Writer, shown []evaluation.Alternative) {
	fmt.Fprintf(w, "\n%s weight", pad("By item", itemWidth))
	for _, a := range shown {
		fmt.Fprintf(w, "  %*s", scoreWidth, strings.TrimSpace(pad(a.Framework.Name, scoreWidth)))
	}
	fmt.Fprintln(w)
	for i, criterion := range checklist.Criteria() {
		fmt.Fprintf(w, "%s %6d", pad(criterion.Title, itemWidth), shown[0].Scores[i].Importance)
		for _, a := range shown {
			fmt.Fprintf(w, "  %*s", scoreWidth, cell(a.Scores[i]))
		}
		fmt.Fprintln(w)
	}
}

const (
	itemWidth  = 26
	scoreWidth = 13
)

func cell(s evaluation.Score) string {
	if !s.HasEvidence() && s.Proficiency == 0 {
		return "no evidence"
	}
	return points(s.Value)
}

// columns sets words beside each other, indented, within a width.
func columns(words []string, indent, width int) string {
	var lines []string
	line := ""
	for _, word := range words {
		if line != "" && indent+len(line)+2+len(word) > width {
			lines = append(lines, strings.Repeat(" ", indent)+line)
			line = ""
		}
		if line != "" {
			line += "  "
		}
		line += word
	}
	return strings.Join(append(lines, strings.Repeat(" ", indent)+line), "\n")
}
