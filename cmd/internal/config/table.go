package config

import (
	"net/mail"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/finding"
)

// Form is what a setting looks like in a file.
type Form string

// The forms.
const (
	Text   Form = "text"
	Switch Form = "true|false"
	List   Form = "list"
	Map    Form = "mapping"
)

// counts says which layers count.
type counts int

const (
	mostSpecific counts = iota
	eachEntry           // of a mapping: the most specific, entry by entry
	eachLayer           // they add up
)

// Setting is one thing that may be set.
type Setting struct {
	Key     string
	Form    Form
	Default string
	Help    string
	Entry   string // what the key of a mapping's entry is, for people
	Item    string // what a value is, for people

	counts   counts
	decides  bool                              // whether a decision would be another one without it
	places   func(text string) bool            // whether a value names a place that paths lead to
	key, one func(text string) finding.Finding // what is wrong with an entry's key, and with a value
}

// Env is the variable that sets it.
func (s Setting) Env() string {
	return "UNDERPIN_" + strings.ToUpper(strings.ReplaceAll(s.Key, ".", "_"))
}

// Table lists all settings, in the order in which they are shown.
func Table() []Setting { return slices.Clone(table) }

var table = []Setting{
	{
		Key: "platform", decides: true, Form: List, Item: "source", counts: eachLayer, places: always, one: notEmpty,
		Help: "platform repositories, folders with an " + PlatformPath + ": their settings count, too",
	},
	{
		Key: "evidence", decides: true, Form: List, Item: "source", counts: eachLayer, places: always, one: notEmpty,
		Help: "folders of your own evidence, laid over the catalog in this order",
	},
	{
		Key: "packs", Form: Map, Entry: "framework", Item: "source", counts: eachEntry, places: looksLikePlace, key: frameworkID, one: notEmpty,
		Help: "the pack to use for a framework, in place of the built-in one",
	},
	{
		Key: "record", Form: Text, Item: "template", places: looksLikePlace, one: notEmpty,
		Help: "the form of new decision records: madr, nygard, or a file",
	},
	{
		Key: "author", Form: Text, Item: `"Name <e-mail>"`, one: address,
		Help: "who commits, in place of who git is configured for",
	},
	{
		Key: "commit", Form: Switch, Default: "true",
		Help: "whether init and adr regenerate commit what they write",
	},
	{
		Key: "policy.name", decides: true, Form: Text, Item: "name", counts: eachLayer, one: oneLine,
		Help: "what records call the policy",
	},
	{
		Key: "policy.require", decides: true, Form: List, Item: "question", counts: eachLayer, one: question,
		Help: "questions that a team has to answer, such as security.posture",
	},
	{
		Key: "policy.allow", decides: true, Form: List, Item: "framework", counts: eachLayer, one: frameworkID,
		Help: "the only frameworks that may be chosen",
	},
	{
		Key: "policy.exclude", decides: true, Form: Map, Entry: "framework", Item: "reason", counts: eachLayer, key: frameworkID, one: oneLine,
		Help: "frameworks that may not be chosen, each with the reason",
	},
	{
		Key: "policy.importance", decides: true, Form: Map, Entry: "item", Item: "0-5", counts: eachLayer, key: item, one: importance,
		Help: "how much one of the ten items has to count at least",
	},
}

func lookup(key string) (Setting, bool) {
	if i := slices.IndexFunc(table, func(s Setting) bool { return s.Key == key }); i >= 0 {
		return table[i], true
	}
	return Setting{}, false
}

// below lists the key parts that may follow a path.
func below(path string) []string {
	var parts []string
	for _, s := range table {
		rest := s.Key
		if path != "" {
			var ok bool
			if rest, ok = strings.CutPrefix(s.Key, path+"."); !ok {
				continue
			}
		}
		if part, _, _ := strings.Cut(rest, "."); !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	return parts
}

func always(string) bool { return true }

// looksLikePlace tells a path or URL from a name of something built in.
func looksLikePlace(text string) bool { return strings.ContainsAny(text, `/\.:`) }

func notEmpty(text string) finding.Finding {
	if strings.TrimSpace(text) == "" {
		return finding.Errorf("is empty")
	}
	return finding.Finding{}
}

func oneLine(text string) finding.Finding {
	for _, r := range text {
		if !unicode.IsPrint(r) {
			return finding.Errorf("holds %U: it must be one line of printable text", r)
		}
	}
	return notEmpty(text)
}

func address(text string) finding.Finding {
	if parsed, err := mail.ParseAddress(text); err != nil || parsed.Name == "" {
		return finding.Errorf(`%s is not of the form "Name <name@example.com>"`, finding.Quote(text))
	}
	return finding.Finding{}
}

func question(text string) finding.Finding {
	if _, ok := checklist.Lookup(text); ok || text == checklist.Languages {
		return finding.Finding{}
	}
	return finding.Errorf("there is no question %s%s", finding.Quote(text), finding.DidYouMean(text, checklist.Keys())).
		WithHint("underpin answers schema lists the questions")
}

// frameworkID sees to the spelling; which frameworks there are, the evidence
// says.
func frameworkID(text string) finding.Finding {
	if question, _ := checklist.Lookup("constraints.frameworks"); question.Accepts(text) {
		return finding.Finding{}
	}
	return finding.Errorf("%s is not the id of a framework", finding.Quote(text)).WithHint("underpin catalog list shows all of them")
}

func item(text string) finding.Finding {
	var ids []string
	for _, criterion := range checklist.Criteria() {
		ids = append(ids, criterion.ID)
	}
	if slices.Contains(ids, text) {
		return finding.Finding{}
	}
	problem := finding.Errorf("%s is none of the ten items%s", finding.Quote(text), finding.DidYouMean(text, ids))
	if finding.Nearest(text, ids) == "" {
		problem = problem.WithHint("the items are %s", strings.Join(ids, ", "))
	}
	return problem
}

func importance(text string) finding.Finding {
	if n, err := strconv.Atoi(text); err != nil || n < 0 || n > 5 || strconv.Itoa(n) != text {
		return finding.Errorf("must be a whole number from 0 to 5, not %s", finding.Quote(text))
	}
	return finding.Finding{}
}
