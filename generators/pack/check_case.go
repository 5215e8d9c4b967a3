package pack

import (
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/finding"
)

var knownServices = []string{"postgresql"}

func (p *Pack) checkCase(c Case, say say) {
	options := c.places.within("options")
	for _, name := range sortedKeys(c.Options) {
		o, ok := p.Option(name)
		if !ok {
			say(options.of(name), "verify case %q: %s", c.Name, p.unknownOption(name))
		} else if problem := o.problem(c.Options[name]); problem != "" {
			say(options.of(name), "verify case %q: option %s: %s", c.Name, name, problem)
		}
	}
	checkAnswers(c, say)
	for i, service := range c.Services {
		if !slices.Contains(knownServices, service) {
			say(c.places.item("services", i), "verify case %q: there is no service %q%s", c.Name, service, finding.DidYouMean(service, knownServices))
		}
	}
	if len(c.Steps) == 0 {
		say(c.places.of("steps"), "verify case %q has no steps", c.Name)
	}
	for _, s := range c.Steps {
		checkStep(c, s, say)
	}
}

func checkAnswers(c Case, say say) {
	given := c.places.within("answers")
	for _, id := range sortedKeys(c.Answers) {
		if strings.HasPrefix(id, "scaffold.") {
			say(given.of(id), "verify case %q: %s: what a case chooses of the pack stands under options", c.Name, id)
			continue
		}
		_, err := checklist.Answers{}.With(id, c.Answers[id])
		for _, problem := range finding.In(err) {
			say(given.of(id), "verify case %q: answers: %s", c.Name, problem.Message)
		}
	}
}

func checkStep(c Case, s Step, say say) {
	switch {
	case (s.Run == "") == (s.Serve == ""):
		say(s.places.of(""), "verify case %q: a step has either run, or serve with a probe", c.Name)
	case s.Serve != "" && len(s.Probe) == 0:
		say(s.places.of("serve"), "verify case %q: serve needs a probe, such as [contract]", c.Name)
	case s.Run != "" && len(s.Probe) > 0:
		say(s.places.of("probe"), "verify case %q: only what is served can be probed", c.Name)
	}
	for _, probe := range s.Probe {
		if !probe.Contract && (!strings.HasPrefix(probe.Get, "/") || probe.Status < 100 || probe.Status > 599) {
			say(probe.places.of(""), "verify case %q: a probe is the word contract, or {get: /path, status: 200}", c.Name)
		}
	}
}
