package cli

import "github.com/spf13/cobra"

// newEvidenceTopic is the guide for whoever has evidence of their own; it
// stands among the help topics.
func newEvidenceTopic() *cobra.Command {
	return &cobra.Command{
		Use:   "evidence",
		Short: "Lay a folder of your own evidence over the catalog",
		Long:  evidenceGuide,
	}
}

// evidenceGuide is what one must know to write a folder of evidence, on one
// page.
const evidenceGuide = `evidence is the guide for whoever knows something that the catalog does not, or
knows it better. Evidence of your own is a folder that is laid over the catalog;
it counts in every ranking and every record as the built-in evidence does.

  mkdir -p our-evidence/claims          then write the files that stand below
  underpin catalog lint ./our-evidence  mistakes, with their lines; exit code 3
  underpin evaluate --evidence ./our-evidence

--evidence also takes a git URL. To set it for good: underpin config --help.

The files, each of which may be missing:

  # sources.yaml
  sources:
    - id: house-loadtest
      title: Load test of the order gateway
      publisher: Platform team
      year: 2026
      kind: internal
      url: https://wiki.example.com/load-test    # may be left out
      sections:                                  # may be left out
        - {heading: Results}
        - {heading: Set-up, silent: describes the machines}

  # claims/gin.yaml
  subject: gin                    # a framework or runtime, for all claims below
  claims:
    - id: house-gin-steady        # a new id: adds a claim
      kind: strength
      criterion: performance
      statement: Gin keeps its latency low under the load of the order gateway.
      when: {performance.latency: strict, project.scale: [large, internet]}
      cites:
        - {source: house-loadtest, section: Results, label: "p99 of 18 ms"}
    - id: house-gin-memory
      kind: weakness
      criterion: performance
      statement: Gin needs more memory than net/http does.
      mitigation: Set GOMEMLIMIT.
      standing: disputed
      disputed_by: [gin-fast]
      cites:
        - {source: house-loadtest, section: Results, label: "twice the memory"}
    - id: gin-fast                # an id of the catalog: replaces its claim
      kind: strength
      criterion: performance
      statement: Gin is known for its speed.
      when: {performance.throughput: [high, extreme]}
      standing: disputed
      disputed_by: [house-gin-memory]
      cites:
        - source: digitalapi
          section: 6. Go (Gin, Echo)
          label: known for their speed and minimalist approach

  # frameworks.yaml
  frameworks:
    - {id: chi, name: chi, runtime: go, languages: [go]}

  # withdraw.yaml
  claims: [gin-popular]           # also frameworks and sources

A source has id, title, publisher, year and kind: article, documentation,
policy, survey, benchmark or internal, which is a document of your own. Where it
lists its sections, each is either cited by a claim or says under silent why it
holds none; where it lists none, a cite may name any.

A claim is one sentence in your own words. It has

  id          unlike all others; begin it with your name, such as house-
  kind        strength and usecase speak for the subject, weakness against it,
              fact informs and counts nothing
  criterion   the item it counts in: project, performance, team, ecosystem,
              community, security, deployment, maintainability, talent or api
  when        answers that it matters for, by question: any one of them will do.
              Without when it holds in general and counts half. underpin answers
              schema lists questions and answers
  mitigation  what one does about a weakness; the record says so
  standing    current, as long as nothing is said; disputed: counts half;
              outdated: counts nothing
  disputed_by the claims that say the opposite. Both are disputed, and each
              names the other
  outdated    where it is: reason, and cites that show it
  cites       source, section and label: up to eight words that stand there in a
              row, by which a reader finds the place. A claim cites at least one
              source, of yours or the catalog's; each further one adds 0.5, up
              to 2

To replace a claim, write it anew with its id: underpin catalog show gin-fast
shows what it says, underpin catalog export all of it, each with its subject,
which here stands once in a file. To dispute one, or call it outdated, replace
it by the same words with another standing.

A framework of yours needs id, name and languages, as the checklist names them
(team.languages), and takes over what is known of its runtime. A runtime, under
runtimes, has id, name and languages.

What is withdrawn is named by its id. With a framework go the claims about it,
with a source the claims that cite no other, and what a withdrawn claim disputed
is disputed no more.

templates/examples/platform in underpin's repository is a whole platform with
evidence, in which a load test overturns a public claim.`
