"""Finds the names of places in a parsed text; which places they are is told in `senses`.

A name counts if the parser took it for a place, or if the gazetteer knows it and its neighbours fit a place: a preposition before
it, a noun of divisions beside it ("Sabari district"), another place after a comma. Names of persons and firms are left alone;
a public body of a place ("Ohio State Police") names the place too. What is a place once is one throughout the article.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.grammar import Tree
from dateline.lexicon.gazetteer import Candidate, Gazetteer
from dateline.lexicon.place_words import PlaceWords
from dateline.model import Token

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
NAME_LABELS = frozenset({"PERSON", "ORG", "WORK_OF_ART", "LAW", "EVENT"})
OTHER_LABELS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE"})
WELL_KNOWN_KINDS = frozenset({"country", "admin1", "capital", "continent", "sea", "ocean", "former country"})
WELL_KNOWN_POPULATION = 100_000
LONGEST = 6
SHORT_CODE = 2
LONGEST_ACRONYM = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A name of a place: tokens first to last, both included.

    level: country, admin1, district, city, village, feature or site, if a noun beside it says so.
    within: tokens (first, last) of the name after it that may contain it ("X, Y"); dateline: heads the report.
    """

    first: int
    last: int
    name: str
    level: str | None = None
    within: tuple[int, int] | None = None
    dateline: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity: tokens first to last, both included."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Page:
    """What finding needs to look at: the tree, its entities by token, the gazetteer, the words."""

    tree: Tree
    gazetteer: Gazetteer
    words: PlaceWords
    entities: dict[int, Entity]
    surnames: frozenset[str]

    def text(self, first: int, last: int) -> str:
        """The words as the article has them."""
        tokens = self.tree.tokens
        return self.tree.parse.text[tokens[first].start : tokens[last].end]


def find_toponyms(tree: Tree, gazetteer: Gazetteer, words: PlaceWords) -> tuple[Toponym, ...]:
    """All names of places of an article, in text order, none inside another."""
    entities = list(read_entities(tree))
    by_token = {i: entity for entity in entities for i in range(entity.first, entity.last + 1)}
    surnames = frozenset(tree.tokens[e.last].text for e in entities if e.label == "PERSON" and e.last > e.first)
    page = Page(tree, gazetteer, words, by_token, surnames)
    spans = dict(_recognised(page, entities))
    taken = {i for first, last in spans.items() for i in range(first, last + 1)}
    for first, last in _scan(page):
        if not taken.intersection(range(first, last + 1)) and _fits(page, first, last, spans):
            spans[first] = last
            taken.update(range(first, last + 1))
    spans.update(_repeated(page, spans, taken))
    return tuple(_describe(page, spans))


def read_entities(tree: Tree) -> Iterator[Entity]:
    """The named entities of a parse."""
    first: int | None = None
    for token in (*tree.tokens, None):
        if first is not None and (token is None or token.ent_start or not token.ent):
            last = (token.i if token else len(tree)) - 1
            yield Entity(first, last, tree.tokens[first].ent)
            first = None
        if token is not None and token.ent and (token.ent_start or first is None):
            first = token.i


def is_capital(token: Token) -> bool:
    """Whether a word starts with a capital."""
    return token.text[:1].isupper()


def is_well_known(candidates: tuple[Candidate, ...]) -> bool:
    """Whether a name is that of a country, a division, a capital, a sea or a large town."""
    return any(c.usual and (c.kind in WELL_KNOWN_KINDS or c.population >= WELL_KNOWN_POPULATION) for c in candidates)


def _recognised(page: Page, entities: list[Entity]) -> Iterator[tuple[int, int]]:
    """What the parser took for places, without articles, parts ("northern") and nouns of divisions around it."""
    for entity in entities:
        if entity.label in PLACE_LABELS:
            for first, last in _split(page, entity):
                span = trim(page, first, last)
                if span and not _is_displaced(page, *span):
                    yield span


def _split(page: Page, entity: Entity) -> Iterator[tuple[int, int]]:
    """The names of an entity that lists several: "Dallas, Texas"."""
    first = entity.first
    for i in range(entity.first, entity.last + 2):
        if i > entity.last or page.tree.tokens[i].text in {",", ";", "/", "("}:
            if i > first:
                yield first, i - 1
            first = i + 1


def trim(page: Page, first: int, last: int) -> tuple[int, int] | None:
    """The name proper within some words, None if there is none."""
    tokens, words = page.tree.tokens, page.words
    while first <= last and not page.gazetteer.lookup(page.text(first, last)):
        ahead, behind = tokens[first], tokens[last]
        if not is_capital(behind) and not behind.text[:1].isdigit():
            last -= 1
        elif ahead.lower == "the" or not is_capital(ahead) and not _joins(page, first):
            first += 1
        elif first < last and behind.lower in words.levels and words.levels[behind.lower] not in {"feature", "site"}:
            last -= 1
        elif first < last and ahead.lower in words.parts:
            first += 1
        else:
            break
    return (first, last) if first <= last and any(is_capital(t) for t in tokens[first : last + 1]) else None


def _joins(page: Page, i: int) -> bool:
    """Whether a small word starts a name: "al-Hol"."""
    tokens = page.tree.tokens
    return tokens[i].lower in page.words.inner and i + 1 < len(tokens) and tokens[i + 1].text == "-"


def _is_displaced(page: Page, first: int, last: int) -> bool:
    """Whether the words around take the place out of a name: "West Nile virus", "Mr. Jordan", a known person's surname."""
    tokens, words = page.tree.tokens, page.words
    after = tokens[last + 1].lower if last + 1 < len(tokens) else ""
    before = tokens[first - 1].lower if first else ""
    if after in words.unplaced_by and (after.islower() and not is_capital(tokens[last + 1])) or before in words.titles:
        return True
    name = page.text(first, last)
    if first == last and (not is_capital(tokens[first]) or name in page.surnames or _is_acronym(page, name)):
        return True
    return name.lower() in words.doubtful and not (first == last and _after_preposition(page, first))


def _is_acronym(page: Page, name: str) -> bool:
    """Whether a name is an acronym that no country, division or feature of ours goes by."""
    if not (name.isupper() and len(name) <= LONGEST_ACRONYM):
        return False
    return all(c.kind in {"city", "capital"} for c in page.gazetteer.lookup(name))


def _scan(page: Page) -> Iterator[tuple[int, int]]:
    """Spans of capitalised words that the gazetteer knows, the longest at each place, in text order."""
    tokens, at = page.tree.tokens, 0
    while at < len(tokens):
        if not is_capital(tokens[at]) and not _joins(page, at):
            at += 1
            continue
        last = _longest(page, at)
        if last is None:
            at += 1
        else:
            yield at, last
            at = last + 1


def _longest(page: Page, first: int) -> int | None:
    """The last token of the longest known name from a token on."""
    tokens, ends = page.tree.tokens, []
    sentence = tokens[first].sent
    for i in range(first, min(first + LONGEST, len(tokens))):
        token = tokens[i]
        if token.sent != sentence:
            break
        if is_capital(token):
            ends.append(i)
        elif token.text not in {"-", "'", "’", "."} and token.lower not in page.words.inner:
            break
    return next((end for end in reversed(ends) if page.gazetteer.lookup(page.text(first, end))), None)


def _fits(page: Page, first: int, last: int, spans: dict[int, int]) -> bool:
    """Whether a name that the gazetteer knows is a place where it stands."""
    tokens, entity = page.tree.tokens, page.entities.get(first)
    if entity is not None and entity.label in OTHER_LABELS:
        return False
    if _is_displaced(page, first, last) or not any(t.pos == "PROPN" for t in tokens[first : last + 1]):
        return False
    candidates = page.gazetteer.lookup(page.text(first, last))
    if _is_code(page, first, last):
        return _after_comma(page, first, spans)
    whole = entity is None or (entity.first >= first and entity.last <= last)
    if not whole and entity is not None:
        return _in_public_body(page, entity, first, last, candidates)
    if _has_level(page, first, last):
        return True
    if _in_longer_name(page, first, last):
        return is_well_known(candidates) and _beside(page, last, page.words.people)
    if entity is not None and entity.label == "NORP" and not is_well_known(candidates):
        return _after_preposition(page, first)
    if entity is not None and entity.label == "PERSON":
        return _has_slot(page, first, spans) and (is_well_known(candidates) or last > first or tokens[first].text not in page.surnames)
    return is_well_known(candidates) or _has_slot(page, first, spans) or _beside(page, last, page.words.people)


def _is_code(page: Page, first: int, last: int) -> bool:
    """Whether a name is a short code ("PA", "Ind.") that needs a town before it."""
    text = page.text(first, last)
    letters = text.replace(".", "")
    return first == last and len(letters) <= SHORT_CODE and text not in {"U.S.", "US", "UK", "U.K.", "DC", "D.C.", "B.C."}


def _after_comma(page: Page, first: int, spans: dict[int, int]) -> bool:
    tokens = page.tree.tokens
    return first > 1 and tokens[first - 1].text in {",", "("} and first - 2 in spans.values()


def _in_public_body(page: Page, entity: Entity, first: int, last: int, candidates: tuple[Candidate, ...]) -> bool:
    """Whether an organisation is a public body of the place: "Ohio State Police", "Ministry of Health of Israel"."""
    tokens = page.tree.tokens
    if entity.label != "ORG" or not (is_well_known(candidates) or first == entity.first):
        return False
    others = (tokens[i] for i in range(entity.first, entity.last + 1) if not first <= i <= last)
    return any(t.lower in page.words.public_bodies or t.lemma in page.words.public_bodies for t in others)


def _has_level(page: Page, first: int, last: int) -> bool:
    return _level(page, first, last) is not None


def _in_longer_name(page: Page, first: int, last: int) -> bool:
    """Whether capitalised words stand directly beside a name, so that it may be part of another."""
    tokens = page.tree.tokens
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    before = tokens[first - 1] if first else None
    sent = tokens[first].sent
    if after and after.sent == sent and is_capital(after) and after.pos == "PROPN":
        return True
    return bool(before and before.sent == sent and before.pos == "PROPN" and is_capital(before))


def _after_preposition(page: Page, first: int) -> bool:
    tokens, i = page.tree.tokens, first - 1
    while i >= 0 and (tokens[i].lower in page.words.parts or tokens[i].lower == "the"):
        i -= 1
    return i >= 0 and tokens[i].lower in page.words.place and tokens[i].pos in {"ADP", "SCONJ"}


def _has_slot(page: Page, first: int, spans: dict[int, int]) -> bool:
    """Whether a name stands after a preposition of place, or in a list after another place."""
    tokens = page.tree.tokens
    if _after_preposition(page, first):
        return True
    i = first - 1
    listing = False
    while i >= 0 and tokens[i].text in {",", "and", "or", ";", "the", "-", "–"}:
        listing = listing or tokens[i].text in {",", "and", "or", ";", "–", "-"}
        i -= 1
    return listing and i in spans.values()


def _beside(page: Page, last: int, nouns: frozenset[str]) -> bool:
    tokens, i = page.tree.tokens, last + 1
    if i < len(tokens) and tokens[i].text in {"'s", "’s"}:
        i += 1
    return i < len(tokens) and tokens[i].lemma in nouns


def _repeated(page: Page, spans: dict[int, int], taken: set[int]) -> Iterator[tuple[int, int]]:
    """Other mentions of the names found: what is a place once is one throughout the article."""
    tokens = page.tree.tokens
    names: dict[str, set[tuple[str, ...]]] = {}
    for first, last in spans.items():
        names.setdefault(tokens[first].text, set()).add(tuple(t.text for t in tokens[first : last + 1]))
    for token in tokens:
        for name in sorted(names.get(token.text, ()), key=len, reverse=True):
            last = token.i + len(name) - 1
            if tuple(t.text for t in tokens[token.i : last + 1]) == name and _may_repeat(page, token.i, last, taken):
                yield token.i, last
                taken.update(range(token.i, last + 1))


def _may_repeat(page: Page, first: int, last: int, taken: set[int]) -> bool:
    entity = page.entities.get(first)
    if taken.intersection(range(first, last + 1)) or _is_displaced(page, first, last) or _is_code(page, first, last):
        return False
    if entity is None or entity.first >= first and entity.last <= last:
        return not (entity is None and _in_longer_name(page, first, last))
    return entity.label not in NAME_LABELS


def _describe(page: Page, spans: dict[int, int]) -> Iterator[Toponym]:
    """The toponyms of the spans, with levels shared along lists ("Herat and Farah provinces") and what follows each."""
    ordered = sorted(spans.items())
    found = [Toponym(first=a, last=b, name=page.text(a, b), level=_level(page, a, b)) for a, b in ordered]
    for n in range(len(found) - 2, -1, -1):
        here, after = found[n], found[n + 1]
        gap = [t.lower for t in page.tree.tokens[here.last + 1 : after.first]]
        if here.level is None and after.level and gap and set(gap) <= {",", "and", "or"} and _is_plural(page, after):
            here = replace(here, level=after.level)
        if _may_contain(page, here, gap):
            here = replace(here, within=(after.first, after.last))
        found[n] = here
    return iter(replace(t, dateline=_is_dateline(page, t)) for t in found)


def _is_plural(page: Page, toponym: Toponym) -> bool:
    after = toponym.last + 1
    return after < len(page.tree) and page.tree.tokens[after].tag in {"NNS", "NNPS"}


def _may_contain(page: Page, toponym: Toponym, gap: list[str]) -> bool:
    """Whether the words between two names let the second contain the first: "X, Y", "X district of Y", "X in the Y"."""
    rest = [word for word in gap if word not in page.words.levels and word not in page.words.parts and word != "the"]
    return rest in ([","], ["in"], ["of"], ["("], [",", "in"], [","," of"], []) and bool(gap)


def _is_dateline(page: Page, toponym: Toponym) -> bool:
    """Whether a name in capitals opens its line: "KABUL, Afghanistan --"."""
    text, start = page.tree.parse.text, page.tree.tokens[toponym.first].start
    line = text[text.rfind("\n", 0, start) + 1 : start].strip()
    return not line and toponym.name.isupper() and len(toponym.name) > SHORT_CODE


def _level(page: Page, first: int, last: int) -> str | None:
    """What a noun beside a name says it is: after it, before it with "of", or directly before it."""
    tokens, levels = page.tree.tokens, page.words.levels
    if last > first and tokens[last].lower in levels:
        return levels[tokens[last].lower]
    if last + 1 < len(tokens) and tokens[last + 1].sent == tokens[last].sent:
        after = tokens[last + 1]
        if (level := levels.get(after.lower) or levels.get(after.lemma)) and after.pos in {"NOUN", "PROPN"}:
            return level
    i = first - 1
    while i >= 0 and (tokens[i].lower == "the" or tokens[i].lower in page.words.parts):
        i -= 1
    if i > 0 and tokens[i].lower == "of":
        return levels.get(tokens[i - 1].lemma)
    return levels.get(tokens[i].lower) if i >= 0 and i == first - 1 and tokens[i].pos == "NOUN" else None
