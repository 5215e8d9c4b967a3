package verify

import (
	"net/http"
	"strings"
	"time"
)

// patchRules are the part of H5 about PATCH.
func patchRules() []rule {
	return []rule{
		check("H5-patch-done", "PATCH of done changes it, keeps the title, answers 200 with the task, and is kept", func(x *exam) {
			id := x.created(titled("half")).id
			changed := x.patched(id, `{"done":true}`)
			x.equal("done", changed.done, any(true))
			x.equal("title", changed.title, any("half"))
			x.equal("the task when fetched", x.fetched(id).members, changed.members)
		}),
		check("H5-patch-done-false", "PATCH can set done back to false", func(x *exam) {
			id := x.created(`{"title":"undo","done":true}`).id
			x.equal("done", x.patched(id, `{"done":false}`).done, any(false))
			x.equal("done when fetched", x.fetched(id).done, any(false))
		}),
		check("H5-patch-title", "PATCH of the title trims and changes it, keeps done, and is kept", func(x *exam) {
			id := x.created(`{"title":"old","done":true}`).id
			changed := x.patched(id, titled("  new  "))
			x.equal("title", changed.title, any("new"))
			x.equal("done", changed.done, any(true))
			x.equal("the task when fetched", x.fetched(id).members, changed.members)
		}),
		check("H5-patch-times", "PATCH moves updated_at and leaves created_at and id", patchTimes),
		check("H5-patch-one", "PATCH changes that task alone", func(x *exam) {
			other, mine := x.created(titled("other")), x.created(titled("mine"))
			x.patched(mine.id, titled("changed"))
			x.equal("the other task", x.fetched(other.id).members, other.members)
		}),
		check("H5-patch-empty", "an empty PATCH changes nothing (200) or is refused (422)", patchEmpty),
		check("H5-patch-forged", "PATCH cannot change id or created_at: ignored (200) or refused (422)", patchForged),
		patchRefused("H5-patch-title-rules", "a title that breaks a rule is 422", titled(""), titled("  "), titled(strings.Repeat("x", 201))),
		patchRefused("H5-patch-title-null", "a title of null is 422", `{"title":null}`),
		patchRefused("H5-patch-title-type", "a title that is no text is 422", `{"title":42}`),
		patchRefused("H5-patch-done-null", "done of null is 422", `{"done":null}`),
		patchRefused("H5-patch-done-type", "done of another type is 422", `{"done":"yes"}`, `{"done":1}`),
		check("H5-patch-404", "PATCH of a task that is not there is 404", func(x *exam) {
			x.refused(x.patch(absent, `{"done":true}`), 404)
		}),
		check("H5-patch-malformed", "PATCH with malformed JSON is 400", func(x *exam) {
			x.refused(x.patch(x.created(titled("m")).id, `{"done":tru`), 400)
		}),
		check("H5-patch-415", "PATCH of something that is not JSON is 415", func(x *exam) {
			path := taskPath(x.created(titled("t")).id)
			x.refused(x.do(request{http.MethodPatch, path, "done=true", map[string]string{"Content-Type": "text/plain"}}), 415)
		}),
	}
}

func patchTimes(x *exam) {
	made := x.created(titled("wait"))
	x.pause(x.site.limits.Tick) // times in whole seconds are fine
	changed := x.patched(made.id, `{"done":true}`)
	x.equal("id", changed.id, made.id)
	created, same := x.instant("created_at", made.createdAt), x.instant("created_at", changed.createdAt)
	if !same.Equal(created) {
		x.failf("created_at went from %s to %s", created, same)
	}
	before, after := x.instant("updated_at", made.updatedAt), x.instant("updated_at", changed.updatedAt)
	if !after.After(before) {
		x.failf("updated_at stayed at %s, or went back to %s", before, after)
	}
	if time.Since(after).Abs() > 5*time.Second {
		x.failf("updated_at is %s; it is %s", after, time.Now().UTC().Format(time.RFC3339))
	}
}

func patchEmpty(x *exam) {
	made := x.created(titled("as before"))
	got := x.patch(made.id, `{}`)
	if got.status == 422 {
		x.refused(got, 422)
	} else {
		x.equal("title", x.task(x.object(got, 200)).title, any("as before"))
	}
	kept := x.fetched(made.id)
	x.equal("title when fetched", kept.title, made.title)
	x.equal("done when fetched", kept.done, made.done)
}

func patchForged(x *exam) {
	made := x.created(titled("mine"))
	got := x.patch(made.id, `{"title":"still mine","id":987654322,"created_at":"2001-01-01T00:00:00Z"}`)
	if got.status == 422 {
		x.refused(got, 422)
	} else {
		x.object(got, 200)
	}
	kept := x.fetched(made.id)
	x.equal("id", kept.id, made.id)
	x.equal("created_at", kept.createdAt, made.createdAt)
}

// patchRefused sends each body; each must be 422 and leave the task as it was.
func patchRefused(id, proves string, bodies ...string) rule {
	return check(id, "PATCH with "+proves+", and the task stays as it was", func(x *exam) {
		made := x.created(titled("keep me"))
		for _, body := range bodies {
			x.refused(x.patch(made.id, body), 422)
		}
		x.equal("the task when fetched", x.fetched(made.id).members, made.members)
	})
}
