package verify

import (
	"context"
	"net"
	"regexp"
	"testing"
	"time"
)

func testLimits() Limits {
	return Limits{Answer: 10 * time.Second, Stall: 8 * time.Second, Start: 5 * time.Second, Stop: 3 * time.Second, Tick: 20 * time.Millisecond, Crowd: 25}
}

// listen serves the reference with a flaw and returns its address.
func listen(t *testing.T, flaw string) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := newReference(flaw).server(3 * time.Second)
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close() })
	return "http://" + listener.Addr().String()
}

func TestContractTakesTheReference(t *testing.T) {
	t.Parallel()
	limits := testLimits()
	limits.Crowd = ContractLimits().Crowd
	reported := 0
	results := Probe(context.Background(), listen(t, ""), limits, func(Result) { reported++ })
	for _, r := range results {
		if r.Outcome != Passed {
			t.Errorf("%s: %s", r.ID, r.Detail)
		}
	}
	checks := Contract()
	if len(results) != len(checks) || reported != len(checks) {
		t.Errorf("%d results, %d reported, of %d checks", len(results), reported, len(checks))
	}
	for i, r := range results {
		if r.Check != checks[i] {
			t.Errorf("result %d is %s, not %s", i, r.ID, checks[i].ID)
		}
	}
}

func TestContractIsWellNamed(t *testing.T) {
	checks := Contract()
	if len(checks) < 60 {
		t.Errorf("%d checks", len(checks))
	}
	seen := map[string]bool{}
	for _, c := range checks {
		if !regexp.MustCompile(`^H([1-9]|10)-[A-Za-z0-9-]+$`).MatchString(c.ID) || len(c.Proves) < 12 || seen[c.ID] {
			t.Errorf("%s: %q (twice: %v)", c.ID, c.Proves, seen[c.ID])
		}
		seen[c.ID] = true
	}
}

func TestContractOfNobody(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	base := "http://" + listener.Addr().String()
	_ = listener.Close()
	for _, r := range Probe(context.Background(), base, testLimits(), nil) {
		if r.Outcome != Failed || r.Detail == "" {
			t.Errorf("%s passes where nothing listens", r.ID)
		}
	}
}
