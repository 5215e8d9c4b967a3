package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/generators/render"
)

// newPacksTopic is the guide for whoever gives teams a starter; it stands among
// the help topics.
func newPacksTopic() *cobra.Command {
	return &cobra.Command{
		Use:   "packs",
		Short: "Make, prove, publish, use and update a pack of your own",
		Long:  packGuide + packManual + "\n\n" + report.Wrap("  "+strings.Join(render.Functions(), " "), 2),
	}
}

// packSummary is what template --help says of its arguments.
const packSummary = `template makes packs, looks at them, renders them and proves that they work. A
pack is what init starts a repository from. PACK is

  gin                            a built-in pack: underpin template list
  ./house                        a folder
  https://HOST/REPO//FOLDER@REF  a folder in a git repository, at a tag, branch
                                 or whole commit; or ssh://, file://, git@HOST:

underpin help packs is the guide to a pack of your own, from the first file to
the update of a service.`

// packGuide is the way from nothing to a pack that services follow.
const packGuide = `packs is the guide for whoever gives teams a starter of their own. It takes a
quarter of an hour; a pack of yours can do all that the built-in ones can.

1. Begin

  mkdir platform && cd platform
  underpin template new house

house/ is a small pack that works: pack.yaml, the manifest, and files/, of which
each file becomes a file of the new repository. With --from gin it begins as a
copy of a built-in pack. Change what you like; what a manifest may hold and what
templates see stands below.

2. Look and prove

  underpin template lint ./house        mistakes, in every branch of every file
  underpin template render ./house      the files it makes
  underpin template render ./house /tmp/look --set scaffold.port=9000
  underpin template test ./house        with the real tools, as in CI

test renders every pair of choices and runs the verify cases of the manifest.
Exit code 3 means that something was found. Give the repository a CI job that
runs lint and test.

3. Publish

A pack is published by a tag in a git repository, which may hold several packs,
each in a folder. There is no registry, and nothing to build.

  git init -b main && git add . && git commit -m "house 0.1.0"
  git tag v0.1.0
  git remote add origin https://git.example.com/platform.git
  git push origin main v0.1.0

To try all of this without a server, make a bare repository to push to,

  git init --bare -b main ../platform.git
  git remote add origin "file://$(cd .. && pwd)/platform.git"

and use that URL wherever one is asked for.

A tag must stay where it is: where a service has pinned one that moved, underpin
refuses it and names both commits.

4. Use

  cd ..                                   out of the repository of packs
  underpin answers init answers.yaml      fill it in
  underpin init orders --answers answers.yaml --framework go-nethttp \
    --because "our house starter is on net/http" --pack URL//house@v0.1.0

with URL such as https://git.example.com/platform.git. The pack must be for the
framework of the decision; where that one ranks first, --yes takes the place of
--framework and --because. What the pack's options are set to stands in the
answers, under scaffold, or follows --set scaffold.port=9000.

What was fetched is kept in ~/.cache/underpin, which may be deleted at any time,
and is used when the repository is not reached, which is said. The service's
.underpin/lock.yaml notes source, commit and digest.
Over https, UNDERPIN_GIT_TOKEN (a token, or user:token) is sent to the one host
that UNDERPIN_GIT_HOST names; over ssh the agent's keys and known_hosts count. A
password in a URL is refused.

So that nobody has to type a URL, an underpin.yaml at the root of the repository
names the packs for each framework, and evidence, record template and policy
beside them: underpin config --help.

5. Update

Raise version in pack.yaml, say under changes what a team must know, commit, tag
v0.2.0 and push both. Then, in a service:

  underpin update --dry-run --pack URL//house@v0.2.0
  underpin update --pack URL//house@v0.2.0

What the team changed stays; what both sides changed is marked as a conflict.
underpin check, in CI, tells when the pack moved on: a branch or a folder by
what is in it, a tag by a newer one that is written like it, as v1.3.0 is like
v1.2.0, and v5 like v4.

Where a service takes pack, evidence and policy from a platform, check tells of
its newer tag. The service writes that in .underpin/config.yaml; check then says
what it moves, underpin update brings the pack in, and underpin adr regenerate
looks at the decision again, on the evidence and policy of that tag.

The manifest

`

// packManual is what one must know to write a pack, on one page.
const packManual = `A pack is a folder with a manifest, pack.yaml, and a folder files/ of which each
file becomes a file of the new repository:

  schema: 1
  name: house
  version: 1.0.0
  framework: gin                # an id of underpin catalog list
  description: What it is, in one sentence.
  options:                      # type: choice, text or bool
    - {name: database, type: choice, choices: [sqlite, none], default: sqlite,
       help: Where tasks are stored.}
    - {name: pool, type: text, pattern: "[0-9]+", default: "5",
       when: ne .options.database "none", help: How many connections.}
  computed:                     # in order; each may use those before
    binary: "{{ .service.name }}-server"
  base: [go]                    # underpin's files; yours take their place
  include: [license]            # its texts, for {{ include "license" . }}
  files:                        # rules; ** is any folders; the last one wins
    - {path: "db/**", when: ne .options.database "none"}
    - {path: "bin/*", mode: "0755"}
    - {path: dot-gitignore, rename: .gitignore}
    - {path: ".github/**", delimiters: ["[[", "]]"]}
    - {path: logo.svg, verbatim: true}
  verify:                       # how underpin template test proves it
    requires: [{tool: go, version: ">=1.26", command: [go, version]}]
    cases:
      - name: sqlite
        options: {database: sqlite}
        answers: {security.posture: regulated, deployment.targets: [kubernetes]}
        steps:
          - {run: make check}
          - {serve: bin/server, probe: [{get: /health, status: 200}]}
  changes:                      # what underpin update tells, by version
    1.0.0: The first that services are made from.

Files and their paths are Go templates; an ending .tmpl is dropped. What they
see:

  .service    .name .title .description .owner .module
  .options    what was chosen, by name
  .computed   what the manifest computes, by name
  .answers    the answers, as in .answers.api.contract
  .framework  .id .name
  .decision   .title .path .folder
  .pack       .name .version
  .year       a number

A key that is not there is an error. A binary file is copied as it is. underpin
itself adds .underpin/ and the decision record to what a pack makes.

Only a rule makes a file executable: mode: "0755". The mode that it has in the
pack's folder or repository does not count.

The steps of a case run one after the other in the new repository, each as a
line for sh, in an environment with PATH, HOME and what tools and proxies need.
They are no templates: where a path or a name in them depends on the service's,
that is orders, or what the case's answers say: {service.name: check}. A server
is ended when it has been probed. The commands stand in every record, too, as
what confirms the decision. What is set for the steps:

  PORT          for serve, the port to listen on, within ten seconds
  HOST          for serve, the address to listen on: 127.0.0.1
  APP_ENV       for serve, production
  DATABASE_URL  of an empty PostgreSQL database, with services: [postgresql]:
                a server of the case's own, gone with it; where PostgreSQL is
                not installed, the case is skipped
  and the env of the case: env: {LOG_LEVEL: debug}; it wins over all but PORT
                and HOST

probe: [contract] holds the server against what the built-in starters do: tasks
under /api/v1/tasks, health, problems, logs, configuration and an orderly end;
the README's commands are tried, too. It is for packs that keep the task API.

A pack runs no code when it is rendered, and the same answers give the same
bytes: none of the functions reads the machine, a clock or a die. They are, each
as in Go's templates or in sprig:`
