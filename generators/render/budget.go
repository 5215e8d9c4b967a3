package render

import (
	"fmt"
	"reflect"
)

// What one Renderer may spend, and how large things may become. A pack of a
// thousand files takes a twentieth of it.
const (
	maxSteps     = 1_000_000 // a step is a node visited, a function called, or 64 bytes handled by one
	maxBytes     = 16 << 20  // of all results together
	maxFile      = 4 << 20   // of one result
	maxValue     = 256 << 10 // of what one function gives
	maxArguments = 1 << 20   // of what one function takes, or would give
	maxDepth     = 50        // of templates and partials in each other
	maxTemplate  = 1 << 20   // of the text of a template
	maxActions   = 10_000    // in one template
)

const bytesPerStep = 64

// refusal is why a template is not rendered to its end, as a whole sentence.
type refusal string

// Error is the sentence.
func (r refusal) Error() string { return string(r) }

func refuse(format string, args ...any) error { return refusal(fmt.Sprintf(format, args...)) }

// What ends a render whose budget is spent.
var (
	errTooLong = refuse("rendering takes more than %d steps: does something run without end here?", maxSteps)
	errTooMuch = refuse("all that was rendered is larger than %s together", inUnits(maxBytes))
	errTooDeep = refuse("templates include each other more than %d deep: does one include itself?", maxDepth)
)

// budget is what is left to spend.
type budget struct {
	steps int
	bytes int
	depth int
	spent bool
}

func newBudget() *budget { return &budget{steps: maxSteps, bytes: maxBytes} }

// step spends n steps.
func (b *budget) step(n int) error {
	if b.steps -= n; b.steps < 0 || n < 0 {
		b.spent = true
		return errTooLong
	}
	return nil
}

// handle spends the steps that working on so many bytes takes.
func (b *budget) handle(bytes int) error { return b.step(1 + bytes/bytesPerStep) }

// write spends bytes of the results.
func (b *budget) write(n int) bool {
	if b.bytes -= n; b.bytes < 0 {
		b.spent = true
		return false
	}
	return true
}

// measure is the size of a value with all that is in it, or a little more than
// limit as soon as it is more than that.
func measure(v reflect.Value, limit int) int {
	m := meter{limit: limit}
	m.add(v)
	return m.size
}

type meter struct{ size, limit int }

const wordSize = 16

func (m *meter) add(v reflect.Value) {
	if m.size > m.limit {
		return
	}
	switch v.Kind() {
	case reflect.Invalid:
	case reflect.String:
		m.size += wordSize + v.Len()
	case reflect.Interface, reflect.Pointer:
		m.add(v.Elem())
	case reflect.Slice, reflect.Array:
		m.size += wordSize
		for i := range v.Len() {
			m.add(v.Index(i))
		}
	case reflect.Map:
		m.size += wordSize
		for entries := v.MapRange(); entries.Next() && m.size <= m.limit; {
			m.add(entries.Key())
			m.add(entries.Value())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			m.add(v.Field(i))
		}
	default:
		m.size += wordSize
	}
}

// times multiplies sizes, stopping at what is too large anyway.
func times(a, b int) int {
	if a <= 0 || b <= 0 {
		return 0
	}
	if a > 1<<31 || b > 1<<31 || a*b > 1<<31 {
		return 1 << 31
	}
	return a * b
}

// inUnits is a limit as people say it.
func inUnits(bytes int) string {
	if bytes < 1<<20 {
		return fmt.Sprintf("%d KB", bytes>>10)
	}
	return fmt.Sprintf("%d MB", bytes>>20)
}
