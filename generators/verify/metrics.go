package verify

import (
	"strings"
)

// itemPattern is the route of one task as the frameworks write it: {id}, :id,
// <int:id>, with or without the method before it.
var itemPattern = pattern(`api/v1/tasks/+[^0-9/\s]`)

// rawPath is a path with an id in it, which a label must not hold.
var rawPath = pattern(`/tasks/+-?[0-9]`)

// metricsRules are H4.
func metricsRules() []rule {
	return []rule{
		check("H4-metrics-200", "GET /metrics answers 200 as text/plain or OpenMetrics", func(x *exam) {
			got := x.get("/metrics")
			x.status(got, 200)
			if media := got.media(); media != "text/plain" && media != "application/openmetrics-text" {
				x.failf("%s; expected text/plain", got)
			}
		}),
		check("H4-metrics-format", "every line of /metrics is in the Prometheus text format, and each name is typed once", func(x *exam) {
			if got := x.scrape(); len(got.samples) == 0 {
				x.failf("/metrics has no sample")
			}
		}),
		check("H4-metrics-counter", "a counter, labelled with the route pattern of a task, counts each request to it", func(x *exam) {
			x.grows("counter", "")
		}),
		check("H4-metrics-histogram", "a histogram, labelled with the route pattern of a task, takes the duration of each request", func(x *exam) {
			x.grows("histogram", "_count")
		}),
		check("H4-metrics-buckets", "the buckets of that histogram rise with le, and +Inf holds as many as _count", buckets),
		check("H4-metrics-no-raw", "no label holds a path with an id, or a path that nobody knows", noRawPaths),
	}
}

func (x *exam) scrape() exposition {
	got := x.get("/metrics")
	x.status(got, 200)
	made, err := parseExposition(string(got.body))
	x.must("/metrics", err)
	return made
}

// grows asks for a task three times; of the families of this type, the
// samples of its route must then stand higher by at least three. A scrape may
// come before the last request is written down, so it is repeated.
func (x *exam) grows(kind, suffix string) string {
	id := x.created(titled("measured")).id
	before := x.scrape()
	for range 3 {
		x.fetched(id)
	}
	var name string
	x.eventually(x.site.limits.Answer/10, func() error {
		var err error
		name, err = x.scrape().grown(before, kind, suffix, 3)
		return err
	})
	return name
}

func buckets(x *exam) {
	family := x.grows("histogram", "_count")
	now := x.scrape()
	checked := 0
	for _, count := range now.of(family + "_count") {
		if !count.onItem() {
			continue
		}
		series := now.buckets(family, count)
		if len(series) < 3 {
			x.failf("%s%v has %d buckets", family, count.labels, len(series))
		}
		for i := 1; i < len(series); i++ {
			if series[i].value < series[i-1].value {
				x.failf("%s%v: the bucket le=%q holds less than the one before", family, count.labels, series[i].labels["le"])
			}
		}
		last := series[len(series)-1]
		x.equal("the last bucket", last.labels["le"], "+Inf")
		x.equal("what the bucket +Inf holds", last.value, count.value)
		checked++
	}
	if checked == 0 {
		x.failf("%s_count has no sample on the route of a task", family)
	}
}

func noRawPaths(x *exam) {
	x.fetched(x.created(titled("raw")).id)
	x.status(x.get("/nobody-knows-this-path"), 404)
	x.status(x.get(taskPath(absent)), 404)
	x.pause(x.site.limits.Answer / 50)
	got := x.scrape()
	if len(got.samples) == 0 {
		x.failf("/metrics has no sample")
	}
	for _, s := range got.samples {
		for label, value := range s.labels {
			if rawPath().MatchString(value) || strings.Contains(value, "nobody-knows-this-path") {
				x.failf("%s has the label %s=%q: a raw path", s.name, label, value)
			}
		}
	}
}
