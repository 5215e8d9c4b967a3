package catalog

import (
	"fmt"

	"go.yaml.in/yaml/v3"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// Each thing in a catalog notes the line it stands in, so that lint can point
// to it. The plain types keep UnmarshalYAML from calling itself.
type (
	plainSource    Source
	plainRuntime   Runtime
	plainFramework Framework
	plainClaim     Claim
)

// UnmarshalYAML reads a source and notes where it stands.
func (s *Source) UnmarshalYAML(node *yaml.Node) error {
	s.place = linePlace(node)
	return node.Decode((*plainSource)(s))
}

// UnmarshalYAML reads a runtime and notes where it stands.
func (r *Runtime) UnmarshalYAML(node *yaml.Node) error {
	r.place = linePlace(node)
	return node.Decode((*plainRuntime)(r))
}

// UnmarshalYAML reads a framework and notes where it stands.
func (f *Framework) UnmarshalYAML(node *yaml.Node) error {
	f.place = linePlace(node)
	return node.Decode((*plainFramework)(f))
}

// UnmarshalYAML reads a claim and notes where it stands.
func (c *Claim) UnmarshalYAML(node *yaml.Node) error {
	c.place = linePlace(node)
	return node.Decode((*plainClaim)(c))
}

func linePlace(node *yaml.Node) finding.Finding { return finding.Finding{Line: node.Line} }

// says makes a finding at the place.
func says(place finding.Finding, format string, args ...any) finding.Finding {
	place.Message = fmt.Sprintf(format, args...)
	return place
}
