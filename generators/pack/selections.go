package pack

import (
	"maps"
	"slices"
)

// Selections are options and answers that show the pack from every side: its
// defaults; for each two options every pair of values that can be chosen
// together, each with the answers of every verify case; and the verify cases
// themselves. They have no steps. offered drops the options that are not
// offered along with the others.
func (p Pack) Selections(offered func(Case) (map[string]string, error)) ([]Case, error) {
	var selections []Case
	add := func(c Case) {
		if !slices.ContainsFunc(selections, func(s Case) bool {
			return maps.Equal(s.Options, c.Options) && maps.Equal(s.Answers, c.Answers)
		}) {
			selections = append(selections, Case{Options: c.Options, Answers: c.Answers})
		}
	}
	for _, answers := range p.answersOfCases() {
		rows, err := p.pairs(func(options map[string]string) (map[string]string, error) {
			return offered(Case{Options: options, Answers: answers})
		})
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			add(Case{Options: row, Answers: answers})
		}
	}
	for _, c := range p.Verify.Cases {
		add(c)
	}
	return selections, nil
}

// answersOfCases are the answers that verify cases give, each once, none first.
func (p Pack) answersOfCases() []map[string]string {
	list := []map[string]string{nil}
	for _, c := range p.Verify.Cases {
		if !slices.ContainsFunc(list, func(known map[string]string) bool { return maps.Equal(known, c.Answers) }) {
			list = append(list, c.Answers)
		}
	}
	return list
}

// pair is two options with a value each; the same one twice stands for a value
// by itself.
type pair struct{ a, valueA, b, valueB string }

// maxTries bounds the search for company in which a pair is offered.
const maxTries = 256

// pairs are settings, the defaults first, that hold every pair of values which
// can be had.
func (p Pack) pairs(offered func(map[string]string) (map[string]string, error)) ([]map[string]string, error) {
	values := p.valuesOfOptions()
	missing, order := p.allPairs(values)
	rows := []map[string]string{}
	take := func(row map[string]string) {
		rows = append(rows, row)
		for _, held := range p.pairsIn(row) {
			delete(missing, held)
		}
	}
	defaults, err := offered(map[string]string{})
	if err != nil {
		return nil, err
	}
	take(defaults)
	for _, wanted := range order {
		if !missing[wanted] {
			continue
		}
		for try := range maxTries {
			row, last := p.company(wanted, values, missing, try)
			row, err := offered(row)
			if err != nil {
				return nil, err
			}
			if slices.Contains(p.pairsIn(row), wanted) {
				take(row)
				break
			}
			if last {
				break // what is not offered together needs no look
			}
		}
	}
	return rows, nil
}

// valuesOfOptions are those that an option can take, its default first; of a
// text that is only the default.
func (p Pack) valuesOfOptions() map[string][]string {
	values := map[string][]string{}
	for _, o := range p.Options {
		list := []string{o.Default}
		others := o.Choices
		if o.Type == Bool {
			others = []string{"false", "true"}
		}
		for _, value := range others {
			if value != o.Default {
				list = append(list, value)
			}
		}
		values[o.Name] = list
	}
	return values
}

func (p Pack) allPairs(values map[string][]string) (map[pair]bool, []pair) {
	missing := map[pair]bool{}
	var order []pair
	for i, a := range p.Options {
		for _, b := range p.Options[i:] {
			for _, valueA := range values[a.Name] {
				for _, valueB := range values[b.Name] {
					if a.Name == b.Name && valueA != valueB {
						continue
					}
					wanted := pair{a.Name, valueA, b.Name, valueB}
					missing[wanted] = true
					order = append(order, wanted)
				}
			}
		}
	}
	return missing, order
}

// pairsIn are those that a row of settings holds, defaults included.
func (p Pack) pairsIn(row map[string]string) []pair {
	value := func(o Option) string {
		if said, ok := row[o.Name]; ok {
			return said
		}
		return o.Default
	}
	var list []pair
	for i, a := range p.Options {
		for _, b := range p.Options[i:] {
			list = append(list, pair{a.Name, value(a), b.Name, value(b)})
		}
	}
	return list
}

// company is a row that holds a pair. On the first try the other options take
// the values that bring most pairs which are still missing; on later ones they
// count through all their values. last tells that there are no more.
func (p Pack) company(wanted pair, values map[string][]string, missing map[pair]bool, try int) (row map[string]string, last bool) {
	row = map[string]string{wanted.a: wanted.valueA, wanted.b: wanted.valueB}
	count := try - 1
	for _, o := range p.Options {
		if o.Name == wanted.a || o.Name == wanted.b {
			continue
		}
		list := values[o.Name]
		if try == 0 {
			row[o.Name] = p.mostMissing(o, list, row, missing)
			continue
		}
		row[o.Name] = list[count%len(list)]
		count /= len(list)
	}
	return row, try > 0 && count > 0
}

func (p Pack) mostMissing(o Option, list []string, row map[string]string, missing map[pair]bool) string {
	best, most := list[0], -1
	for _, value := range list {
		n := 0
		for name, other := range row {
			if missing[pair{name, other, o.Name, value}] || missing[pair{o.Name, value, name, other}] {
				n++
			}
		}
		if n > most {
			best, most = value, n
		}
	}
	return best
}

// Offered drops what an option was set to where it is not offered along with
// those before it, as Values would refuse it, and what is its default anyway.
func (p Pack) Offered(known map[string]any, chosen map[string]string) (map[string]string, error) {
	offered := map[string]string{}
	settled := map[string]Setting{}
	for i, o := range p.Options {
		said, ok := chosen[o.Name]
		if !ok || said == o.Default {
			continue
		}
		if o.When != "" {
			before := p
			before.Options, before.Computed = p.Options[:i], nil
			values, err := before.Values(known, settled)
			if err != nil {
				return nil, err
			}
			if fits, err := truth(before.renderer(), p.whenOf(o), values); err != nil || !fits {
				if err != nil {
					return nil, err
				}
				continue
			}
		}
		offered[o.Name], settled[o.Name] = said, Setting{Value: said}
	}
	return offered, nil
}
