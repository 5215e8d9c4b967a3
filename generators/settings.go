package generators

import (
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/generators/pack"
)

// settings are options for a pack with the place where the answers say them,
// for a finding about one to name.
func settings(answers checklist.Answers, options map[string]string) map[string]pack.Setting {
	list := make(map[string]pack.Setting, len(options))
	for name, value := range options {
		setting := pack.Setting{Value: value}
		if id := "scaffold." + name; answers.Value(id) == value {
			setting.Place = answers.Place(id)
		}
		list[name] = setting
	}
	return list
}
