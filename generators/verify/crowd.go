package verify

import (
	"fmt"
	"net/http"
	"sync"
)

// crowdRules are the part of H10 about many clients at once.
func crowdRules() []rule {
	return []rule{
		check("H10-crowd-200", "200 clients at once each create, read and list a task: no error, nothing lost", crowded),
	}
}

func crowded(x *exam) {
	before, crowd := x.list("?limit=1").total, x.site.limits.Crowd
	problems := make([]error, crowd)
	var clients sync.WaitGroup
	for i := range crowd {
		clients.Go(func() { problems[i] = visit(x, fmt.Sprintf("client %d", i)) })
	}
	clients.Wait()
	failed, first := 0, error(nil)
	for _, err := range problems {
		if err != nil {
			failed++
			first = err
		}
	}
	if failed > 0 {
		x.failf("%d of %d clients failed, as here: %v", failed, crowd, first)
	}
	x.equal("total after the crowd", x.list("?limit=1").total, before+int64(crowd))
}

// visit is one client. It runs beside others, so it returns its error.
func visit(x *exam, title string) error {
	made, err := x.site.do(x.ctx, request{method: http.MethodPost, path: tasksPath, body: titled(title)})
	if err != nil {
		return err
	}
	if made.status != http.StatusCreated {
		return fmt.Errorf("%s", made)
	}
	body, err := decodeObject(made.body)
	if err != nil {
		return fmt.Errorf("%s: %w", made, err)
	}
	id, _ := integer(body["id"])
	for _, path := range []string{taskPath(id), tasksPath + "?limit=5"} {
		got, err := x.site.do(x.ctx, request{method: http.MethodGet, path: path})
		if err != nil {
			return err
		}
		if got.status != http.StatusOK {
			return fmt.Errorf("%s", got)
		}
	}
	return nil
}
