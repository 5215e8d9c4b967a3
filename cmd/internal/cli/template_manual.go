package cli

// packManual is what one must know to write a pack, on one page.
const packManual = `template looks at packs, renders them and proves that they work. PACK is the
name of a built-in pack, or the path of a folder such as ./house.

A pack is a folder with a manifest, pack.yaml, and a folder files/ of which each
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
  include: [license]            # partials that underpin shares
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
        answers: {security.posture: regulated}   # as --set takes them
        steps:
          - {run: make check}
          - {serve: bin/server, probe: [{get: /health, status: 200}]}
  changes:                      # what underpin update tells, by version
    1.0.0: The first that services are made from.

Files and their paths are Go templates with functions of sprig; an ending .tmpl
is dropped. What they see:

  .service    .name .title .description .owner .module
  .options    what was chosen, by name
  .computed   what the manifest computes, by name
  .answers    the answers, as in .answers.api.contract
  .framework  .id .name
  .decision   .title .path .folder
  .pack       .name .version
  .year       a number

A key that is not there is an error. A binary file is copied as it is. underpin
itself adds .underpin/ and the decision record to what a pack makes.`
