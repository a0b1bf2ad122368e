// Package relation finds the facts that sentences state.
//
// [Find] first makes a scene of the document: every sentence as a line with its
// names in order (a name may hold others), its clauses between ，；：。, and of
// each article a context: what it is about and when it was published. Then each
// finder reads the sentences one by one, with the scene to look around in: the
// subject that a clause shares with the one before it, the name that an anaphor
// stands for. A finder is a pure function; [finders] lists them, one kind of
// fact each, in a file of its own. What they find is settled at the end: one
// relation a fact, the best evidence first.
//
// A finder never reads names out of the text itself, only words between the
// names: trigger verbs and the like, which stand in triggers/*.txt, and for values
// in lists/values.txt.
package relation
