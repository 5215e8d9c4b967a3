package prompt_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	. "github.com/underpin-dev/underpin/cmd/internal/prompt/person"
)

// TestQuestions asks one question of each kind.
func TestQuestions(t *testing.T) {
	t.Parallel()
	const name, size, owner = "service.title", "team.size", "service.owner"
	tests := map[string]struct {
		id, ask string
		keys    []string
		want    []string
	}{
		"one of several by arrows":   {id: "project.stage", ask: "What is being built first?", keys: []string{Down, Down, Enter}, want: []string{"mvp"}},
		"up from the top":            {id: "project.stage", ask: "What is being built first?", keys: []string{Up, Enter}, want: []string{"mission-critical"}},
		"by a word typed":            {id: "project.stage", ask: "What is being built first?", keys: []string{"GROWN", Enter}, want: []string{"product"}},
		"by a word mended":           {id: "project.stage", ask: "What is being built first?", keys: []string{"mvx", Enter, Backspace, Enter}, want: []string{"mvp"}},
		"not sure":                   {id: "project.stage", ask: "What is being built first?", keys: []string{Enter}},
		"a default":                  {id: "team.deadline", ask: "How tight is the deadline?", keys: []string{Enter}, want: []string{"normal"}},
		"several":                    {id: "project.types", ask: "What kind of system is it?", keys: []string{Space, Down, Down, Space, Enter}, want: []string{"crud-api", "microservices"}},
		"several by a word typed":    {id: "project.types", ask: "What kind of system is it?", keys: []string{"money", Space, "saas", Space, Enter}, want: []string{"financial", "saas"}},
		"several, a word that fails": {id: "project.types", ask: "What kind of system is it?", keys: []string{"zzz", Down, Up, Space, Enter}, want: []string{"crud-api"}},
		"marked and unmarked":        {id: "ecosystem.needs", ask: "Which ready-made parts does it need?", keys: []string{Space, Space, Enter}, want: []string{}},
		"nothing marked":             {id: "project.types", ask: "What kind of system is it?", keys: []string{Enter}},
		"a number":                   {id: size, ask: "How many people work on the service?", keys: []string{"12", Enter}, want: []string{"12"}},
		"no number":                  {id: size, ask: "How many people work on the service?", keys: []string{Enter}},
		"a title taken":              {id: name, ask: "What is its name for people?", keys: []string{Enter}, want: []string{"Orders"}},
		"a title cleared":            {id: name, ask: "What is its name for people?", keys: []string{strings.Repeat(Backspace, 6), Enter}},
		"a title edited":             {id: name, ask: "What is its name for people?", keys: []string{Home, Delete, "B", Left, "A ", "\x05", "!", Enter}, want: []string{"A Brders!"}},
		"umlauts and quotes":         {id: owner, ask: "Which team owns it?", keys: []string{`Größe "A" & 'b' <c>? 100 % {{.}}`, Enter}, want: []string{`Größe "A" & 'b' <c>? 100 % {{.}}`}},
		"several lines pasted":       {id: owner, ask: "Which team owns it?", keys: []string{"\x1b[200~one\r\ntwo\tthree\x1b[201~", Enter}, want: []string{"one  two three"}},
		"keys that mean nothing":     {id: owner, ask: "Which team owns it?", keys: []string{"a", "\x1b[15~", "\x1bx", Up, "\x1b[1;5C", "b", Escape, Enter}, want: []string{"ab"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := meet(t, allBut(t, test.id))
			m.Answers(test.ask, test.keys...)
			m.Answers(reviewAsk, Enter)
			if diff := cmp.Diff(test.want, m.answers().Values(test.id)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestWrongAnswersAreMended says what is wrong and lets it be edited.
func TestWrongAnswersAreMended(t *testing.T) {
	t.Parallel()
	m := meet(t, allBut(t, "team.size"))
	m.Answers("How many people", "many", Enter)
	m.Sees(`must be a whole number from 1 to 100000, not "many"`)
	m.Types(strings.Repeat(Backspace, 4), "0", Enter)
	m.Sees(`not "0"`)
	m.Types(Home, "1", Enter)
	m.Saw("How many people work on the service? 10")
	m.SeesNoMore("must be a whole number")
	m.Answers(reviewAsk, Enter)
	if got := m.answers().Value("team.size"); got != "10" {
		t.Errorf("the size is %q", got)
	}
}

// TestLongTextIsEdited goes over the edge of the screen and comes back.
func TestLongTextIsEdited(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("Bestellungen für Größen ", 6)
	m := meet(t, allBut(t, "service.description"))
	m.Answers("What does it do", long, Left, Left, Left, "!", Home, "A ", Enter)
	m.Answers(reviewAsk, Enter)
	want := "A " + long[:len(long)-3] + "!en"
	if got := m.answers().Value("service.description"); got != want {
		t.Errorf("the description is\n%s, not\n%s", got, want)
	}
}

// TestSilentTerminal works where the terminal does not tell its cursor's place.
func TestSilentTerminal(t *testing.T) {
	t.Parallel()
	someone, tty := Silent(t, 80, 24)
	m := interview(t, someone, newTerminal(tty), allBut(t, "service.owner"))
	m.Answers("Which team owns it?", "payments", Enter)
	m.Answers(reviewAsk, Enter)
	if got := m.answers().Value("service.owner"); got != "payments" {
		t.Errorf("the owner is %q", got)
	}
}
