package render

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// Each of these would take all memory or all time there is. Each ends soon, in
// little memory, with a finding that names the file and the line.
func TestRunawaysEnd(t *testing.T) {
	partials := Partials{
		"self": {Name: "self.tmpl", Text: "\n" + `{{ include "self" . }}`},
		"a":    {Name: "a.tmpl", Text: `{{ include "b" . }}`},
		"b":    {Name: "b.tmpl", Text: `{{ include "a" . }}`},
		"tree": {Name: "tree.tmpl", Text: `{{ if lt . 40 }}{{ include "tree" (add1 .) }}{{ include "tree" (add1 .) }}{{ end }}`},
		"leaf": {Name: "leaf.tmpl", Text: `{{ . }}`},
		"big":  {Name: "big.tmpl", Text: strings.Repeat("x", 200<<10)},
	}
	const steps = "rendering takes more than 1000000 steps: does something run without end here?"
	const deep = "templates include each other more than 50 deep: does one include itself?"
	double := func(times int, growing string) string {
		return `{{ $s := "x" }}{{ range ` + fmt.Sprint(times) + ` }}` + "\n" + `{{ $s = ` + growing + ` }}{{ end }}`
	}
	for name, tc := range map[string]struct{ text, want string }{
		"a loop of nothing":           {"a\n{{ range 1000000000 }}{{ end }}", "x:2:10: " + steps},
		"a loop with a break":         {"{{ range 1000000000 }}{{ if false }}{{ break }}{{ end }}{{ end }}", "x:1:10: " + steps},
		"loops in loops":              {strings.Repeat("{{ range 1000 }}", 9) + strings.Repeat("{{ end }}", 9), steps},
		"a long body":                 {"{{ range 1000000000 }}" + strings.Repeat("{{ $.service }}", 9000) + "{{ end }}", "x:1:10: "},
		"a loop that writes":          {"{{ range 1000000000 }}" + strings.Repeat("some text ", 20) + "{{ end }}", "x:1:10: the result is longer than 4 MB"},
		"a loop that writes much":     {`{{ range 100 }}{{ include "big" . }}{{ end }}`, "x:1:10: the result is longer than 4 MB"},
		"doubling with print":         {double(100, "print $s $s"), "x:2:9: what print gives is larger than 256 KB"},
		"doubling with printf":        {double(100, `printf "%s%s" $s $s`), "x:2:9: what printf gives is larger than 256 KB"},
		"doubling with one argument":  {double(100, `printf "%[1]s%[1]s%[1]s" $s`), "x:2:9: what printf gives is larger than 256 KB"},
		"doubling with cat":           {double(100, "cat $s $s"), "x:2:9: what cat gives is larger than 256 KB"},
		"doubling with join":          {double(100, "join $s (list $s $s)"), "x:2:18: what list gives is larger than 256 KB"},
		"growing with replace":        {double(100, `replace "x" (print $s "x") $s`), "x:2:9: what replace would give is larger than 1 MB"},
		"growing with regexes":        {double(100, `regexReplaceAll "x" $s "$0$0$0"`), "x:2:9: what regexReplaceAll would give is larger than 1 MB"},
		"growing with many regexes":   {double(100, `regexReplaceAllLiteral "" $s $s`), "x:2:9: what regexReplaceAllLiteral"},
		"growing with wrapWith":       {double(100, `wrapWith 1 $s (print $s $s)`), "x:2:9: what wrapWith"},
		"doubling with js":            {`{{ $s := "\\" }}{{ range 100 }}{{ $s = js $s }}{{ end }}`, "x:1:40: what js gives is larger than 256 KB"},
		"doubling with quote":         {double(100, "quote $s"), "x:2:9: what quote gives is larger than 256 KB"},
		"doubling with indent":        {double(1000, `print (indent 100 $s) "\n" $s`), "x:2:16: what indent gives is larger than 256 KB"},
		"lists in lists":              {double(100, "list $s $s"), "x:2:9: what list gives is larger than 256 KB"},
		"lists in dicts":              {double(100, `dict "a" $s "b" $s`), "x:2:9: what dict gives is larger than 256 KB"},
		"lists on lists":              {`{{ $s := list 1 }}{{ range 100 }}{{ $s = concat $s $s }}{{ end }}`, "x:1:42: what concat gives is larger than 256 KB"},
		"appending":                   {`{{ $s := list 1 }}{{ range 1000000000 }}{{ $s = append $s 1 }}{{ end }}`, steps},
		"a thousand large arguments":  {`{{ $s := include "big" . }}{{ print` + strings.Repeat(" $s", 1000) + ` }}`, "x:1:31: what print is given is larger than 1 MB"},
		"a wide field":                {`{{ printf "%1000000000d" 1 }}`, `x:1:4: printf "%1000000000d": a field is at most 200 wide`},
		"a precise number":            {`{{ printf "%.1000000000f" 1.0 }}`, `x:1:4: printf "%.1000000000f": a field is at most 200 wide`},
		"a width as an argument":      {`{{ printf "%*d" 1000000000 1 }}`, `x:1:4: printf "%*d": a width must stand in the format, not in an argument`},
		"many wide fields":            {`{{ $f := "%200d" }}{{ range 14 }}{{ $f = print $f $f }}{{ end }}{{ printf $f 1 }}`, "x:1:68: what printf would give is larger than 1 MB"},
		"one argument many times":     {`{{ $f := "%[1]s" }}{{ range 10 }}{{ $f = print $f $f }}{{ end }}{{ printf $f (include "big" .) }}`, "x:1:68: what printf would give is larger than 1 MB"},
		"a deep indent":               {`{{ indent 1000000000000 "x" }}`, "x:1:4: what indent would give is larger than 1 MB"},
		"a deep nindent":              {`{{ nindent 9223372036854775807 "x" }}`, "x:1:4: what nindent would give is larger than 1 MB"},
		"repeat":                      {`{{ repeat 1000000000 "x" }}`, `x:1: function "repeat" of sprig is left out`},
		"until":                       {`{{ until 1000000000 }}`, `x:1: function "until" of sprig is left out`},
		"seq":                         {`{{ seq 1000000000 }}`, `x:1: function "seq" of sprig is left out`},
		"comparing long texts":        {`{{ $a := include "big" . }}{{ $b := print $a "" }}{{ range 1000000000 }}{{ if eq $a $b }}{{ end }}{{ end }}`, steps},
		"handling long texts":         {`{{ $a := include "big" . }}{{ range 1000000000 }}{{ $b := snakecase $a }}{{ end }}`, steps},
		"titles of long texts":        {`{{ $a := include "big" . }}{{ range 1000000000 }}{{ $b := title $a }}{{ end }}`, steps},
		"wrapping long texts":         {`{{ $a := include "big" . }}{{ range 1000000000 }}{{ $b := wrap 9 $a }}{{ end }}`, steps},
		"trimming many letters":       {`{{ $a := include "big" . }}{{ trimAll (print "ä" $a) $a }}`, steps},
		"long lists, each with each":  {`{{ $l := splitList "" (indent 9000 "") }}{{ len (uniq $l) }}`, steps},
		"long lists without another":  {`{{ $l := splitList "" (indent 9000 "") }}{{ range 100 }}{{ $a := without $l 1 2 3 4 5 6 7 8 9 10 11 12 }}{{ end }}`, steps},
		"a large regex":               {`{{ regexMatch "(x{1000}){1000}" "x" }}`, "x:1:4: the regular expression"},
		"a slow regex":                {`{{ regexMatch "((x+x+){9}){9}y" (include "big" .) }}`, steps},
		"many regexes":                {`{{ range 1000000000 }}{{ if regexMatch "((x+x+){9}){9}y" "xxxxxxxxxxxx" }}{{ end }}{{ end }}`, steps},
		"a partial in itself":         {`{{ include "self" . }}`, "self.tmpl:2:4: " + deep},
		"two partials in each other":  {`{{ include "a" . }}`, "a.tmpl:1:4: " + deep},
		"a partial for each of 2^40":  {`{{ include "tree" 0 }}`, "tree.tmpl:1:1: " + steps},
		"a partial 2^20 times":        {`{{ range 1048576 }}{{ include "leaf" . }}{{ end }}`, steps},
		"a template in itself":        {"{{ define \"t\" }}\n{{ template \"t\" . }}{{ end }}{{ template \"t\" . }}", deep},
		"a template for each of 2^40": {`{{ define "t" }}{{ if lt . 40 }}{{ template "t" (add1 .) }}{{ template "t" (add1 .) }}{{ end }}{{ end }}{{ template "t" 0 }}`, steps},
		"conditions in conditions":    {strings.Repeat("{{ if true }}", 10000) + strings.Repeat("{{ end }}", 10000), "x: a template has more than 10000 actions"},
		"brackets in brackets":        {"{{ " + strings.Repeat("(", 100000) + "1" + strings.Repeat(")", 100000) + " }}", "x:1: max expression depth exceeded"},
		"a large template":            {"{{ 1 }}" + strings.Repeat("x", 1<<20), "x: a template is larger than 1 MB"},
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			r := New(partials)
			r.budget.steps = stepsLeft
			_, err := r.Bytes(Template{Name: "x", Text: tc.text}, data)
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			if err == nil || !strings.Contains(err.Error(), tc.want) || finding.In(err) == nil {
				t.Errorf("got %.200v\nwant %s", err, tc.want)
			}
			if took > timeLimit {
				t.Errorf("it took %v", took)
			}
			if grown := (after.Sys - before.Sys) >> 20; grown > memoryLimit {
				t.Errorf("it took %d MB", grown)
			}
		})
	}
}

// The budget is one for all templates of a renderer.
func TestBudgetIsOneForAll(t *testing.T) {
	r := New(nil)
	fifth := Template{Name: "x", Text: "{{ range 90000 }}{{ end }}"}
	for i := range 6 {
		_, err := r.Bytes(fifth, data)
		if spent := err != nil; spent != (i == 5) || r.Spent() != spent {
			t.Fatalf("at %d: %v", i, err)
		}
	}
	if !r.Spent() {
		t.Error("six fifths are not too much")
	}
	r = New(nil)
	quarter := Template{Name: "plain", Text: strings.Repeat("x", 4<<20)}
	for i := range 5 {
		_, err := r.Bytes(quarter, data)
		if (err != nil) != (i == 4) {
			t.Fatalf("at %d: %v", i, err)
		}
	}
	if !r.Spent() {
		t.Error("five quarters are not too much")
	}
}

// A failed template leaves the next one its depth.
func TestDepthIsGivenBack(t *testing.T) {
	r := New(Partials{"p": {Name: "p", Text: "{{ .nope }}"}})
	for range maxDepth + 1 {
		if _, err := r.Bytes(Template{Name: "x", Text: `{{ include "p" . }}`}, data); err == nil || !strings.HasPrefix(err.Error(), "p:1:4: unknown key") {
			t.Fatalf("got %v", err)
		}
	}
}
