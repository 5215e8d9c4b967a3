package checklist_test

import "strings"

// document is an answers file, complete but for "version: 1" in its first
// line, with all that is wrong with it. With json set it is nothing but JSON
// values, so that the schema must judge it alike.
type document struct {
	name, text string
	want       []string
	json       bool
}

var long = strings.Repeat("x", 201)

// documents are files with each class of mistake, and their neighbours that
// are right.
var documents = []document{
	{"nothing said", "", nil, true},
	{"empty sections", "service:\nproject: {}\nteam: {languages: }\nscaffold:\n", nil, true},
	{"empty answers", "service: {title: , name: ~}\nproject: {stage: null, types: }\nteam: {size: }\n", nil, true},
	{"empty texts", "service: {title: \"\", module: ''}\nscaffold: {database: \"\"}\n", nil, true},
	{"unanswered", "project: {types: unanswered, stage: \"unanswered\"}\nteam: {size: unanswered}\nconstraints: {exclude: unanswered}\n", nil, true},
	{"texts that look like numbers", "service: {title: 5, owner: true}\nscaffold: {port: 8080, tls: false}\n", nil, true},
	{"lists", "project: {types: [saas, crud-api]}\nconstraints: {frameworks: [gin, aspnet-core], languages: []}\n", nil, true},
	{"bounds", "importance: {team: 0, api: 5}\nteam: {size: 100000}\n", nil, true},
	{"any option of a pack", "scaffold: {no_such_option_1: whatever}\n", nil, true},
	{"longest texts", "service: {title: " + long[1:] + ", name: " + long[:63] + "}\n", nil, true},

	{"unknown section", "projct: {}\n", []string{`f.yaml:2:1: unknown key "projct"; did you mean "project"?`}, true},
	{"unknown key", "project: {tipes: [saas]}\n", []string{`f.yaml:2:11: unknown key "project.tipes"; did you mean "types"?`}, true},
	{"unknown language", "team:\n  languages: {pyhton: expert}\n", []string{`f.yaml:3:15: unknown key "team.languages.pyhton"; did you mean "python"?`}, true},
	{"unknown criterion", "importance: {cost: 5}\n", []string{`f.yaml:2:14: unknown key "importance.cost"`}, true},
	{"dotted key", "team.size: 5\n", []string{`f.yaml:2:1: unknown key "team.size"`}, true},
	{"dotted key in a section", "team: {languages.go: expert}\n", []string{`f.yaml:2:8: unknown key "team.languages.go"; did you mean "languages"?`}, true},
	{"merge key", "<<: {api: {}}\n", []string{`f.yaml:2:1: unknown key "<<"`}, false},
	{"bad option name", "scaffold: {Data-Base: x}\n", []string{`f.yaml:2:12: "Data-Base" cannot be the name of an option: use lower-case letters, digits and underscores`}, true},

	{"wrong value", "project:\n  stage: prodct\n", []string{`f.yaml:3:10: project.stage: "prodct" is not an answer; did you mean "product"?`}, true},
	{"far value", "project: {stage: 7}\n", []string{`f.yaml:2:18: project.stage: "7" is not an answer`}, true},
	{"wrong values in a list", "api: {styles: [rest, grcp, soap]}\n", []string{
		`f.yaml:2:22: api.styles: "grcp" is not an answer; did you mean "grpc"?`,
		`f.yaml:2:28: api.styles: "soap" is not an answer`,
	}, true},
	{"twice in a list", "api:\n  styles:\n    - rest\n    - grpc\n    - rest\n", []string{`f.yaml:6:7: api.styles: "rest" is there twice`}, true},
	{"unanswered in a list", "api: {styles: [rest, unanswered]}\n", []string{`f.yaml:2:22: api.styles: unanswered stands alone, not among other answers`}, true},
	{"unanswered in a list of ids", "constraints: {exclude: [unanswered]}\n", []string{`f.yaml:2:25: constraints.exclude: unanswered stands alone, not among other answers`}, true},
	{"no id", "constraints: {exclude: [Gin!]}\n", []string{`f.yaml:2:25: constraints.exclude: "Gin!" is not the id of a framework`}, true},
	{"a long value", "project: {stage: " + long + "}\n", []string{`f.yaml:2:18: project.stage: "` + long[:60] + `…" is not an answer`}, true},

	{"text for a list", "project: {types: saas}\n", []string{`f.yaml:2:18: project.types must be a list, such as [crud-api], not "saas"`}, true},
	{"text for ids", "constraints: {frameworks: gin}\n", []string{`f.yaml:2:27: constraints.frameworks must be a list, such as [gin], not "gin"`}, true},
	{"list for a choice", "project: {stage: [mvp]}\n", []string{`f.yaml:2:18: project.stage must be one value, not a list`}, true},
	{"mapping for a text", "service: {title: {a: b}}\n", []string{`f.yaml:2:18: service.title must be one value, not a mapping`}, true},
	{"mapping in a list", "api: {styles: [{rest: true}]}\n", []string{`f.yaml:2:16: api.styles must be a list of words, not of a mapping`}, true},
	{"nothing in a list", "api: {styles: [rest, ]}\nproject: {types: [~]}\n", []string{`f.yaml:3:19: project.types must be a list of words, not of nothing`}, true},
	{"number in a list", "constraints: {exclude: [1.2]}\n", []string{`f.yaml:2:25: constraints.exclude: YAML does not read "1.2" as text; put it in quotes`}, true},
	{"list for languages", "team: {languages: [go]}\n", []string{`f.yaml:2:19: team.languages must be a mapping of keys to values, not a list`}, true},
	{"text for a section", "api: rest\n", []string{`f.yaml:2:6: api must be a mapping of keys to values, not "rest"`}, true},
	{"list for scaffold", "scaffold: [database]\n", []string{`f.yaml:2:11: scaffold must be a mapping of keys to values, not a list`}, true},
	{"list for an option", "scaffold: {database: [sqlite]}\n", []string{`f.yaml:2:22: scaffold.database must be one value, not a list`}, true},

	{"importance 6", "importance: {team: 6}\n", []string{`f.yaml:2:20: importance.team: must be a whole number from 0 to 5, not "6"`}, true},
	{"importance -1", "importance: {team: -1}\n", []string{`f.yaml:2:20: importance.team: must be a whole number from 0 to 5, not "-1"`}, true},
	{"importance 2.5", "importance: {team: 2.5}\n", []string{`f.yaml:2:20: importance.team: must be a whole number from 0 to 5, not "2.5"`}, true},
	{"importance high", "importance: {team: high}\n", []string{`f.yaml:2:20: importance.team: must be a whole number from 0 to 5, not "high"`}, true},
	{"importance true", "importance: {team: true}\n", []string{`f.yaml:2:20: importance.team: must be a whole number from 0 to 5, not "true"`}, true},
	{"quoted importance", "importance: {team: \"3\"}\n", []string{`f.yaml:2:20: importance.team must be a number: write 3 without quotes`}, true},
	{"empty number", "importance: {team: \"\"}\n", []string{`f.yaml:2:20: importance.team: must be a whole number from 0 to 5, not ""`}, true},
	{"size 0", "team: {size: 0}\n", []string{`f.yaml:2:14: team.size: must be a whole number from 1 to 100000, not "0"`}, true},
	{"huge size", "team: {size: 99999999999999999999}\n", []string{`f.yaml:2:14: team.size: must be a whole number from 1 to 100000, not "99999999999999999999"`}, true},
	{"size in words of a machine", "team: {size: 0x5}\n", []string{`f.yaml:2:14: team.size: must be a whole number from 1 to 100000, not "0x5"`}, false},

	{"name that is a number", "service: {name: 5}\n", []string{`f.yaml:2:17: service.name: YAML does not read "5" as text; put it in quotes`}, true},
	{"empty name", "service: {name: \"\"}\n", []string{`f.yaml:2:17: service.name: "" cannot name a service: use lower-case letters, digits and single hyphens, a letter first`}, true},
	{"reserved name", "service: {name: aux}\n", []string{`f.yaml:2:17: service.name: "aux" is reserved on Windows: choose another name`}, true},
	{"long name", "service: {name: " + long[:64] + "}\n", []string{`f.yaml:2:17: service.name: a service's name has at most 63 characters, this one 64`}, true},
	{"path for a name", "service: {name: ../../etc}\n", []string{`f.yaml:2:17: service.name: "../../etc" cannot name a service: use lower-case letters, digits and single hyphens, a letter first; etc would do`}, true},
	{"no module path", "service: {module: orders}\n", []string{`f.yaml:2:19: service.module: "orders" is not a module path such as example.com/orders`}, true},
	{"long module path", "service: {module: example.com/" + long + "}\n", []string{`f.yaml:2:19: service.module: is longer than 200 characters`}, true},
	{"long title", "service: {title: " + long + "}\n", []string{`f.yaml:2:18: service.title: is longer than 200 characters`}, true},
	{"control character", "service: {title: \"a\\x07b\"}\n", []string{`f.yaml:2:18: service.title: holds U+0007: it must be one line of printable text`}, true},
	{"text that turns around", "service: {title: \"a\\u202Eb\"}\n", []string{`f.yaml:2:18: service.title: holds U+202E: it must be one line of printable text`}, true},
	{"two lines", "service:\n  title: |\n    a\n    b\n", []string{`f.yaml:3:10: service.title: holds U+000A: it must be one line of printable text`}, true},
	{"several mistakes", "projct: {}\nteam: {size: 0, style: none}\n", []string{
		`f.yaml:2:1: unknown key "projct"; did you mean "project"?`,
		`f.yaml:3:14: team.size: must be a whole number from 1 to 100000, not "0"`,
		`f.yaml:3:24: team.style: "none" is not an answer`,
	}, true},
}
