package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
)

// completer offers values to a shell for the word that is being typed.
type completer = cobra.CompletionFunc

// completes gives a flag its values.
func completes(cmd *cobra.Command, flag string, values completer) {
	if err := cmd.RegisterFlagCompletionFunc(flag, values); err != nil {
		panic(err) // the flag is not there: every start would tell
	}
}

// fixed offers the same words always, and files where these are meant, too.
func fixed(words []string, then cobra.ShellCompDirective) completer {
	return func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return words, then
	}
}

// known is the evidence that counts where the user stands, the built-in where
// the settings are not in order: a shell has no place for errors.
func (app *App) known(cmd *cobra.Command) catalog.Catalog {
	if g, err := app.grounds(cmd.Context(), settingsFlags{}); err == nil {
		return g.evidence
	}
	return catalog.Default()
}

// frameworks offers the frameworks that are not among the arguments yet.
func (app *App) frameworks(cmd *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var list []cobra.Completion
	for _, f := range app.known(cmd).Frameworks {
		if !slices.Contains(args, f.ID) {
			list = append(list, cobra.CompletionWithDesc(f.ID, f.Name))
		}
	}
	return list, cobra.ShellCompDirectiveNoFileComp
}

// oneFramework offers frameworks for the first argument only.
func (app *App) oneFramework(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return app.frameworks(cmd, args, typed)
}

// catalogEntries offers all that catalog show shows.
func (app *App) catalogEntries(cmd *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return catalogIDs(app.known(cmd)), cobra.ShellCompDirectiveNoFileComp
}

// packs offers the built-in packs that are not among the arguments yet; a
// folder completes as well.
func (app *App) packs(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	names, err := builtInPacks(app)
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return slices.DeleteFunc(names, func(name string) bool { return slices.Contains(args, name) }), cobra.ShellCompDirectiveDefault
}

// onePack offers packs for the first argument, folders for those behind.
func (app *App) onePack(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveFilterDirs
	}
	return app.packs(cmd, args, typed)
}

// assignments offers key=value for --set: first the keys, behind one its
// values.
func assignments(_ *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	key, value, valued := strings.Cut(typed, "=")
	if !valued {
		return withEquals(keys()), cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveNoFileComp
	}
	var list []cobra.Completion
	for _, v := range values(key, value) {
		list = append(list, key+"="+v)
	}
	return list, cobra.ShellCompDirectiveNoFileComp
}

// keyThenValue offers the same as two arguments.
func keyThenValue(_ *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	switch len(args) {
	case 0:
		return keys(), cobra.ShellCompDirectiveNoFileComp
	case 1:
		return values(args[0], typed), cobra.ShellCompDirectiveNoFileComp
	}
	return nil, cobra.ShellCompDirectiveNoFileComp
}

// keys are the questions with what they ask.
func keys() []cobra.Completion {
	var list []cobra.Completion
	for _, key := range checklist.Keys() {
		q, _ := checklist.Lookup(key)
		list = append(list, cobra.CompletionWithDesc(key, q.Ask))
	}
	return list
}

func withEquals(keys []cobra.Completion) []cobra.Completion {
	for i, key := range keys {
		id, help, _ := strings.Cut(key, "\t")
		keys[i] = cobra.CompletionWithDesc(id+"=", help)
	}
	return keys
}

// values are the answers to a question; of several, those not typed yet behind
// the comma.
func values(key, typed string) []cobra.Completion {
	q, ok := checklist.Lookup(key)
	if !ok {
		return nil
	}
	options := q.Options
	switch {
	case strings.HasPrefix(key, "importance."):
		for n := range "012345" {
			options = append(options, checklist.Option{Value: string("012345"[n])})
		}
	case q.Kind == checklist.IDs:
		for _, f := range catalog.Default().Frameworks {
			options = append(options, checklist.Option{Value: f.ID, Help: f.Name})
		}
	}
	before := ""
	if last := strings.LastIndex(typed, ","); q.Kind.Several() && last >= 0 {
		before = typed[:last+1]
	}
	var list []cobra.Completion
	for _, o := range options {
		if !slices.Contains(strings.Split(before, ","), o.Value) {
			list = append(list, cobra.CompletionWithDesc(before+o.Value, o.Help))
		}
	}
	return list
}
