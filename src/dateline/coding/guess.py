"""Where no rule finds an event between two known parties, a model says what it likely is, with less confidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.coding.act import Acted
from dateline.coding.compose import Composer
from dateline.coding.restraint import is_general
from dateline.coding.status import HYPOTHETICAL, NEGATION
from dateline.coding.untold import Predicate, clause, find_predicate, read_signs
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
        guessed = [act for word in _open_words(composer, acts) for act in self._guess(composer, word)]
        return sorted([*acts, *guessed], key=lambda act: act.trigger) if guessed else list(acts)

    def _guess(self, composer: Composer, word: Token) -> Iterator[Acted]:
        predicate = find_predicate(composer, word)
        if predicate is None or not _are_known(composer, predicate):
            return
        aux = composer.status.of(composer.carrier(word), word)
        if HYPOTHETICAL in aux:
            return
        signs = read_signs(composer, predicate)
        found = self.model.judge(word.lower, signs.marks, signs.around, self.vectors)
        if found is None or found.type == NONE or found.probability < self.model.least:
            return
        act = Acted(
            type=found.type,
            trigger=word.i,
            carrier=composer.carrier(word).i,
            chain=(", ".join(found.words),),
            actors=predicate.actors,
            recipients=predicate.recipients,
            aux=aux & {NEGATION},  # the model has seen the rest, and its type tells of it
            noun=not is_verb(word),
            component=COMPONENT,
            weight=found.probability,
        )
        if not is_general(composer.cast, act):
            yield act


def _open_words(composer: Composer, acts: Sequence[Acted]) -> Iterator[Token]:
    """The words that may tell what no rule has told, in sentences with several actors."""
    by_sentence: dict[int, list[Acted]] = {}
    for act in acts:
        by_sentence.setdefault(composer.tree.tokens[act.trigger].sent, []).append(act)
    for number, (first, last) in enumerate(composer.tree.parse.sents):
        if len({m.actor for m in composer.cast.within(first, last - 1)}) < 2:
            continue
        if any(act.actors and act.recipients or act.reciprocal for act in by_sentence.get(number, ())):
            continue
        yield from (word for word in composer.tree.tokens[first:last] if _is_open(composer, word))


def _is_open(composer: Composer, word: Token) -> bool:
    """Whether neither a word nor one above or below it in its clause was read by a rule, and it reports no clause."""
    if not (is_verb(word) or word.pos == "NOUN") or composer.tree.child(word, "ccomp") is not None:
        return False
    if word.lemma in composer.rules.silenced:
        return False
    if any(composer.read(up) for up in composer.tree.ancestors(word)):
        return False
    return not any(composer.read(t) for t in clause(composer.tree, word))


def _are_known(composer: Composer, predicate: Predicate) -> bool:
    """Whether both sides are somebody, and one of a country or the lexicon: `a publisher` may be anybody."""
    sides = predicate.actors[0], predicate.recipients[0]
    actors = [composer.cast.actor(side) for side in sides]
    known = any(actor.country or actor.lexicon_id for actor in actors)
    somebody = all(actor.country or actor.lexicon_id or actor.sectors for actor in actors)
    return known and somebody and actors[0].id != actors[1].id
