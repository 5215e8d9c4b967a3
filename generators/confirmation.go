package generators

import (
	"fmt"

	"github.com/underpin-dev/underpin/generators/pack"
)

// confirmation is the commands by which the pack itself is proven before it
// serves: those of the verify case with the options that were chosen, else of
// the first.
func confirmation(p pack.Pack, options map[string]any) []string {
	if len(p.Verify.Cases) == 0 {
		return nil
	}
	chosen := p.Verify.Cases[0]
	for _, c := range p.Verify.Cases {
		if agrees(c.Options, options) {
			chosen = c
			break
		}
	}
	var commands []string
	for _, step := range chosen.Steps {
		if step.Serve != "" {
			break
		}
		commands = append(commands, step.Run)
	}
	return commands
}

func agrees(wanted map[string]string, options map[string]any) bool {
	for name, value := range wanted {
		if fmt.Sprint(options[name]) != value {
			return false
		}
	}
	return true
}
