"""Whether a phrase points back, and to what: a pronoun, `the two countries`, `both sides`."""

from __future__ import annotations

from dateline.grammar import Tree
from dateline.lexicon.actors import ActorLexicon
from dateline.model import Token


def points_as(tree: Tree, lexicon: ActorLexicon, head: Token) -> str:
    """pronoun | other (`its neighbour`) | pair | many (`the three countries`); '' if a phrase itself says who it is."""
    words = lexicon.reference
    if head.lower in words.pronouns:
        return "pronoun"
    if head.lower in words.adjoining and any(_is_of_state(lexicon, t) for t in tree.children(head, "poss")):
        return "other"
    paired, bare = words.is_paired(head.lower), head.lower in words.bare_pairs
    if not (paired or bare) or tree.child(head, "prep", "relcl") is not None:
        return ""
    before = [c.lower for c in tree.children(head) if c.i < head.i]
    known = set(before) & (words.definite | words.pair_known)
    if known and paired:
        if set(before) & words.pair_marks:
            return "pair"
        if set(before) & set(words.counts):
            return "many"
    alone = len(before) == 1 and before[0] in lexicon.phrases.articles
    return "pair" if alone and bare else ""


def _is_of_state(lexicon: ActorLexicon, owner: Token) -> bool:
    """`its`, which no person's is."""
    pronoun = lexicon.reference.pronouns.get(owner.lower)
    return pronoun is not None and "person" not in pronoun.kinds
