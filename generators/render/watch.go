package render

import (
	"fmt"
	"slices"
	"strings"
	"text/template"
	"text/template/parse"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// The template engine cannot be stopped from outside, so each template is made
// to count: its parsed tree gets a call of stepFunc at the beginning of each
// loop's body, and of enterFunc and leaveFunc around each template. No template
// can write these names, because the parser does not know them.
const (
	stepFunc  = "step"
	enterFunc = "enter"
	leaveFunc = "leave"
)

// compareWeight is what comparing may cost: the engine's own comparisons do not
// count, and two long texts may be compared.
const compareWeight = 8

// parse reads a template and makes it count.
func (r *Renderer) parse(t Template) (*template.Template, error) {
	trees, err := t.trees()
	if err != nil {
		return nil, err
	}
	for _, name := range sortedKeys(trees) {
		if problem := undefined(t, trees, trees[name]); problem != nil {
			return nil, *problem
		}
		r.bind(trees[name])
	}
	set := r.base
	if len(trees) > 1 { // what it defines is its own, not its neighbours'
		if set, err = r.base.Clone(); err != nil {
			return nil, fmt.Errorf("render %s: %w", t.Name, err)
		}
	}
	main := set
	for _, name := range sortedKeys(trees) {
		watch{trees[name]}.root()
		added, err := set.AddParseTree(name, trees[name])
		if err != nil {
			return nil, fmt.Errorf("render %s: %w", t.Name, err)
		}
		if name == t.Name {
			main = added
		}
	}
	return main, nil
}

// trees parses the text: one tree for the template itself, one for each that
// it defines. Errors are findings.
func (t Template) trees() (map[string]*parse.Tree, error) {
	if len(t.Text) > maxTemplate {
		return nil, finding.Finding{File: t.Name, Message: "a template is larger than " + inUnits(maxTemplate),
			Hint: "a file without actions may be larger when a rule in pack.yaml says verbatim: true"}
	}
	if strings.Count(t.Text, t.left()) > maxActions {
		return nil, finding.Finding{File: t.Name, Message: fmt.Sprintf("a template has more than %d actions", maxActions)}
	}
	trees, err := parse.Parse(t.Name, t.Text, t.Left, t.Right, names())
	if err != nil {
		return nil, explain(t, err, nil)
	}
	return trees, nil
}

// watch makes one parsed tree count.
type watch struct{ tree *parse.Tree }

func (w watch) root() {
	root := w.tree.Root
	weight := w.list(root)
	root.Nodes = slices.Concat(
		[]parse.Node{w.call(root.Pos, enterFunc, weight)},
		root.Nodes,
		[]parse.Node{w.call(root.Pos, leaveFunc, 0)},
	)
}

// list weighs nodes and makes the loops among them count. What a loop's body
// weighs is not part of it: it is spent each time it runs.
func (w watch) list(list *parse.ListNode) int {
	if list == nil {
		return 0
	}
	weight := 1
	for _, node := range list.Nodes {
		switch n := node.(type) {
		case *parse.ActionNode:
			weight += pipeWeight(n.Pipe)
		case *parse.IfNode:
			weight += w.branch(&n.BranchNode)
		case *parse.WithNode:
			weight += w.branch(&n.BranchNode)
		case *parse.RangeNode:
			weight += pipeWeight(n.Pipe) + w.list(n.ElseList)
			step := w.call(n.Pos, stepFunc, 1+w.list(n.List))
			n.List.Nodes = slices.Insert(n.List.Nodes, 0, parse.Node(step))
		case *parse.TemplateNode:
			weight += pipeWeight(n.Pipe)
		default:
			weight++
		}
	}
	return weight
}

func (w watch) branch(n *parse.BranchNode) int {
	return pipeWeight(n.Pipe) + w.list(n.List) + w.list(n.ElseList)
}

func pipeWeight(pipe *parse.PipeNode) int {
	weight := 1
	if pipe == nil {
		return weight
	}
	visit(pipe, true, func(node parse.Node, _ bool) {
		weight++
		if n, ok := node.(*parse.IdentifierNode); ok && slices.Contains(comparisons, n.Ident) {
			weight += compareWeight
		}
	})
	return weight
}

// call is the action {{ name number }}.
func (w watch) call(pos parse.Pos, name string, number int) *parse.ActionNode {
	identifier := parse.NewIdentifier(name).SetPos(pos).SetTree(w.tree)
	argument := &parse.NumberNode{NodeType: parse.NodeNumber, Pos: pos, IsInt: true, Int64: int64(number), Text: fmt.Sprint(number)}
	command := &parse.CommandNode{NodeType: parse.NodeCommand, Pos: pos, Args: []parse.Node{identifier, argument}}
	pipe := &parse.PipeNode{NodeType: parse.NodePipe, Pos: pos, Cmds: []*parse.CommandNode{command}}
	return &parse.ActionNode{NodeType: parse.NodeAction, Pos: pos, Pipe: pipe}
}

// step is called by each pass of a loop.
func (r *Renderer) step(weight int) (string, error) {
	if r.out.err != nil {
		return "", r.out.err
	}
	return "", r.budget.step(weight)
}

// enter is called at the beginning of a template, leave at its end.
func (r *Renderer) enter(weight int) (string, error) {
	if r.budget.depth++; r.budget.depth > maxDepth {
		return "", errTooDeep
	}
	return r.step(weight)
}

func (r *Renderer) leave(int) string {
	r.budget.depth--
	return ""
}
