package repo

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

const me = "[user]\n\tname = Ada\n\temail = ada@home.example\n"

func TestAuthor(t *testing.T) {
	for name, tc := range map[string]struct {
		files map[string]string // below home
		env   map[string]string
		want  Person
	}{
		"nothing":           {want: Person{}},
		"global":            {files: map[string]string{".gitconfig": me}, want: Person{"Ada", "ada@home.example"}},
		"xdg":               {files: map[string]string{".config/git/config": me}, want: Person{"Ada", "ada@home.example"}},
		"global before xdg": {files: map[string]string{".config/git/config": me, ".gitconfig": "[user]\nname=Bea\n"}, want: Person{"Bea", "ada@home.example"}},
		"environment":       {files: map[string]string{".gitconfig": me}, env: map[string]string{"GIT_AUTHOR_NAME": "Cyd"}, want: Person{"Cyd", "ada@home.example"}},
		"committer":         {env: map[string]string{"GIT_COMMITTER_NAME": "Cyd", "EMAIL": "c@example.com"}, want: Person{"Cyd", "c@example.com"}},
		"author section":    {files: map[string]string{".gitconfig": me + "[author]\n\tname = Dot\n"}, want: Person{"Dot", "ada@home.example"}},
		"elsewhere": {
			files: map[string]string{"other": me},
			env:   map[string]string{"GIT_CONFIG_GLOBAL": "HOME/other"}, want: Person{"Ada", "ada@home.example"}},
		"local": {
			files: map[string]string{".gitconfig": me, "work/.git/HEAD": "ref: refs/heads/main\n", "work/.git/objects/x": "", "work/.git/refs/x": "",
				"work/.git/config": "[user]\n\temail = ada@local.example\n"},
			want: Person{"Ada", "ada@local.example"}},
		"included":            {files: map[string]string{".gitconfig": "[include]\n\tpath = who\n", "who": me}, want: Person{"Ada", "ada@home.example"}},
		"included before":     {files: map[string]string{".gitconfig": "[include]\n\tpath = who\n[user]\n\tname = Eve\n", "who": me}, want: Person{"Eve", "ada@home.example"}},
		"included in a ring":  {files: map[string]string{".gitconfig": me + "[include]\n\tpath = .gitconfig\n"}, want: Person{"Ada", "ada@home.example"}},
		"at work":             {files: atWork("gitdir:~/work/"), want: Person{"Ada", "ada@work.example"}},
		"at work, by capital": {files: atWork("gitdir/i:~/WORK/"), want: Person{"Ada", "ada@work.example"}},
		"at work, anywhere":   {files: atWork("gitdir:work/**"), want: Person{"Ada", "ada@work.example"}},
		"at work, beside":     {files: atWork("gitdir:./work/"), want: Person{"Ada", "ada@work.example"}},
		"not at work":         {files: atWork("gitdir:~/works/"), want: Person{"Ada", "ada@home.example"}},
		"of another kind":     {files: atWork("onbranch:main"), want: Person{"Ada", "ada@home.example"}},
	} {
		t.Run(name, func(t *testing.T) {
			home := t.TempDir()
			for file, text := range tc.files {
				put(t, filepath.Join(home, file), text)
			}
			env := func(name string) string {
				if name == "GIT_CONFIG_NOSYSTEM" {
					return "1"
				}
				return strings.Replace(tc.env[name], "HOME", home, 1)
			}
			got, err := Surroundings{Env: env, Home: home}.Author(filepath.Join(home, "work", "orders"))
			if err != nil || got != tc.want {
				t.Errorf("%+v, %v, want %+v", got, err, tc.want)
			}
		})
	}
}

func atWork(condition string) map[string]string {
	return map[string]string{
		".gitconfig": me + "[includeIf \"" + condition + "\"]\n\tpath = ~/.work\n",
		".work":      "[user]\n\temail = ada@work.example\n",
	}
}
