"""Where no rule finds an event between two known parties, a model says what it likely is, with less confidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.coding.act import Acted
from dateline.coding.compose import Composer
from dateline.coding.parties import ARMED
from dateline.coding.restraint import is_general
from dateline.coding.status import FUTURE, HYPOTHETICAL, NEGATION
from dateline.coding.untold import Predicate, find_predicate, inside, read_signs
from dateline.grammar.clause import is_verb
from dateline.lexicon.predicates import NONE, PredicateModel
from dateline.model import Token, WordVectors

COMPONENT = "model"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guesser:
    """A model with the word vectors that it needs."""

    model: PredicateModel
    vectors: WordVectors

    def add(self, composer: Composer, acts: Sequence[Acted]) -> list[Acted]:
        """The acts with those that the model adds to them, in the order of the text."""
        best: dict[int, Acted] = {}  # one for a sentence: where nothing is sure, more would only be noise
        for word, doubtful in _open_words(composer, acts):
            for act in self._guess(composer, word, doubtful=doubtful):
                if word.sent not in best or act.weight > best[word.sent].weight:
                    best[word.sent] = act
        return sorted([*acts, *best.values()], key=lambda act: act.trigger) if best else list(acts)

    def _guess(self, composer: Composer, word: Token, *, doubtful: bool) -> Iterator[Acted]:
        predicate = find_predicate(composer, word)
        if predicate is None or not _are_known(composer, predicate):
            return
        aux = composer.status.of(composer.carrier(word), word)
        if HYPOTHETICAL in aux:
            return
        signs = read_signs(composer, predicate)
        found = self.model.judge(word.lower, signs.marks, signs.around, self.vectors)
        least = self.model.sure if doubtful else self.model.least
        if found is None or found.type == NONE or found.probability < least:
            return
        act = Acted(
            type=found.type,
            trigger=word.i,
            carrier=composer.carrier(word).i,
            chain=(", ".join(found.words),),
            actors=predicate.actors + predicate.recipients if predicate.joint else predicate.actors,
            recipients=() if predicate.joint else predicate.recipients,
            reciprocal=predicate.joint,
            aux=aux & self._written(composer, found.type),
            noun=not is_verb(word),
            component=COMPONENT,
            weight=found.probability,
        )
        if not is_general(composer.cast, act):
            yield act

    def _written(self, composer: Composer, type: str) -> frozenset[str]:
        """The statuses to write out: the model has seen them, and its type tells of those that would change it."""
        changes = type in composer.composition.settle.get(FUTURE, {})
        return frozenset({NEGATION} if changes else {NEGATION, FUTURE})


def _open_words(composer: Composer, acts: Sequence[Acted]) -> Iterator[tuple[Token, bool]]:
    """The words that may tell what no rule has told, in sentences with several actors.

    With each, whether to doubt that it tells anything of its own: the sentence has its event.
    """
    by_sentence: dict[int, list[Acted]] = {}
    for act in acts:
        by_sentence.setdefault(composer.tree.tokens[act.trigger].sent, []).append(act)
    for number, (first, last) in enumerate(composer.tree.parse.sents):
        if len({m.actor for m in composer.cast.within(first, last - 1)}) < 2:
            continue
        here = by_sentence.get(number, [])
        whole = any(act.actors and act.recipients or act.reciprocal for act in here)
        told = {i for act in here for i in (act.trigger, *act.absorbs, *act.scope)}
        for word in composer.tree.tokens[first:last]:
            if _is_open(composer, word, told):
                yield word, whole


def _is_open(composer: Composer, word: Token, told: set[int]) -> bool:
    """Whether no rule reads a word or one above it, none has told of one below it, and it reports no clause."""
    if not (is_verb(word) or word.pos == "NOUN") or composer.tree.child(word, "ccomp") is not None:
        return False
    status = composer.rules.status
    if word.lemma in composer.rules.silenced or any(word.lower in status.get(k, ()) for k in ("reputed", "mundane")):
        return False
    if any(t.lemma in status.get("issued", ()) for t in composer.tree.children(word, "dobj")):
        return False
    if composer.read(word) or any(composer.read(up) for up in composer.tree.ancestors(word)):
        return False
    return not told or told.isdisjoint(t.i for t in inside(composer.tree, word))


def _are_known(composer: Composer, predicate: Predicate) -> bool:
    """Whether both sides are in public affairs, or one is armed, and one of a country or the lexicon.

    `a publisher` may be anybody.
    """
    sides = predicate.actors[0], predicate.recipients[0]
    actors = [composer.cast.actor(side) for side in sides]
    known = any(actor.country or actor.lexicon_id for actor in actors)
    armed = any(ARMED & set(actor.sectors) for actor in actors)
    left_out = composer.composition.private.get("trade" if armed else "sectors", frozenset())
    somebody = all(
        not left_out.issuperset(actor.sectors) if actor.sectors else bool(actor.country or actor.lexicon_id)
        for actor in actors
    )
    return known and somebody and actors[0].id != actors[1].id and not _is_aside(composer, predicate)


def _is_aside(composer: Composer, predicate: Predicate) -> bool:
    """Whether the other side is a pronoun that stands below some other word (`kept every word of it`)."""
    head = composer.tree.tokens[predicate.recipients[0].head]
    above = composer.tree.head(head)
    if above.pos == "ADP":
        above = composer.tree.head(above)
    return head.pos == "PRON" and above is not predicate.word
