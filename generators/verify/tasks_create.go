package verify

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// createRules are the part of H5 about POST.
func createRules() []rule {
	return []rule{
		check("H5-create-201", "POST of a title answers 201 with the task as application/json", func(x *exam) {
			x.equal("title", x.created(titled("buy milk")).title, any("buy milk"))
		}),
		check("H5-create-location", "201 carries a Location that leads to the task", createLocation),
		check("H5-create-members", "a task has id, title, done, created_at and updated_at, of their types, and nothing else", createMembers),
		check("H5-create-done-default", "done is false unless it is said", func(x *exam) {
			x.equal("done", x.created(titled("not yet")).done, any(false))
		}),
		check("H5-create-done-given", "done can be said at once, and is kept", func(x *exam) {
			made := x.created(`{"title":"at once","done":true}`)
			x.equal("done", made.done, any(true))
			x.equal("done when fetched", x.fetched(made.id).done, any(true))
		}),
		check("H5-create-ids", "each task has an id of its own", func(x *exam) {
			first, second := x.created(titled("one")), x.created(titled("two"))
			if first.id == second.id {
				x.failf("two tasks have the id %d", first.id)
			}
		}),
		check("H5-create-times", "created_at and updated_at are RFC 3339 in UTC and tell the time of the request", createTimes),
		check("H5-create-charset", "application/json; charset=utf-8 is JSON as well", func(x *exam) {
			got := x.do(request{http.MethodPost, tasksPath, titled("grün"), map[string]string{"Content-Type": "application/json; charset=utf-8"}})
			x.equal("title", x.task(x.object(got, 201)).title, any("grün"))
		}),
		check("H5-create-unknown", "a member that nobody knows is ignored (201, not repeated) or refused (422)", createUnknown),
		check("H5-create-forged", "a client cannot choose id, created_at or updated_at: ignored (201) or refused (422)", createForged),
		check("H5-create-done-type", "done of another type is 422: no guessing", func(x *exam) {
			for _, value := range []string{`"yes"`, `"true"`, `1`, `[]`} {
				x.refused(x.post(`{"title":"odd","done":`+value+`}`), 422)
			}
		}),
		check("H5-create-no-object", "a body that is JSON but no object is 400 or 422", func(x *exam) {
			for _, body := range []string{`[]`, `"text"`, `null`, `42`} {
				x.refused(x.post(body), 400, 422)
			}
		}),
	}
}

func createLocation(x *exam) {
	got := x.post(titled("where am I"))
	made := x.task(x.object(got, 201))
	location, err := url.Parse(got.header.Get("Location"))
	x.must("Location", err)
	base, err := url.Parse(x.site.base)
	x.must("base", err)
	place := base.JoinPath(tasksPath).ResolveReference(location)
	x.equal("the path of Location", place.Path, taskPath(made.id))
	if location.Host != "" {
		x.equal("the host of Location", location.Host, base.Host)
	}
	x.equal("the task at Location", x.task(x.object(x.get(place.Path), 200)).members, made.members)
}

func createMembers(x *exam) {
	made := x.created(titled("whole"))
	names := slices.Sorted(maps.Keys(made.members))
	x.equal("the members of a task", names, []string{"created_at", "done", "id", "title", "updated_at"})
	for _, member := range []string{"title", "created_at", "updated_at"} {
		if _, ok := made.members[member].(string); !ok {
			x.failf("%s is %v, not a text", member, made.members[member])
		}
	}
	if _, ok := made.done.(bool); !ok {
		x.failf("done is %v, not true or false", made.done)
	}
}

func createTimes(x *exam) {
	before := time.Now()
	made := x.created(titled("now"))
	created, updated := x.instant("created_at", made.createdAt), x.instant("updated_at", made.updatedAt)
	// Whole seconds are fine, and so is a database with a clock of its own.
	const slack = 5 * time.Second
	if created.Before(before.Add(-slack)) || created.After(time.Now().Add(slack)) {
		x.failf("created_at is %s; it is %s", created, before.UTC().Format(time.RFC3339Nano))
	}
	if gap := updated.Sub(created); gap < 0 || gap > slack {
		x.failf("updated_at %s does not go with created_at %s", updated, created)
	}
}

func createUnknown(x *exam) {
	got := x.post(`{"title":"more","colour":"unheard-of"}`)
	if got.status == 422 {
		x.refused(got, 422)
		return
	}
	x.object(got, 201)
	if strings.Contains(string(got.body), "unheard-of") {
		x.failf("%s: the unknown member was taken in", got)
	}
}

func createForged(x *exam) {
	honest := x.created(titled("honest"))
	got := x.post(`{"title":"forged","id":987654321,"created_at":"2001-01-01T00:00:00Z","updated_at":"2001-01-01T00:00:00Z"}`)
	if got.status == 422 {
		x.refused(got, 422)
		return
	}
	forged := x.task(x.object(got, 201))
	if forged.id == 987654321 || forged.id == honest.id {
		x.failf("the client chose the id %d", forged.id)
	}
	for member, value := range map[string]any{"created_at": forged.createdAt, "updated_at": forged.updatedAt} {
		if text, _ := value.(string); text == "" || strings.HasPrefix(text, "2001-") {
			x.failf("the client chose %s: %v", member, value)
		}
	}
}
