package verify

import (
	"net/http"
	"strings"
)

// healthRules are H1 and H2 while all is well; what happens when the database
// goes away is Operation's.
func healthRules() []rule {
	return []rule{
		check("H1-healthz-200", "GET /healthz answers 200 as application/json", func(x *exam) {
			x.object(x.get("/healthz"), 200)
		}),
		check("H1-healthz-body", `the body of /healthz is {"status":"ok"} and nothing else`, func(x *exam) {
			got := x.get("/healthz")
			body, err := decodeObject(got.body)
			x.must(got.String(), err)
			x.equal("the body of /healthz", body, object{"status": "ok"})
		}),
		check("H1-healthz-head", "HEAD /healthz answers as GET does but without a body, or 405 with Allow", healthHead),
		check("H2-readyz-200", "GET /readyz answers 200 as application/json while the database answers", func(x *exam) {
			x.object(x.get("/readyz"), 200)
		}),
		check("H2-readyz-body", `the body of /readyz has "status":"ok"; checks.database, when there, is a text`, func(x *exam) {
			got := x.get("/readyz")
			body, err := decodeObject(got.body)
			x.must(got.String(), err)
			x.equal("status of /readyz", body["status"], any("ok"))
			if checks, there := body["checks"]; there {
				made, _ := checks.(object)
				if text, ok := made["database"].(string); !ok || text == "" {
					x.failf("%s: checks.database must be a text", got)
				}
			}
		}),
	}
}

func healthHead(x *exam) {
	got := x.do(request{method: http.MethodHead, path: "/healthz"})
	x.status(got, 200, 405)
	if len(got.body) > 0 {
		x.failf("%s: a HEAD answer has no body", got)
	}
	if got.status == 405 && !strings.Contains(got.header.Get("Allow"), http.MethodGet) {
		x.failf("%s: 405 without Allow: GET", got)
	}
}
