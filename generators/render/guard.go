package render

import (
	"reflect"
	"strings"
	"text/template"
	"text/template/parse"
)

// bind makes the functions that a tree calls known to the engine, bound to this
// renderer's budget. Few are ever used, and each has its price.
func (r *Renderer) bind(tree *parse.Tree) {
	visit(tree.Root, true, func(node parse.Node, _ bool) {
		identifier, ok := node.(*parse.IdentifierNode)
		if !ok || r.bound[identifier.Ident] {
			return
		}
		if f, ok := available()[identifier.Ident]; ok {
			r.base.Funcs(template.FuncMap{identifier.Ident: r.guard(identifier.Ident, f)})
		}
		r.bound[identifier.Ident] = true
	})
}

var errorType = reflect.TypeFor[error]()

// guard wraps a function so that what it takes and gives is measured and spent.
// A result is never much larger than its arguments, except of the functions in
// growth, which tell beforehand how large it would be. So neither memory nor
// time can run away, whatever is put together.
func (r *Renderer) guard(name string, f any) any {
	inner := reflect.ValueOf(f)
	signature := inner.Type()
	in := make([]reflect.Type, signature.NumIn())
	for i := range in {
		in[i] = signature.In(i)
	}
	outer := reflect.FuncOf(in, []reflect.Type{signature.Out(0), errorType}, signature.IsVariadic())
	fail := func(err error) []reflect.Value {
		return []reflect.Value{reflect.Zero(signature.Out(0)), reflect.ValueOf(&err).Elem()}
	}
	none := reflect.Zero(errorType)
	grow := growth[name]
	return reflect.MakeFunc(outer, func(arguments []reflect.Value) []reflect.Value {
		if err := r.admit(name, arguments, grow); err != nil {
			return fail(err)
		}
		var results []reflect.Value
		if signature.IsVariadic() {
			results = inner.CallSlice(arguments)
		} else {
			results = inner.Call(arguments)
		}
		if len(results) == 2 && !results[1].IsNil() {
			return []reflect.Value{results[0], results[1]}
		}
		size := measure(results[0], maxValue)
		if size > maxValue {
			return fail(refuse("what %s gives is larger than %s", name, inUnits(maxValue)))
		}
		if err := r.budget.handle(size); err != nil {
			return fail(err)
		}
		return []reflect.Value{results[0], none}
	}).Interface()
}

// admit spends what a call costs before it is made, or refuses it.
func (r *Renderer) admit(name string, arguments []reflect.Value, grow func([]reflect.Value) (effort, error)) error {
	if r.out.err != nil {
		return r.out.err
	}
	size := 0
	for _, argument := range arguments {
		size += measure(argument, maxArguments-size)
	}
	if size > maxArguments {
		return refuse("what %s is given is larger than %s", name, inUnits(maxArguments))
	}
	if grow == nil {
		return r.budget.handle(size)
	}
	effort, err := grow(arguments)
	if err != nil {
		return err
	}
	if effort.result > maxArguments {
		return refuse("what %s would give is larger than %s", name, inUnits(maxArguments))
	}
	return r.budget.handle(size + effort.work)
}

// effort is what a call would take: the size of its result, and the work, in
// bytes handled, where that is more than in proportion to the arguments.
type effort struct{ result, work int }

// growth knows the functions whose result or work is not in proportion to the
// size of their arguments.
var growth = map[string]func(arguments []reflect.Value) (effort, error){
	"indent":  growsByIndent,
	"nindent": growsByIndent,
	"join": func(a []reflect.Value) (effort, error) {
		return effort{result: times(a[0].Len(), elements(a[1]))}, nil
	},
	"printf": func(a []reflect.Value) (effort, error) { return formatted(a[0].String(), a[1]) },
	"regexFind": func(a []reflect.Value) (effort, error) {
		return searched(a[0].String(), a[1].String())
	},
	"regexMatch": func(a []reflect.Value) (effort, error) {
		return searched(a[0].String(), a[1].String())
	},
	"regexReplaceAll": func(a []reflect.Value) (effort, error) {
		e, err := searched(a[0].String(), a[1].String())
		text, by := a[1].Len(), a[2].String()
		e.result = times(text+1, len(by)) + times(text, strings.Count(by, "$"))
		return e, err
	},
	"regexReplaceAllLiteral": func(a []reflect.Value) (effort, error) {
		e, err := searched(a[0].String(), a[1].String())
		e.result = times(a[1].Len()+1, a[2].Len())
		return e, err
	},
	"replace": func(a []reflect.Value) (effort, error) {
		return effort{result: times(strings.Count(a[2].String(), a[0].String()), a[1].Len())}, nil
	},
	"trimAll": func(a []reflect.Value) (effort, error) {
		return effort{work: times(a[0].Len(), a[1].Len())}, nil
	},
	"uniq": func(a []reflect.Value) (effort, error) {
		return effort{work: times(elements(a[0]), measure(a[0], maxArguments))}, nil
	},
	"without": func(a []reflect.Value) (effort, error) {
		return effort{work: times(elements(a[1]), measure(a[0], maxArguments))}, nil
	},
	"wrapWith": func(a []reflect.Value) (effort, error) {
		return effort{result: times(a[2].Len()+1, a[1].Len())}, nil
	},
}

func growsByIndent(a []reflect.Value) (effort, error) {
	if a[0].Int() < 0 {
		return effort{}, refuse("cannot indent by %d spaces", a[0].Int())
	}
	lines := strings.Count(a[1].String(), "\n") + 1
	return effort{result: times(int(min(a[0].Int(), 1<<31)), lines)}, nil
}

// elements is the length of a list, 1 of anything else.
func elements(v reflect.Value) int {
	for v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	if v.Kind() == reflect.Slice || v.Kind() == reflect.Array {
		return v.Len()
	}
	return 1
}
