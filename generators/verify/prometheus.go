package verify

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
)

// exposition is one answer of /metrics, read.
type exposition struct {
	types   map[string]string // family -> counter, histogram, ...
	samples []sample
}

type sample struct {
	name   string
	labels map[string]string
	value  float64
}

var (
	metricName = pattern(`^[a-zA-Z_:][a-zA-Z0-9_:]*`)
	labelPair  = pattern(`^\s*([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\.)*)"\s*(,|\})`)
	// After the labels: the value, perhaps a timestamp, perhaps an exemplar.
	valuePart = pattern(`^\s*(\S+)(?:\s+-?[0-9.]+)?(?:\s+#.*)?$`)
	unescape  = strings.NewReplacer(`\\`, `\`, `\"`, `"`, `\n`, "\n")
)

// parseExposition reads the Prometheus text format (and what OpenMetrics adds
// to it). The error names the first line that is not in it.
func parseExposition(text string) (exposition, error) {
	made := exposition{types: map[string]string{}}
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimRight(line, "\r")
		switch {
		case line == "":
		case strings.HasPrefix(line, "#"):
			words := strings.Fields(line)
			if len(words) < 4 || words[1] != "TYPE" {
				continue
			}
			if _, twice := made.types[words[2]]; twice {
				return made, fmt.Errorf("line %d: %s is typed twice", i+1, words[2])
			}
			made.types[words[2]] = words[3]
		default:
			s, err := parseSample(line)
			if err != nil {
				return made, fmt.Errorf("line %d: %w", i+1, err)
			}
			made.samples = append(made.samples, s)
		}
	}
	return made, nil
}

func parseSample(line string) (sample, error) {
	name := metricName().FindString(line)
	if name == "" {
		return sample{}, fmt.Errorf("%q is no sample", line)
	}
	labels, rest, err := parseLabels(line[len(name):])
	if err != nil {
		return sample{}, fmt.Errorf("%q %w", line, err)
	}
	parts := valuePart().FindStringSubmatch(rest)
	if parts == nil {
		return sample{}, fmt.Errorf("%q is no sample", line)
	}
	value, err := strconv.ParseFloat(parts[1], 64)
	if err != nil {
		return sample{}, fmt.Errorf("%q has no number", line)
	}
	return sample{name, labels, value}, nil
}

// parseLabels reads {name="value",...}, if there is such, and what follows.
func parseLabels(text string) (labels map[string]string, rest string, err error) {
	labels = map[string]string{}
	inside, there := strings.CutPrefix(text, "{")
	if !there {
		return labels, text, nil
	}
	for {
		if after, done := strings.CutPrefix(strings.TrimLeft(inside, " "), "}"); done {
			return labels, after, nil
		}
		pair := labelPair().FindStringSubmatch(inside)
		if pair == nil {
			return nil, "", errors.New("has bad labels")
		}
		labels[pair[1]] = unescape.Replace(pair[2])
		inside = inside[len(pair[0]):]
		if pair[3] == "}" {
			return labels, inside, nil
		}
	}
}

// onItem tells whether a label is the route pattern of one task.
func (s sample) onItem() bool {
	for _, value := range s.labels {
		if itemPattern().MatchString(value) {
			return true
		}
	}
	return false
}

func (e exposition) of(name string) []sample {
	var found []sample
	for _, s := range e.samples {
		if s.name == name {
			found = append(found, s)
		}
	}
	return found
}

// onItems is the sum over the samples on the route of a task.
func (e exposition) onItems(name string) float64 {
	sum := 0.0
	for _, s := range e.of(name) {
		if s.onItem() {
			sum += s.value
		}
	}
	return sum
}

// grown is a family of this type whose samples on the route of a task stand
// higher than before by at least n. OpenMetrics types a counter without its
// ending _total.
func (e exposition) grown(before exposition, kind, suffix string, n float64) (string, error) {
	seen := []string{}
	for _, family := range slices.Sorted(maps.Keys(e.types)) {
		if e.types[family] != kind {
			continue
		}
		seen = append(seen, family)
		name := family + suffix
		if kind == "counter" && len(e.of(name)) == 0 {
			name = family + "_total"
		}
		if e.onItems(name)-before.onItems(name) >= n {
			return family, nil
		}
	}
	return "", fmt.Errorf("no %s with a route pattern such as /api/v1/tasks/{id} rose by %v; seen: %s", kind, n, cmp.Or(strings.Join(seen, ", "), "none"))
}

// buckets are those of the family with the labels of count, by le.
func (e exposition) buckets(family string, count sample) []sample {
	var found []sample
	for _, s := range e.of(family + "_bucket") {
		rest := maps.Clone(s.labels)
		delete(rest, "le")
		if maps.Equal(rest, count.labels) {
			found = append(found, s)
		}
	}
	slices.SortFunc(found, func(a, b sample) int { return cmp.Compare(bound(a), bound(b)) })
	return found
}

func bound(s sample) float64 {
	le, err := strconv.ParseFloat(s.labels["le"], 64)
	if err != nil {
		return math.NaN()
	}
	return le
}
