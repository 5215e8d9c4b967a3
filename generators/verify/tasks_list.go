package verify

import (
	"fmt"
	"maps"
	"slices"
)

// listRules are the part of H5 about the list.
func listRules() []rule {
	return []rule{
		check("H5-list-shape", "the list is 200 application/json with items and total, and nothing else", func(x *exam) {
			x.list("") // its members have their types
			body := x.object(x.get(tasksPath), 200)
			x.equal("the members of the list", slices.Sorted(maps.Keys(body)), []string{"items", "total"})
		}),
		check("H5-list-items", "an item is the whole task, as GET tells it", func(x *exam) {
			x.atLeast(3)
			for _, item := range x.list("?limit=3").items {
				x.equal("the item", item.members, x.fetched(item.id).members)
			}
		}),
		check("H5-list-total", "total counts all tasks: one more after POST, one less after DELETE, whatever limit says", func(x *exam) {
			before := x.list("?limit=1").total
			made := x.created(titled("counted"))
			x.equal("total after POST", x.list("?limit=2").total, before+1)
			x.status(x.delete(made.id), 204)
			x.equal("total after DELETE", x.list("").total, before)
		}),
		check("H5-list-complete", "walking the pages meets every task once", listComplete),
		check("H5-list-default", "without a limit the list has 20 items", func(x *exam) {
			x.atLeast(21)
			x.equal("the number of items", len(x.list("").items), 20)
		}),
		check("H5-list-limit", "limit 1 and limit 100 are honoured", func(x *exam) {
			x.atLeast(101)
			x.equal("the number of items with limit=1", len(x.list("?limit=1").items), 1)
			x.equal("the number of items with limit=100", len(x.list("?limit=100").items), 100)
		}),
		check("H5-list-offset", "offset skips that many: pages join without a gap or a repetition", func(x *exam) {
			x.atLeast(12)
			var joined []int64
			for offset := 0; offset < 12; offset += 4 {
				joined = append(joined, x.list(fmt.Sprintf("?limit=4&offset=%d", offset)).ids()...)
			}
			x.equal("the ids of three pages", joined, x.list("?limit=12").ids())
			x.equal("the ids with offset=0", x.list("?limit=4&offset=0").ids(), x.list("?limit=4").ids())
		}),
		check("H5-list-stable", "the order stays, also when a task is changed", listStable),
		check("H5-list-beyond", "beyond the end the list is empty, [] and not null, and total stays", func(x *exam) {
			total := x.list("?limit=1").total
			beyond := x.list(fmt.Sprintf("?offset=%d", total+10))
			x.equal("the number of items", len(beyond.items), 0)
			x.equal("total", beyond.total, total)
		}),
		badQuery("H5-limit-0", "limit=0 is 400", "?limit=0"),
		badQuery("H5-limit-101", "limit=101 is 400", "?limit=101"),
		badQuery("H5-limit-negative", "a negative limit is 400", "?limit=-1"),
		badQuery("H5-limit-text", "a limit that is no whole number is 400", "?limit=many", "?limit=1.5", "?limit=10x"),
		badQuery("H5-limit-huge", "a limit beyond 64 bits is 400", "?limit=99999999999999999999"),
		badQuery("H5-offset-negative", "a negative offset is 400", "?offset=-1"),
		badQuery("H5-offset-text", "an offset that is no whole number is 400", "?offset=some", "?offset=0.5"),
		check("H5-offset-huge", "an offset beyond 64 bits is 400, or an empty page", func(x *exam) {
			got := x.get(tasksPath + "?offset=99999999999999999999")
			if got.status != 200 {
				x.refused(got, 400)
				return
			}
			x.equal("the number of items", len(x.list("?offset=99999999999999999999").items), 0)
		}),
	}
}

func badQuery(id, proves string, queries ...string) rule {
	return check(id, proves, func(x *exam) {
		for _, query := range queries {
			x.refused(x.get(tasksPath+query), 400)
		}
	})
}

func listComplete(x *exam) {
	made := x.created(titled("find me"))
	whole := x.all()
	x.equal("the number of tasks met", int64(len(whole.items)), whole.total)
	ids := whole.ids()
	if !slices.Contains(ids, made.id) {
		x.failf("task %d is on no page", made.id)
	}
	slices.Sort(ids)
	x.equal("the number of different tasks met", len(slices.Compact(ids)), len(whole.items))
}

func listStable(x *exam) {
	x.atLeast(12)
	before := x.list("?limit=12").ids()
	x.equal("the number of items", len(before), 12)
	for _, id := range []int64{before[0], before[6], before[11]} {
		x.patched(id, `{"done":true}`)
	}
	x.equal("the order of ids after PATCH", x.list("?limit=12").ids(), before)
}
