package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/decisions/adr"
	"github.com/underpin-dev/underpin/decisions/finding"
)

// logFlag names the folder of the log, for every verb below adr.
type logFlag string

func newADRCmd(app *App) *cobra.Command {
	var at logFlag
	cmd := group("adr", "Keep the log of decision records",
		newADRInitCmd(app), newADRNewCmd(app, &at), newADRListCmd(app, &at), newADRShowCmd(app, &at), newADRLinkCmd(app, &at), newADRRegenerateCmd(app))
	cmd.AddCommand(newADRStatusCmds(app, &at)...)
	cmd.AddCommand(newADRTocCmd(app, &at), newADRGraphCmd(app, &at), newADRGenerateCmd(app, &at), newADRLintCmd(app, &at), newADRRenumberCmd(app, &at), newADRTemplateCmd(app))
	cmd.Long = `adr keeps decision records: it reads and continues the log that a repository
has, in the dialect that it finds there. The log is looked for where the user
stands and above: a folder that a file .adr-dir names, doc/adr, docs/adr,
docs/decisions and the like.

Whoever is used to adr-tools can go on: alias adr="underpin adr"`
	cmd.PersistentFlags().StringVar((*string)(&at), "dir", "", "the `folder` of the log, instead of looking for it")
	return cmd
}

// records is a log on the disk.
type records struct {
	adr.Log
	dir string // absolute
	app *App
}

// at is the path of a file in the log as the user would write it.
func (r records) at(file string) string {
	shown, err := filepath.Rel(r.app.Dir, filepath.Join(r.dir, file))
	if err != nil {
		shown = filepath.Join(r.dir, file)
	}
	return filepath.ToSlash(shown)
}

// openLog reads the log; one that is not there is a finding.
func openLog(app *App, at logFlag) (records, error) {
	dir, found := findLog(app, at)
	if !found {
		return records{}, finding.Errorf("there is no log of decisions here: no %s, %s or %s in this folder or above", adr.ToolsFolder, "docs/adr", adr.Folder).
			WithHint("underpin adr init begins one, and --dir names one that is elsewhere")
	}
	return readLog(app, dir)
}

func readLog(app *App, dir string) (records, error) {
	log := records{dir: dir, app: app}
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return records{}, finding.Errorf("%s: there is no such folder", log.at("."))
	}
	if err != nil {
		return records{}, finding.Errorf("%s: %v", log.at("."), cause(err))
	}
	defer root.Close()
	log.Log, err = adr.Read(root.FS())
	return log, err
}

// findLog gives the folder of the log, absolute: the one that is named, else
// the one that is found from where the user stands.
func findLog(app *App, at logFlag) (dir string, found bool) {
	if at != "" {
		return app.path(string(at)), true
	}
	top := filepath.VolumeName(app.Dir) + string(filepath.Separator)
	from := filepath.ToSlash(strings.TrimPrefix(app.Dir, top))
	folder, found := adr.Find(os.DirFS(top), from)
	return filepath.Join(top, filepath.FromSlash(folder)), found
}
