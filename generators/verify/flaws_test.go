package verify

import (
	"context"
	"maps"
	"slices"
	"sync"
	"testing"
)

// flawsOverHTTP: a server with this one flaw fails these checks and no other.
var flawsOverHTTP = map[string][]string{
	"404 in HTML":                    {"H6-404-post", "H6-404-unknown"},
	"404 without nosniff":            {"H8-nosniff"},
	"405 with a stack trace":         {"H6-405-healthz", "H6-405-task", "H6-405-tasks"},
	"405 with another status inside": {"H6-405-healthz", "H6-405-task", "H6-405-tasks"},
	"405 without Allow":              {"H6-405-healthz", "H6-405-task", "H6-405-tasks"},
	"413 without detail":             {"H6-413-chunked", "H6-413-length", "H6-413-patch"},
	"415 as plain JSON":              {"H5-patch-415", "H6-415"},
	"415 not described":              {"H3-openapi-problems", "H3-openapi-statuses"},
	"DELETE answers 200":             {"H5-delete-204", "H5-delete-gone", "H5-delete-one", "H5-list-total"},
	"GET tells less":                 {"H5-create-location", "H5-delete-one", "H5-get-200", "H5-list-items", "H5-patch-done", "H5-patch-done-null", "H5-patch-done-type", "H5-patch-forged", "H5-patch-one", "H5-patch-title", "H5-patch-title-null", "H5-patch-title-rules", "H5-patch-title-type"},
	"HEAD is 500":                    {"H1-healthz-head"},
	"NUL is 500":                     {"H6-hostile-text"},
	"PATCH changes all":              {"H5-patch-one"},
	"PATCH is forgotten":             {"H5-patch-done", "H5-patch-done-false", "H5-patch-title"},
	"PATCH replaces":                 {"H5-patch-title"},
	"a dangling $ref":                {"H3-openapi-refs"},
	"a member too many":              {"H5-create-members"},
	"a route too many":               {"H3-openapi-nothing-else"},
	"any media type":                 {"H5-patch-415", "H6-415", "H7-errors"},
	"bad query is 500":               {"H6-hostile-query"},
	"buckets fall":                   {"H4-metrics-buckets"},
	"counts UTF-16":                  {"H5-title-200-emoji"},
	"counts before it trims":         {"H5-title-trimmed-first"},
	"counts bytes":                   {"H5-title-200-emoji", "H5-title-200-umlauts"},
	"created_at moves":               {"H5-patch-forged", "H5-patch-times"},
	"deletes all":                    {"H5-delete-one", "H5-list-total"},
	"done by default":                {"H5-create-done-default"},
	"done not at once":               {"H5-create-done-given", "H5-patch-title"},
	"errors as a list":               {"H5-create-done-type", "H5-create-no-object", "H5-patch-done-null", "H5-patch-done-type", "H5-patch-title-null", "H5-patch-title-rules", "H5-patch-title-type", "H5-title-201", "H5-title-201-umlauts", "H5-title-blank", "H5-title-empty", "H5-title-missing", "H5-title-null", "H5-title-type", "H6-422-errors", "H6-hostile-depth", "H6-hostile-numbers", "H6-long-title", "H6-types"},
	"fifty at most":                  {"H5-list-limit"},
	"fifty by default":               {"H5-list-default"},
	"gives up in a crowd":            {"H10-crowd-200"},
	"guesses done":                   {"H5-create-done-type", "H5-patch-done-null", "H5-patch-done-type", "H6-422-errors"},
	"half a body is enough":          {"H8-timeout"},
	"health as text":                 {"H1-healthz-200"},
	"health says more":               {"H1-healthz-body"},
	"huge id is 500":                 {"H5-id-huge"},
	"id 0 is 500":                    {"H5-id-zero"},
	"id always the same":             {"H7-made"},
	"id never taken":                 {"H7-errors", "H7-taken"},
	"id taken blindly":               {"H7-insane", "H7-too-long"},
	"ids come again":                 {"H5-create-ids", "H5-list-complete"},
	"ids described as text":          {"H3-openapi-list", "H3-openapi-task"},
	"impatient":                      {"H8-slow-taken"},
	"items without times":            {"H5-list-items"},
	"keeps half of what it refuses":  {"H5-patch-done-null", "H5-patch-done-type", "H5-patch-title-null", "H5-patch-title-rules", "H5-patch-title-type"},
	"limit is cut to size":           {"H5-limit-0", "H5-limit-101", "H5-limit-negative"},
	"limit one byte short":           {"H6-1MiB-taken"},
	"limit without maximum":          {"H3-openapi-parameters"},
	"list says more":                 {"H5-list-shape"},
	"local time":                     {"H5-create-times", "H5-patch-times"},
	"looks at Content-Length alone":  {"H6-413-chunked"},
	"loses a task in the crowd":      {"H10-crowd-200"},
	"malformed is 422":               {"H5-patch-malformed", "H6-400-malformed", "H7-errors"},
	"mass assignment":                {"H5-create-forged"},
	"metrics as JSON":                {"H4-metrics-200"},
	"metrics stand still":            {"H4-metrics-buckets", "H4-metrics-counter", "H4-metrics-histogram"},
	"metrics with a bad line":        {"H4-metrics-buckets", "H4-metrics-counter", "H4-metrics-format", "H4-metrics-histogram", "H4-metrics-no-raw"},
	"metrics with raw paths":         {"H4-metrics-no-raw"},
	"negative offset is 0":           {"H5-offset-negative"},
	"never trims":                    {"H5-patch-title", "H5-patch-title-rules", "H5-title-blank", "H5-title-trimmed", "H5-title-trimmed-first"},
	"no Location":                    {"H5-create-location"},
	"no body is 500":                 {"H6-400-empty"},
	"no charset":                     {"H5-create-charset"},
	"no histogram":                   {"H4-metrics-buckets", "H4-metrics-histogram"},
	"no id on errors":                {"H7-errors"},
	"no limit":                       {"H6-413-chunked", "H6-413-length", "H6-413-patch"},
	"no metrics described":           {"H3-openapi-nothing-else", "H3-openapi-routes", "H3-openapi-statuses"},
	"null for no items":              {"H5-list-beyond", "H5-list-complete", "H6-hostile-depth", "H6-hostile-keys", "H6-hostile-numbers", "H6-hostile-text"},
	"null is nothing":                {"H5-patch-title-null"},
	"numbers are titles":             {"H5-patch-title-type", "H5-title-type"},
	"offset counts from one":         {"H5-list-complete", "H5-list-offset"},
	"one title for all":              {"H6-types"},
	"only the first error":           {"H6-422-errors"},
	"openapi 2":                      {"H3-openapi-version"},
	"openapi as HTML":                {"H3-openapi-200"},
	"ordered by change":              {"H5-list-stable"},
	"powered by":                     {"H8-no-version"},
	"problems as JSON":               {"H3-openapi-problems"},
	"readyz as text":                 {"H2-readyz-200"},
	"readyz says up":                 {"H2-readyz-body"},
	"readyz without checks":          {"H3-openapi-readyz"},
	"refuses 200":                    {"H5-title-200", "H5-title-200-emoji", "H5-title-200-umlauts", "H5-title-trimmed-first"},
	"refuses one letter":             {"H5-patch-415", "H5-patch-malformed", "H5-title-1"},
	"repeats what it does not know":  {"H5-create-unknown"},
	"server tells its version":       {"H8-no-version"},
	"takes 201":                      {"H5-patch-title-rules", "H5-title-201", "H5-title-201-umlauts"},
	"takes what follows":             {"H6-400-malformed"},
	"text as id is 500":              {"H5-id-hostile", "H5-id-huge", "H5-id-text"},
	"text is the default":            {"H5-limit-huge", "H5-limit-text", "H5-offset-huge", "H5-offset-text"},
	"title may be missing":           {"H5-title-missing", "H6-types", "H7-errors"},
	"title not required":             {"H3-openapi-create"},
	"titles escaped":                 {"H5-title-verbatim"},
	"titles in capitals":             {"H5-create-201", "H5-create-charset", "H5-patch-done", "H5-patch-empty", "H5-patch-title", "H5-title-1", "H5-title-200", "H5-title-200-umlauts", "H5-title-trimmed", "H5-title-trimmed-first", "H5-title-verbatim", "H6-chunked-taken", "H8-slow-taken"},
	"titles without limit":           {"H3-openapi-create", "H3-openapi-patch"},
	"total as text":                  {"H3-openapi-list"},
	"total of the page":              {"H10-crowd-200", "H5-delete-one", "H5-list-beyond", "H5-list-complete", "H5-list-total"},
	"updated_at stands":              {"H5-patch-times"},
	"waits for ever":                 {"H8-timeout"},
	"wants a length":                 {"H6-413-chunked", "H6-chunked-taken"},
	"what is missing is 200":         {"H4-metrics-no-raw", "H5-delete-404", "H5-delete-gone", "H5-get-404", "H5-patch-404", "H6-types"},
}

func TestEachFlawFailsItsChecks(t *testing.T) {
	t.Parallel()
	var suites sync.WaitGroup
	places := make(chan struct{}, 40)
	for i, flaw := range slices.Sorted(maps.Keys(flawsOverHTTP)) {
		if raced && i%5 != 0 {
			continue
		}
		want := flawsOverHTTP[flaw]
		base := listen(t, flaw)
		suites.Go(func() {
			places <- struct{}{}
			defer func() { <-places }()
			compareFailed(t, flaw, Probe(context.Background(), base, testLimits(), nil), want)
		})
	}
	suites.Wait()
}

// compareFailed: these checks have failed, and no other.
func compareFailed(t *testing.T, flaw string, results []Result, want []string) {
	t.Helper()
	for _, r := range results {
		expected := slices.Contains(want, r.ID)
		switch {
		case r.Outcome == Passed && expected:
			t.Errorf("%s: %s passes", flaw, r.ID)
		case r.Outcome != Passed && !expected:
			t.Errorf("%s: %s fails: %s", flaw, r.ID, r.Detail)
		}
	}
	for _, id := range want {
		if !slices.ContainsFunc(results, func(r Result) bool { return r.ID == id }) {
			t.Errorf("%s: %s was not judged", flaw, id)
		}
	}
}

// TestNoCheckIsVacuous: each check is failed by some flaw.
func TestNoCheckIsVacuous(t *testing.T) {
	failed := map[string]bool{}
	for _, ids := range flawsOverHTTP {
		for _, id := range ids {
			failed[id] = true
		}
	}
	for _, c := range Contract() {
		if !failed[c.ID] {
			t.Errorf("no flaw fails %s", c.ID)
		}
	}
}
