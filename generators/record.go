package generators

import (
	"fmt"
	"io/fs"
	"time"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/adr"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
	"github.com/underpin-dev/underpin/generators/render"
)

// RecordInput is what a framework record is made from.
type RecordInput struct {
	Decision     decisions.Decision
	Sensitivity  evaluation.Sensitivity // of the decision's evaluation
	Catalog      catalog.Catalog
	Answers      checklist.Answers
	Number       int       // of the record in its log
	Status       string    // such as accepted
	Date         time.Time // the day of the decision
	Confirmation []string  // the commands that confirm it
	Revision     *Revision // what it supersedes and why; nil for a first decision
	Template     string    // file name of a record template in Templates
	Templates    fs.FS     // the folder of record templates
}

// Heading is the record's title, such as "Use Gin for Order service".
func (in RecordInput) Heading() string {
	return RecordTitle(in.Decision.Chosen.Framework.Name, serviceTitle(in.Answers))
}

// FileName is the record's name in its log.
func (in RecordInput) FileName() string { return adr.Name(in.Number, in.Heading()) }

// RecordTitle names a record after the framework and the service.
func RecordTitle(framework, service string) string {
	return fmt.Sprintf("Use %s for %s", framework, service)
}

// Record writes the decision down as text. Every sentence about a framework
// in it carries a footnote to the source, section and words that say so.
// Errors are those of the template.
func Record(in RecordInput) ([]byte, error) {
	text, err := render.File(in.Templates, in.Template, newRecordView(in).data())
	if err != nil {
		return nil, fmt.Errorf("write the record: %w", err)
	}
	return text, nil
}
