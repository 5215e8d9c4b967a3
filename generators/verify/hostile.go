package verify

import (
	"net/http"
	"strings"
)

// hostileRules are the part of H6 about input that brings servers down: what
// is refused is a problem of 4xx, and nothing is ever a 5xx.
func hostileRules() []rule {
	return []rule{
		hostile("H6-hostile-text", "NUL, a lone surrogate, invalid UTF-8 and control characters in a title",
			`{"title":"a\u0000b"}`, `{"title":"\ud800"}`, "{\"title\":\"\xff\xfe\"}", `{"title":"a\u0007b"}`, "{\"title\":\"a\x01b\"}"),
		hostile("H6-hostile-numbers", "numbers beyond all measure",
			`{"title":1e999}`, `{"title":`+strings.Repeat("9", 5000)+`}`, `{"title":"a","done":-1e400}`),
		hostile("H6-hostile-depth", "JSON nested ten thousand deep",
			`{"title":`+strings.Repeat("[", 10_000)+strings.Repeat("]", 10_000)+`}`,
			strings.Repeat(`{"title":`, 10_000)+`1`+strings.Repeat("}", 10_000)),
		hostile("H6-hostile-keys", "the same key twice, an empty key, keys of a prototype",
			`{"title":"a","title":"b"}`, `{"":1,"title":"a"}`, `{"title":"a","__proto__":{"done":true},"constructor":{}}`),
		check("H6-hostile-query", "queries that are no query: 400 or taken, never 5xx", func(x *exam) {
			for _, query := range []string{"?limit=%00", "?limit=1&limit=2", "?offset=%ff", "?limit[]=5", "?%zz", "?limit=" + strings.Repeat("1", 3000)} {
				x.tolerable(x.get(tasksPath + query))
			}
		}),
	}
}

func hostile(id, proves string, bodies ...string) rule {
	return check(id, proves+": taken or a 4xx problem, never 5xx, and the list still answers", func(x *exam) {
		for _, body := range bodies {
			x.tolerable(x.post(body))
		}
		x.all()
	})
}

// tolerable takes success as well as a refusal, if it is a whole problem.
func (x *exam) tolerable(r reply) {
	if r.status == http.StatusOK || r.status == http.StatusCreated {
		return
	}
	x.refused(r, 400, 404, 413, 414, 422)
}
