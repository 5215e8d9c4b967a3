package cli

import (
	"fmt"
	"net/mail"

	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/repo"
)

// author is who commits: by flag, else as git is configured, else the account,
// which is said so that it can be mended.
func (app *App) author(flag, target string) (repo.Person, error) {
	if flag != "" {
		address, err := mail.ParseAddress(flag)
		if err != nil || address.Name == "" {
			return repo.Person{}, finding.Errorf(`--author %q: write "Name <name@example.com>"`, flag)
		}
		return repo.Person{Name: address.Name, Email: address.Address}, nil
	}
	person, err := repo.Surroundings{Env: app.Env, Home: app.Home}.Author(target)
	if err != nil {
		return repo.Person{}, err
	}
	if person.Name != "" && person.Email != "" {
		return person, nil
	}
	if person.Name == "" {
		person.Name = app.User
	}
	if person.Email == "" {
		person.Email = app.User + "@localhost"
	}
	fmt.Fprintf(app.Err, "note: git has no user.name and user.email; the commit is by %s <%s>\n", person.Name, person.Email)
	return person, nil
}
