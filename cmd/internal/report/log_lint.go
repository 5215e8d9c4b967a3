package report

import (
	"fmt"
	"io"
	"net/url"

	"github.com/underpin-dev/underpin/decisions/adr"
)

// Problems shows what a lint of the log found, and what to do about it, a hint
// that several in a row share once.
func Problems(w io.Writer, list []adr.Problem) {
	for i, p := range list {
		fmt.Fprintln(w, Printable(fmt.Sprintf("%s (%s)", p.Error(), p.Rule)))
		if p.Hint != "" && (i == len(list)-1 || list[i+1].Hint != p.Hint) {
			fmt.Fprintf(w, "  %s\n", Wrap(Printable(p.Hint), 2))
		}
	}
}

// The parts of SARIF 2.1.0 that a lint of the log has something to say in.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool    sarifTool     `json:"tool"`
		Results []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID               string    `json:"id"`
		ShortDescription sarifText `json:"shortDescription"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine int `json:"startLine"`
	}
)

// SARIF writes the same for services that show findings beside the code. Paths
// should lead from the root of the repository.
func SARIF(w io.Writer, list []adr.Problem, version string) error {
	run := sarifRun{Tool: sarifTool{sarifDriver{Name: "underpin adr lint", Version: version}}, Results: []sarifResult{}}
	for _, r := range adr.Rules {
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{string(r.Rule), sarifText{r.Asks}})
	}
	for _, p := range list {
		text := p.Message
		if p.Hint != "" {
			text += ". " + p.Hint
		}
		place := sarifPhysical{sarifArtifact{(&url.URL{Path: p.File}).EscapedPath()}, sarifRegion{p.Line}}
		run.Results = append(run.Results, sarifResult{string(p.Rule), "warning", sarifText{text}, []sarifLocation{{place}}})
	}
	return JSON(w, sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}
