package generators

// RecordManual is what one must know to write a record template.
const RecordManual = `A record template is a Go template with functions of sprig, of which the result
is Markdown. What it sees, where ... is a list:

  .heading          the title, with its number where the log numbers titles
  .title            the title alone
  .number           of the record, a number
  .status .date     as the log writes them
  .review           the day on which to look at it again, or nothing
  .decision_makers  the team that owns the service, as a string of YAML
  .service          .name .title .description .owner
  .framework        .id .name
  .context          ... .item .said: what the team answered, item by item
  .answered         a sentence before that: how many of the ten items those are
  .drivers          ... .importance .items
  .raised           ... sentences: what a policy lets count for more
  .considered       ... names, the chosen one first
  .excluded         ... .names .reason: a sentence
  .unanswered       ... questions
  .outcome          the reason, to stand after "because"
  .first            what ranks first, where it is not the choice
  .good .bad        ... .id .statement .text .mitigation .disputes .general: the
                    claims for and against the choice, and what the team knows
                    of its languages (.id team-skill); .statement is a sentence,
                    .text the same to stand after "because", .disputes are
                    sentences, .general says that it holds whatever the answers
  .silent           that no claim is among them, or nothing
  .weighed          .good .bad .disputed, each as above: the same, what is
                    general last, what contradicts each other as one
  .others           ... .id .name .place .total .good .bad .weighed: the
                    runners-up; .shared says that what stands before holds
                    there, too
  .scores           a table, and in .behind who is not in it
  .robustness       .shares .tipping .sources: how firm the first place is, or
                    nothing; the last two are lists
  .revisit          ... .ask .now .answers, the last a list
  .again            when else to look at it again, or nothing
  .other            whom those answers put first: another framework or, where
                    the ranking was overruled, the choice
  .confirmation     ... commands
  .overlays         ... .name .digest: evidence of your own
  .policies         ... .name .digest: what the decision kept to
  .sources          ... .reference
  .footnotes        ... .number .text
  .revision         nothing in a first record, else .verdict .answers .evidence
                    .policies .moves .triggers: the record before, the lists of
                    answers and policies that changed, what the evidence did, a
                    table of places, and what became of the reasons to revisit,
                    with .intro and .came

Texts are Markdown and cannot break out of their place. Footnotes are numbered
as they are read, and only those that are read are listed. A key that is not
there is an error, and so is a record of which title or status cannot be read.
What stands between <!-- underpin:begin NAME --> and <!-- underpin:end --> tells
readers, and underpin adr lint, that it was generated.`
