"""What the sentence after adds to a toll: `killed three. Another ten were wounded.`"""

from __future__ import annotations

from dateline.grammar.holding import adds_to
from dateline.grammar.tree import Tree
from dateline.lexicon.tollwords import KINDS, TollWords
from dateline.model import Toll
from dateline.resolve.tolls import find_casualties


def with_added(tree: Tree, trigger: int, toll: Toll, words: TollWords) -> Toll:
    """A toll with those whom the next sentence only counts to them; as it is where none were told before."""
    after = tree.tokens[trigger].sent + 1
    told = {kind: getattr(toll, kind) for kind in KINDS}
    if after >= len(tree.parse.sents) or all(number is None for number in told.values()):
        return toll
    first, last = tree.parse.sents[after]
    root = next((t for t in tree.tokens[first:last] if t.dep == "ROOT"), None)
    if root is None or not adds_to(tree, root):
        return toll
    least = set(toll.least)
    for more in (c for c in find_casualties(tree, root, words) if c.at.i == root.i and c.count.number is not None):
        told[more.kind] = (told[more.kind] or 0) + (more.count.number or 0)
        least |= {more.kind} if more.count.least else set()
    return Toll(**told, least=tuple(kind for kind in KINDS if kind in least))
