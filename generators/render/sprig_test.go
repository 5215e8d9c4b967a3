package render

import (
	"slices"
	"strings"
	"testing"

	"github.com/Masterminds/sprig/v3"
)

// Every function of sprig is either chosen or refused for a reason, so that a
// new version of sprig cannot bring one in unseen, and no name is written down
// that sprig does not have.
func TestEveryFunctionOfSprigIsDecidedOn(t *testing.T) {
	decided := map[string]string{}
	decide := func(name, how string) {
		if before, ok := decided[name]; ok {
			t.Errorf("%s is %s and %s", name, before, how)
		}
		decided[name] = how
	}
	for _, name := range chosen {
		decide(name, "chosen")
	}
	for _, name := range ours {
		decide(name, "ours")
	}
	for _, group := range refused {
		for _, name := range strings.Fields(group.names) {
			decide(name, "refused: "+group.because)
		}
	}
	all := sprig.TxtFuncMap()
	for name := range all {
		if decided[name] == "" {
			t.Errorf("%s of sprig is neither chosen nor refused", name)
		}
	}
	for name := range decided {
		if _, ok := all[name]; !ok {
			t.Errorf("%s is decided on, but sprig has no such function", name)
		}
	}
	if !slices.IsSorted(chosen) {
		t.Error("the chosen functions are not in order")
	}
}

// usage shows each function that templates may call at work. What it prints is
// the promise: a new version of sprig that gives anything else fails here.
var usage = map[string]struct{ text, want string }{
	"abbrev":                 {`{{ abbrev 5 "abcdefgh" }}`, "ab..."},
	"add":                    {`{{ add 1 2 3 }}`, "6"},
	"add1":                   {`{{ add1 1 }}`, "2"},
	"all":                    {`{{ all 1 "" }}`, "false"},
	"and":                    {`{{ and 1 "" }}`, ""},
	"any":                    {`{{ any 1 "" }}`, "true"},
	"append":                 {`{{ append (list 1) 2 }}`, "[1 2]"},
	"b64dec":                 {`{{ b64dec "YQ==" }}`, "a"},
	"b64enc":                 {`{{ b64enc "a" }}`, "YQ=="},
	"base":                   {`{{ base "a/b.c" }}`, "b.c"},
	"camelcase":              {`{{ camelcase "order_service" }}`, "OrderService"},
	"cat":                    {`{{ cat "a" 1 }}`, "a 1"},
	"ceil":                   {`{{ ceil 1.5 }}`, "2"},
	"coalesce":               {`{{ coalesce "" 0 "a" }}`, "a"},
	"compact":                {`{{ compact (list "" 1 0 "a") }}`, "[1 a]"},
	"concat":                 {`{{ concat (list 1) (list 2) }}`, "[1 2]"},
	"contains":               {`{{ contains "b" "abc" }}`, "true"},
	"deepEqual":              {`{{ deepEqual (list 1) (list 1) }}`, "true"},
	"default":                {`{{ default "a" "" }}`, "a"},
	"dict":                   {`{{ dict "b" 1 "a" 2 "d" 3 "c" 4 }}`, "map[a:2 b:1 c:4 d:3]"},
	"dir":                    {`{{ dir "a/b" }}`, "a"},
	"div":                    {`{{ div 7 2 }}`, "3"},
	"empty":                  {`{{ empty "" }}`, "true"},
	"eq":                     {`{{ eq 1 2 1 }}`, "true"},
	"ext":                    {`{{ ext "a.b" }}`, ".b"},
	"first":                  {`{{ first (list 1 2) }}`, "1"},
	"float64":                {`{{ float64 "1.5" }}`, "1.5"},
	"floor":                  {`{{ floor 1.5 }}`, "1"},
	"ge":                     {`{{ ge 2 1 }}`, "true"},
	"get":                    {`{{ get (dict "a" 1) "a" }}`, "1"},
	"gt":                     {`{{ gt 2 1 }}`, "true"},
	"has":                    {`{{ has 1 (list 1 2) }}`, "true"},
	"hasKey":                 {`{{ hasKey (dict "a" 1) "b" }}`, "false"},
	"hasPrefix":              {`{{ hasPrefix "a" "ab" }}`, "true"},
	"hasSuffix":              {`{{ hasSuffix "b" "ab" }}`, "true"},
	"html":                   {`{{ html "<\"" }}`, "&lt;&#34;"},
	"include":                {`{{ include "p" 1 }}`, "p1"},
	"indent":                 {`{{ indent 2 "a\nb" }}`, "  a\n  b"},
	"index":                  {`{{ index (dict "a" 1) "a" }}`, "1"},
	"initial":                {`{{ initial (list 1 2) }}`, "[1]"},
	"int":                    {`{{ int "7" }}`, "7"},
	"int64":                  {`{{ int64 "7" }}`, "7"},
	"join":                   {`{{ join "-" (list 1 "a") }}`, "1-a"},
	"js":                     {`{{ js "'" }}`, `\'`},
	"kebabcase":              {`{{ kebabcase "OrderService" }}`, "order-service"},
	"kindIs":                 {`{{ kindIs "int" 1 }}`, "true"},
	"kindOf":                 {`{{ kindOf 1 }}`, "int"},
	"last":                   {`{{ last (list 1 2) }}`, "2"},
	"le":                     {`{{ le 2 1 }}`, "false"},
	"len":                    {`{{ len "ab" }}`, "2"},
	"list":                   {`{{ list 1 "a" }}`, "[1 a]"},
	"lower":                  {`{{ lower "AB" }}`, "ab"},
	"lt":                     {`{{ lt 2 1 }}`, "false"},
	"max":                    {`{{ max 1 3 2 }}`, "3"},
	"min":                    {`{{ min 1 3 2 }}`, "1"},
	"mod":                    {`{{ mod 7 2 }}`, "1"},
	"mul":                    {`{{ mul 2 3 }}`, "6"},
	"ne":                     {`{{ ne 1 2 }}`, "true"},
	"nindent":                {`{{ nindent 2 "a" }}`, "\n  a"},
	"nospace":                {`{{ nospace " a b " }}`, "ab"},
	"not":                    {`{{ not 1 }}`, "false"},
	"or":                     {`{{ or "" 2 }}`, "2"},
	"plural":                 {`{{ plural "one" "many" 2 }}`, "many"},
	"prepend":                {`{{ prepend (list 1) 2 }}`, "[2 1]"},
	"print":                  {`{{ print "a" 1 2 "b" }}`, "a1 2b"},
	"printf":                 {`{{ printf "%03d %q" 7 "a" }}`, `007 "a"`},
	"println":                {`{{ println "a" 1 }}`, "a 1\n"},
	"quote":                  {`{{ quote "a\"b" }}`, `"a\"b"`},
	"regexFind":              {`{{ regexFind "b+" "abbc" }}`, "bb"},
	"regexMatch":             {`{{ regexMatch "^a+$" "aa" }}`, "true"},
	"regexReplaceAll":        {`{{ regexReplaceAll "(b+)" "abbc" "<${1}>" }}`, "a<bb>c"},
	"regexReplaceAllLiteral": {`{{ regexReplaceAllLiteral "b+" "abbc" "$1" }}`, "a$1c"},
	"replace":                {`{{ replace "a" "b" "aa" }}`, "bb"},
	"rest":                   {`{{ rest (list 1 2) }}`, "[2]"},
	"reverse":                {`{{ reverse (list 1 2) }}`, "[2 1]"},
	"round":                  {`{{ round 1.256 2 }}`, "1.26"},
	"semverCompare":          {`{{ semverCompare ">=1.2" "1.3.0" }}`, "true"},
	"sha256sum":              {`{{ sha256sum "" | trunc 8 }}`, "e3b0c442"},
	"slice":                  {`{{ slice "abcd" 1 3 }}`, "bc"},
	"snakecase":              {`{{ snakecase "OrderService" }}`, "order_service"},
	"sortAlpha":              {`{{ sortAlpha (list "b" "a") }}`, "[a b]"},
	"splitList":              {`{{ splitList "," "a,b" }}`, "[a b]"},
	"squote":                 {`{{ squote "a" }}`, "'a'"},
	"sub":                    {`{{ sub 3 1 }}`, "2"},
	"substr":                 {`{{ substr 1 2 "abc" }}`, "b"},
	"swapcase":               {`{{ swapcase "aB" }}`, "Ab"},
	"ternary":                {`{{ ternary "a" "b" true }}`, "a"},
	"title":                  {`{{ title "order service" }}`, "Order Service"},
	"toJson":                 {`{{ toJson (dict "b" 1 "a" "<") }}`, `{"a":"<","b":1}`},
	"toPrettyJson":           {`{{ toPrettyJson (dict "b" 1 "a" 2) }}`, "{\n  \"a\": 2,\n  \"b\": 1\n}"},
	"toString":               {`{{ toString (dict "b" 1 "a" 2) }}`, "map[a:2 b:1]"},
	"toStrings":              {`{{ toStrings (list 1 2) }}`, "[1 2]"},
	"trim":                   {`{{ trim " a " }}`, "a"},
	"trimAll":                {`{{ trimAll "-" "-a-" }}`, "a"},
	"trimPrefix":             {`{{ trimPrefix "a" "ab" }}`, "b"},
	"trimSuffix":             {`{{ trimSuffix "b" "ab" }}`, "a"},
	"trunc":                  {`{{ trunc 2 "abc" }}`, "ab"},
	"uniq":                   {`{{ uniq (list 1 2 1) }}`, "[1 2]"},
	"untitle":                {`{{ untitle "Order Service" }}`, "order service"},
	"upper":                  {`{{ upper "ab" }}`, "AB"},
	"urlquery":               {`{{ urlquery "a b" }}`, "a+b"},
	"without":                {`{{ without (list 1 2) 1 }}`, "[2]"},
	"wrap":                   {`{{ wrap 3 "a b c d" }}`, "a b\nc d"},
	"wrapWith":               {`{{ wrapWith 2 "+" "abcd" }}`, "ab+cd"},
}

func TestEveryFunctionGivesTheSameEachTime(t *testing.T) {
	partials := Partials{"p": {Name: "p", Text: "p{{ . }}"}}
	for name := range names() {
		if usage[name].text == "" {
			t.Errorf("%s may be called, but nothing shows what it gives", name)
		}
	}
	for name, u := range usage {
		if _, ok := names()[name]; !ok || !strings.Contains(u.text, name+" ") {
			t.Errorf("%s: %s does not show a function", name, u.text)
		}
		for range 20 { // enough for the order of a map to show
			got, err := New(partials).Text(Template{Name: name, Text: u.text}, data)
			if err != nil || got != u.want {
				t.Errorf("%s gave %q, %v", u.text, got, err)
				break
			}
		}
	}
}

// What is printed of maps goes by key, through every function that prints.
func TestMapsArePrintedInOrder(t *testing.T) {
	large := map[string]any{}
	for _, key := range strings.Split("q w e r t z u i o p a s d f g h j k l y x c v b n m", " ") {
		large[key] = map[string]any{"2": key, "1": 1}
	}
	var first string
	for i := range 50 {
		got, err := Text(Template{Name: "x", Text: `{{ . }}{{ toJson . }}{{ cat . }}{{ quote . }}{{ join "," (list . .) }}
{{ range $k, $v := . }}{{ $k }}{{ $v }}{{ end }}{{ printf "%v %#v %d" . . . }}{{ toStrings . }}{{ html . }}`}, large)
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			first = got
		}
		if got != first {
			t.Fatalf("one time\n%s\nanother\n%s", first, got)
		}
	}
}
