package generators

import (
	"time"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/generators/pack"
	"github.com/underpin-dev/underpin/generators/tree"
)

// Rendering is all that a scaffold depends on.
type Rendering struct {
	Pack      pack.Pack
	Answers   checklist.Answers
	Framework catalog.Framework
	Record    string // path of the decision record
	Title     string // its heading
	Since     time.Time
	Options   map[string]string
}

// Scaffold renders it, and gives the options as they were settled.
func (r Rendering) Scaffold() (tree.Tree, map[string]any, error) {
	values, err := r.Pack.Values(r.known(), settings(r.Answers, r.Options))
	if err != nil {
		return tree.Tree{}, nil, err
	}
	options, _ := values["options"].(map[string]any) // Values puts it there
	files, err := r.Pack.Render(values)
	return files, options, err
}

// Offers tells whether an option of the pack is there under these answers and
// options.
func (r Rendering) Offers(option string) (bool, error) {
	return r.Pack.Offers(option, r.known(), settings(r.Answers, r.Options))
}

func (r Rendering) known() map[string]any {
	return known(r.Answers, r.Framework, r.Record, r.Title, r.Since)
}
