package verify

import "strings"

// titleRules are the part of H5 about titles: 1 to 200 characters after
// trimming. A character is a Unicode code point, as in JSON Schema's maxLength,
// whatever a language's own strings count.
func titleRules() []rule {
	return []rule{
		titleTaken("H5-title-1", "a title of one character is taken", "x"),
		titleTaken("H5-title-200", "a title of 200 characters is taken", strings.Repeat("x", 200)),
		titleTaken("H5-title-200-umlauts", "a title is counted in characters, not in bytes: 200 umlauts are taken", strings.Repeat("ü", 200)),
		titleTaken("H5-title-200-emoji", "nor in UTF-16 units: 200 emoji are taken", strings.Repeat("🐢", 200)),
		titleTaken("H5-title-verbatim", "markup, SQL, quotes and backslashes come back as they were sent",
			`<script>alert("1")</script> & '; DROP TABLE tasks; -- \ %s {{7*7}} ${x} "été" 漢字`),
		check("H5-title-trimmed", "space around a title is dropped before it is kept", func(x *exam) {
			made := x.created(titled(" \t inner  space \n "))
			x.equal("title", made.title, any("inner  space"))
			x.equal("title when fetched", x.fetched(made.id).title, any("inner  space"))
		}),
		check("H5-title-trimmed-first", "200 characters with space around them are taken: trimming comes before counting", func(x *exam) {
			title := strings.Repeat("y", 200)
			x.equal("title", x.created(titled("   "+title+"   ")).title, any(title))
		}),
		titleRefused("H5-title-201", "a title of 201 characters is 422", titled(strings.Repeat("x", 201))),
		titleRefused("H5-title-201-umlauts", "201 umlauts are 422", titled(strings.Repeat("ü", 201))),
		titleRefused("H5-title-empty", "an empty title is 422", titled("")),
		titleRefused("H5-title-blank", "a title of spaces alone is 422", titled(" \t\n ")),
		titleRefused("H5-title-missing", "a task without a title is 422", `{}`, `{"done":true}`),
		titleRefused("H5-title-null", "a title of null is 422", `{"title":null}`),
		titleRefused("H5-title-type", "a title that is no text is 422: no guessing", `{"title":42}`, `{"title":true}`, `{"title":["a"]}`, `{"title":{"a":1}}`),
	}
}

func titleTaken(id, proves, title string) rule {
	return check(id, proves, func(x *exam) {
		made := x.created(titled(title))
		x.equal("title", made.title, any(title))
		x.equal("title when fetched", x.fetched(made.id).title, any(title))
	})
}

// titleRefused posts each body; each must be a 422 whose errors name title.
func titleRefused(id, proves string, bodies ...string) rule {
	return check(id, proves+", errors name title, and nothing is stored", func(x *exam) {
		before := x.list("?limit=1").total
		for _, body := range bodies {
			got := x.post(body)
			fields := x.errorsByField(got, x.refused(got, 422))
			if _, named := fields["title"]; !named {
				x.failf("%s: errors has no member title", got)
			}
		}
		x.equal("total after what was refused", x.list("?limit=1").total, before)
	})
}
