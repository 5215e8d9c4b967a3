package verify

import (
	"maps"
	"strings"
	"testing"
)

func TestParseSample(t *testing.T) {
	for line, want := range map[string]sample{
		`up 1`:                                    {"up", map[string]string{}, 1},
		`a_total{x="1",y="b c"} 2.5`:              {"a_total", map[string]string{"x": "1", "y": "b c"}, 2.5},
		`a{path="/x/{id}"} 3 1700`:                {"a", map[string]string{"path": "/x/{id}"}, 3},
		`a{q="say \"hi\" \\ {}",} 4`:              {"a", map[string]string{"q": `say "hi" \ {}`}, 4},
		`a_bucket{le="+Inf"} 7 # {trace="x"} 0.1`: {"a_bucket", map[string]string{"le": "+Inf"}, 7},
	} {
		got, err := parseSample(line)
		if err != nil || got.name != want.name || got.value != want.value || !maps.Equal(got.labels, want.labels) {
			t.Errorf("%s: %v %v, not %v", line, got, err, want)
		}
	}
	for _, line := range []string{"just words here that are none", "a", `a{x=1} 2`, `a{x="1} 2`, "a one", "{} 1", "1a 1"} {
		if got, err := parseSample(line); err == nil {
			t.Errorf("%q reads as %v", line, got)
		}
	}
}

func TestATypeSaidTwiceIsAMistake(t *testing.T) {
	if _, err := parseExposition("# TYPE a counter\na 1\n# TYPE a gauge\n"); err == nil || !strings.Contains(err.Error(), "line 3") {
		t.Error(err)
	}
}

func TestItemPattern(t *testing.T) {
	for label, want := range map[string]bool{
		"/api/v1/tasks/{id}": true, "/api/v1/tasks/:id": true, "GET /api/v1/tasks/{id}": true, "api/v1/tasks/<int:pk>": true, "/api/v1/tasks/:id(.:format)": true,
		"/api/v1/tasks": false, "/api/v1/tasks/": false, "/api/v1/tasks/17": false, "unmatched": false,
	} {
		if got := (sample{labels: map[string]string{"route": label}}).onItem(); got != want {
			t.Errorf("%q: %v", label, got)
		}
	}
}

func FuzzParseExposition(f *testing.F) {
	f.Add("# TYPE a histogram\na_bucket{le=\"1\",x=\"y\"} 1\na_count{x=\"y\"} 1\n")
	f.Fuzz(func(t *testing.T, text string) {
		made, err := parseExposition(text)
		if err != nil {
			return
		}
		for _, s := range made.samples {
			if s.name == "" || !strings.Contains(text, s.name) {
				t.Errorf("%q has a sample named %q", text, s.name)
			}
			made.buckets(s.name, s)
		}
	})
}

func FuzzFirstCommands(f *testing.F) {
	f.Add("# A\n```sh\n$ make setup\nmake run # now\n```\n")
	f.Fuzz(func(t *testing.T, readme string) {
		for _, command := range firstCommands(readme) {
			if strings.TrimSpace(command) == "" || strings.HasPrefix(command, "#") || !strings.Contains(readme, command) {
				t.Errorf("%q is no command of %q", command, readme)
			}
		}
	})
}
