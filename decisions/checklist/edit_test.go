package checklist_test

import (
	"testing"

	"github.com/underpin-dev/underpin/decisions/checklist"
)

func TestEdit(t *testing.T) {
	for name, tc := range map[string]struct{ text, id, answer, want string }{
		"another value": {
			"version: 1\nproject:\n  stage: mvp   # for now\n  scale: small\n", "project.stage", "product",
			"version: 1\nproject:\n  stage: product   # for now\n  scale: small\n",
		},
		"in braces": {
			"version: 1\nproject: {stage: mvp, scale: small} # ours\n", "project.scale", "large",
			"version: 1\nproject: {stage: mvp, scale: large} # ours\n",
		},
		"into braces, in the order of the checklist": {
			"version: 1\nproject: { scale: small }\n", "project.types", "saas",
			"version: 1\nproject: { types: [saas], scale: small }\n",
		},
		"behind others in braces": {
			"version: 1\nproject: { types: [saas] }\n", "project.scale", "large",
			"version: 1\nproject: { types: [saas], scale: large }\n",
		},
		"into empty braces": {
			"version: 1\nproject: {}\n", "project.stage", "mvp",
			"version: 1\nproject: {stage: mvp}\n",
		},
		"into braces over several lines": {
			"version: 1\nproject: {\n  stage: mvp, # now\n  scale: small # later\n}\n", "project.types", "saas",
			"version: 1\nproject: {\n  types: [saas], stage: mvp, # now\n  scale: small # later\n}\n",
		},
		"a list in brackets": {
			"version: 1\napi: {styles: [rest, # old\n  grpc], audience: public}\n", "api.styles", "rest",
			"version: 1\napi: {styles: [rest], audience: public}\n              # old\n",
		},
		"a list of dashes": {
			"version: 1\napi:\n  styles: # how\n  # old ones\n  - rest # first\n  - grpc\n  audience: public\n", "api.styles", "graphql",
			"version: 1\napi:\n  styles: [graphql] # how\n  # old ones\n  # first\n  audience: public\n",
		},
		"a quoted text": {
			"version: 1\nservice:\n  title: 'It''s \"ours\"' # yes\n", "service.title", "a: b",
			"version: 1\nservice:\n  title: \"a: b\" # yes\n",
		},
		"a folded text": {
			"version: 1\nservice:\n  title: >-\n    one\n    two\n  owner: us\n", "service.title", "three",
			"version: 1\nservice:\n  title: three\n  owner: us\n",
		},
		"an empty answer": {
			"version: 1\nproject:\n  stage: # to do\n  scale:\n", "project.stage", "mvp",
			"version: 1\nproject:\n  stage: mvp # to do\n  scale:\n",
		},
		"an empty section": {
			"version: 1\napi: # later\nteam:\n", "api.audience", "public",
			"version: 1\napi: # later\n  audience: public\nteam:\n",
		},
		"a section that is missing": {
			"version: 1\nservice:\n  name: x\n  # the end of service\n\n# our API\napi: {}\n", "project.stage", "mvp",
			"version: 1\nservice:\n  name: x\n  # the end of service\nproject:\n  stage: mvp\n\n# our API\napi: {}\n",
		},
		"nothing there yet": {
			"version: 1", "team.languages.go", "expert",
			"version: 1\nteam:\n  languages:\n    go: expert",
		},
		"its own indent": {
			"version: 1\nteam:\n    languages:\n        go: expert\n    size: 5\n", "team.languages.php", "none",
			"version: 1\nteam:\n    languages:\n        php: none\n        go: expert\n    size: 5\n",
		},
		"Windows line ends": {
			"version: 1\r\nproject:\r\n  stage: mvp\r\n", "project.scale", "small",
			"version: 1\r\nproject:\r\n  stage: mvp\r\n  scale: small\r\n",
		},
		"a byte order mark": {
			"\ufeffversion: 1\nproject: {stage: mvp}\n", "project.stage", "product",
			"\ufeffversion: 1\nproject: {stage: product}\n",
		},
		"a byte order mark before braces": {
			"\ufeff{version: 1, api: {}}\n", "api.audience", "public",
			"\ufeff{version: 1, api: {audience: public}}\n",
		},
		"wide characters before it": {
			"version: 1\nservice: {title: \"Größe 🚀\", owner: us}\n", "service.owner", "them",
			"version: 1\nservice: {title: \"Größe 🚀\", owner: them}\n",
		},
		"JSON": {
			"{\"version\":1,\"team\":{\"size\":5},\"api\":{}}\n", "team.size", "6",
			"{\"version\":1,\"team\":{\"size\": 6},\"api\":{}}\n",
		},
		"where a line was left for it": {
			"version: 1\nproject:\n  # What?\n  # types: []\n  # When?\n  # stage:\n", "project.stage", "mvp",
			"version: 1\nproject:\n  # What?\n  # types: []\n  # When?\n  stage: mvp\n",
		},
		"where a line was left for its namesake": {
			"version: 1\necosystem:\nsecurity:\n  # needs: []\n", "ecosystem.needs", "orm",
			"version: 1\necosystem:\n  needs: [orm]\nsecurity:\n  # needs: []\n",
		},
		"where a note looks like a line left for it": {
			"version: 1\nproject:\n  scale: small\n  # stage: we do not know\n", "project.stage", "mvp",
			"version: 1\nproject:\n  stage: mvp\n  scale: small\n  # stage: we do not know\n",
		},
		"back to open": {
			"version: 1\nproject: {stage: mvp}\n", "project.stage", "unanswered",
			"version: 1\nproject: {stage: unanswered}\n",
		},
		"a new option": {
			"version: 1\nscaffold: {database: sqlite}\n", "scaffold.ci", "github",
			"version: 1\nscaffold: {database: sqlite, ci: github}\n",
		},
		"the same again": {
			"version: 1\nproject: {stage: mvp}\n", "project.stage", "mvp",
			"version: 1\nproject: {stage: mvp}\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := checklist.Edit("f.yaml", []byte(tc.text), tc.id, tc.answer)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != tc.want {
				t.Errorf("got\n%q\nwant\n%q", got, tc.want)
			}
		})
	}
}

func TestEditRefuses(t *testing.T) {
	for name, tc := range map[string]struct{ text, id, answer, want string }{
		"a file with a mistake": {"version: 1\nprojct: {}\n", "project.stage", "mvp", `f.yaml:2:1: unknown key "projct"; did you mean "project"?`},
		"an unknown key":        {"version: 1\n", "project.stge", "mvp", `unknown key "project.stge"; did you mean "project.stage"?`},
		"a wrong answer":        {"version: 1\n", "project.stage", "done", `project.stage: "done" is not an answer`},
		"the version":           {"version: 1\n", "version", "2", `unknown key "version"`},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := checklist.Edit("f.yaml", []byte(tc.text), tc.id, tc.answer)
			refused(t, err, tc.want)
			if got != nil {
				t.Errorf("it gives a text all the same: %q", got)
			}
		})
	}
}
