"""Which rules a corpus makes use of, and which predicates between two parties it has that no rule knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.coding.cast import Cast, Groups
from dateline.coding.compose import Composer
from dateline.coding.untold import clause, find_predicate
from dateline.grammar.clause import is_verb
from dateline.grammar.tree import Tree
from dateline.model import Article, Parse, Reading
from dateline.nlp.pipeline import parse_texts
from dateline.resolve.mentions import find_actors
from dateline.run.coder import Coder
from dateline.run.knowledge import Knowledge
from dateline.run.reading import read_parse

RULES = "acts"
BETWEEN = " < "
SETTLED = "settle."


@dataclass(frozen=True, slots=True, kw_only=True)
class Fired:
    """How often a rule had a part in an event. kind: act | operator."""

    rule: str
    kind: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """A predicate that stands between two parties and that no rule reads. example: the first sentence that has it."""

    lemma: str
    kind: str
    count: int
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What a corpus shows of the rules. articles, events: how many; events by the model are not among them.

    never: ids of the rules that fired nowhere, in order. unknown: the most frequent first.
    """

    articles: int
    events: int
    fired: tuple[Fired, ...]
    never: tuple[str, ...]
    unknown: tuple[Unknown, ...]


def cover(articles: Iterable[Article], coder: Coder) -> Coverage:
    """The coverage of a corpus. Reads each article once; holds no more of it than counts and one sentence a lemma."""
    rules: Counter[str] = Counter()
    lemmas: Counter[tuple[str, str]] = Counter()
    examples: dict[tuple[str, str], str] = {}
    count = events = 0
    for article, parse in _parsed(articles, coder):
        count += 1
        chains = _chains(read_parse(parse, article, coder.knowledge, coder.info))
        events += len(chains)
        rules.update(rule for chain in chains for rule in chain)
        for lemma, kind, sentence in unknown_predicates(compose(parse, coder.knowledge)):
            lemmas[lemma, kind] += 1
            examples.setdefault((lemma, kind), sentence)
    fired, never = _sort_rules(rules, coder.knowledge)
    ranked = sorted(lemmas.items(), key=lambda pair: (-pair[1], pair[0]))
    unknown = (Unknown(lemma=key[0], kind=key[1], count=n, example=examples[key]) for key, n in ranked)
    return Coverage(articles=count, events=events, fired=fired, never=never, unknown=tuple(unknown))


def compose(parse: Parse, knowledge: Knowledge, given: Sequence[tuple[int, int]] = ()) -> Composer:
    """A parse with its actors, ready to be read by the rules. given: spans known to be actors."""
    rules = knowledge.rules
    tree = Tree(parse, rules.status)
    actors, mentions, _ = find_actors(tree, knowledge.actors, on=None, given=tuple(given))
    groups = Groups(rules.classes.get("transparent", frozenset()), rules.frames.group_of)
    return Composer(tree, Cast(tree, actors, mentions, groups), rules, knowledge.composition)


def unknown_predicates(composer: Composer) -> Iterator[tuple[str, str, str]]:
    """Lemma, kind and sentence of each predicate between two parties in whose clause no rule reads a word."""
    for word in composer.tree.tokens:
        if word.pos not in ("VERB", "NOUN") or find_predicate(composer, word) is None:
            continue
        if any(composer.read(t) for t in clause(composer.tree, word)):
            continue
        words = composer.tree.sentence(word)
        yield word.lemma, "verb" if is_verb(word) else "noun", composer.tree.evidence(words[0], words[-1]).text


def _parsed(articles: Iterable[Article], coder: Coder) -> Iterator[tuple[Article, Parse]]:
    for article in articles:
        yield from ((article, parse) for parse in parse_texts(coder.nlp, [article.text], {}))


def _chains(reading: Reading) -> list[list[str]]:
    """The rules of each event that rules gave, outermost first, without what settles a type by its status."""
    rules = [c.origin.rule for c in reading.claims if c.event and c.origin.component == RULES]
    return [[part for part in rule.split(BETWEEN) if not part.startswith(SETTLED)] for rule in rules]


def _sort_rules(counts: Counter[str], knowledge: Knowledge) -> tuple[tuple[Fired, ...], tuple[str, ...]]:
    kinds = {act.id: "act" for act in knowledge.rules.acts} | {op.id: "operator" for op in knowledge.rules.operators}
    fired = (Fired(rule=rule, kind=kind, count=counts[rule]) for rule, kind in kinds.items() if counts[rule])
    ranked = tuple(sorted(fired, key=lambda f: (-f.count, f.rule)))
    return ranked, tuple(sorted(rule for rule in kinds if not counts[rule]))
