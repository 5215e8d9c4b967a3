package verify

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

const tasksPath = "/api/v1/tasks"

func taskPath(id int64) string { return fmt.Sprintf("%s/%d", tasksPath, id) }

// task is a task as the server tells it. Members keeps all of it.
type task struct {
	id                   int64
	title                any
	done                 any
	createdAt, updatedAt any
	members              object
}

// task reads a task out of an object. Only the id must be right: the rest is
// for the checks whose subject it is.
func (x *exam) task(from object) task {
	id, ok := integer(from["id"])
	if !ok || id <= 0 {
		x.failf("the id of a task is %v, not a whole number above 0", from["id"])
	}
	return task{id, from["title"], from["done"], from["created_at"], from["updated_at"], from}
}

func (x *exam) post(body string) reply {
	return x.do(request{method: http.MethodPost, path: tasksPath, body: body})
}

func (x *exam) patch(id int64, body string) reply {
	return x.do(request{method: http.MethodPatch, path: taskPath(id), body: body})
}

func (x *exam) delete(id int64) reply {
	return x.do(request{method: http.MethodDelete, path: taskPath(id)})
}

// created posts a task that must be taken.
func (x *exam) created(body string) task {
	return x.task(x.object(x.post(body), http.StatusCreated))
}

// fetched gets a task that must be there.
func (x *exam) fetched(id int64) task {
	return x.task(x.object(x.get(taskPath(id)), http.StatusOK))
}

// patched changes a task, which must succeed.
func (x *exam) patched(id int64, body string) task {
	return x.task(x.object(x.patch(id, body), http.StatusOK))
}

// titled is the JSON of a task with this title.
func titled(title string) string {
	text, err := json.Marshal(title)
	if err != nil {
		panic(err) // a string always has a JSON form
	}
	return fmt.Sprintf(`{"title":%s}`, text)
}

// instant reads a time of the contract: RFC 3339, in UTC.
func (x *exam) instant(member string, value any) time.Time {
	text, _ := value.(string)
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		x.failf("%s is %v: not a time of RFC 3339", member, shown(value))
	}
	if _, offset := at.Zone(); offset != 0 {
		x.failf("%s is %s: not in UTC", member, text)
	}
	return at
}

// page is one answer of the list.
type page struct {
	items []task
	total int64
}

func (x *exam) list(query string) page {
	got := x.get(tasksPath + query)
	body := x.object(got, http.StatusOK)
	items, ok := body["items"].([]any)
	if !ok {
		x.failf("%s: items is not a list", got)
	}
	total, ok := integer(body["total"])
	if !ok {
		x.failf("%s: total is not a whole number", got)
	}
	made := page{total: total}
	for _, item := range items {
		from, ok := item.(object)
		if !ok {
			x.failf("%s: an item is not an object", got)
		}
		made.items = append(made.items, x.task(from))
	}
	return made
}

func (p page) ids() []int64 {
	ids := make([]int64, len(p.items))
	for i, t := range p.items {
		ids[i] = t.id
	}
	return ids
}

// all walks the whole list, a hundred at a time.
func (x *exam) all() page {
	var whole page
	for {
		next := x.list(fmt.Sprintf("?limit=100&offset=%d", len(whole.items)))
		whole.items, whole.total = append(whole.items, next.items...), next.total
		if len(next.items) == 0 {
			return whole
		}
	}
}

// atLeast makes tasks until there are n.
func (x *exam) atLeast(n int64) {
	for missing := n - x.list("?limit=1").total; missing > 0; missing-- {
		x.created(titled("one of many"))
	}
}
