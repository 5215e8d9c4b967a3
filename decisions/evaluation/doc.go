// Package evaluation compares what a team answered with what the catalog
// claims, and ranks the frameworks. It is additive multi-criteria decision
// analysis (a weighted mean of scores, as in Keeney and Raiffa, Decisions with
// Multiple Objectives, 1976), kept so plain that a person can check it with a
// pocket calculator:
//
//  1. Exclusions come first: a framework that a policy or the team's
//     constraints rule out takes no part, and the reason is kept.
//  2. A claim matches when one of its "when" answers was given, or when it has
//     none. An unanswered question matches nothing.
//  3. A matched claim has a magnitude: 1 for one citing source, 0.5 more for
//     each further one, at most 2; halved when it is general (has no "when")
//     or disputed (once, also when both); 0 when it is outdated. A claim that
//     several answers match counts once. Facts count for neither side.
//  4. For each criterion, S is the sum over matched strengths and use cases, W
//     over matched weaknesses, and the score is (S-W)/(S+W+1): above -1, below
//     1, and 0 without evidence, which is shown as "no evidence".
//  5. The criterion team is 70 % the team's proficiency in the framework's
//     language (expert 1, proficient 0.75, familiar 0.25, none -0.75,
//     unanswered 0; of several languages the best that was spoken of) and
//     30 % its claims.
//  6. The total is the mean over the criteria, weighted by importance; those
//     without evidence are in it with 0. An importance below what a policy
//     demands is raised to that. The total is 0 when no criterion has any
//     importance. Ties break by the number of criteria with evidence (facts
//     and outdated claims are none), then by id.
//
// A framework has the claims about itself and those about its runtime.
//
// By hand: claims S = 1.5 and 1, W = 0.5 give (2.5-0.5)/(2.5+0.5+1) = 0.5. With
// importance 4 for that criterion, 1 for another that scores 0.25 and 0 for
// the rest, the total is (4*0.5 + 1*0.25)/5 = 0.45. TestByHand does
// the same for a whole catalog.
//
// Analyse says how firmly the first place is held: the share of weightings in
// which each framework comes first, the importance of each criterion at which
// another would, and each single answer and source that decides it.
//
// Evaluate is pure: equal input gives equal output on every machine, in any
// order of frameworks and claims.
package evaluation
