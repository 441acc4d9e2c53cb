"""Finds the names of places in a parsed text; which places they are is told in `senses`.

A name counts if the parser took it for a place, or if the gazetteer knows it and its neighbours fit a place: a
preposition before it, a noun of divisions beside it ("Sabari district"), another place after a comma. Names of persons
and firms are left alone; a public body of a place ("Ohio State Police") names the place too. What is a place once is
one throughout the article.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.grammar import Tree
from dateline.lexicon.gazetteer import Gazetteer
from dateline.resolve import place_cues as cues
from dateline.resolve.headings import is_heading
from dateline.resolve.place_cues import Entity, Page, is_capital
from dateline.resolve.toponym_links import Toponym, describe
from dateline.resolve.unknown_names import may_be_named, named_by_act, named_by_noun

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
NAME_LABELS = frozenset({"PERSON", "ORG", "WORK_OF_ART", "LAW", "EVENT"})
OTHER_LABELS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE"})
SEPARATORS = frozenset({",", ";", "/", "("})
LONGEST = 6


def find_toponyms(tree: Tree, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """All names of places of an article, in text order, none inside another."""
    entities = list(read_entities(tree))
    by_token = {i: entity for entity in entities for i in range(entity.first, entity.last + 1)}
    page = Page(tree, gazetteer, by_token, _person_names(tree, entities), gazetteer.words)
    spans = {
        first: last for entity in entities if entity.label in PLACE_LABELS for first, last in _recognised(page, entity)
    }
    taken = {i for first, last in spans.items() for i in range(first, last + 1)}
    ends = set(spans.values())
    for first, last in _scan(page):
        if not taken.intersection(range(first, last + 1)) and _fits(page, first, last, ends):
            spans[first] = last
            ends.add(last)
            taken.update(range(first, last + 1))
    for first, last in (*named_by_noun(page, taken), *named_by_act(page, taken)):
        spans[first] = last
        taken.update(range(first, last + 1))
    spans.update(_headings(page, taken))
    spans.update(_repeated(page, spans, taken))
    return describe(page, spans)


def _headings(page: Page, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Known names in capitals that head a report, whatever the parser took them for: `DHAKA (Agency) - Police ...`."""
    for token in page.tree.tokens:
        text = page.tree.parse.text
        opens = token.start == 0 or text[token.start - 1] == "\n"
        last = _longest(page, token.i) if opens and token.text.isupper() and token.i not in taken else None
        if last is not None and is_heading(text, token.start, page.tree.tokens[last].end):
            yield token.i, last


def read_entities(tree: Tree) -> Iterator[Entity]:
    """The named entities of a parse."""
    first: int | None = None
    for token in (*tree.tokens, None):
        if first is not None and (token is None or token.ent_start or not token.ent):
            yield Entity(first, (token.i if token else len(tree)) - 1, tree.tokens[first].ent)
            first = None
        if token is not None and token.ent and (token.ent_start or first is None):
            first = token.i


def _person_names(tree: Tree, entities: list[Entity]) -> frozenset[str]:
    """First names and surnames of the persons named in full."""
    full = [entity for entity in entities if entity.label == "PERSON" and entity.last > entity.first]
    return frozenset(tree.tokens[i].text for entity in full for i in (entity.first, entity.last))


def _recognised(page: Page, entity: Entity) -> Iterator[tuple[int, int]]:
    """The names in what the parser took for a place: "Dallas, Texas" holds two."""
    first, taken, is_one = entity.first, -1, bool(page.lookup(entity.first, entity.last))
    for i in range(entity.first, entity.last + 2):
        if i > entity.last or not is_one and _separates(page, i):
            span = trim(page, first, i - 1)
            first = i + 1
            if span and span[0] > taken and not cues.is_displaced(page, *span) and _is_name(page, *span):
                taken = span[1]
                yield span


def _separates(page: Page, i: int) -> bool:
    token = page.tree.tokens[i]
    return token.text in SEPARATORS or token.lower in page.words.final


def _is_name(page: Page, first: int, last: int) -> bool:
    """Whether what the parser took for a place is a name: known, or of its own words and where a place may stand."""
    if page.lookup(first, last):
        return True
    tokens, words = page.tree.tokens, page.words
    if all(t.lower in words.levels or t.lower in words.inner for t in tokens[first : last + 1]):
        return False
    fits = cues.after_preposition(page, first) or cues.level(page, first, last) or cues.beside_people(page, last)
    return bool(fits) or last > first or cues.in_list(page, first)


def trim(page: Page, first: int, last: int) -> tuple[int, int] | None:
    """The name proper within some words, without articles, parts ("northern") and nouns of divisions."""
    tokens, words = page.tree.tokens, page.words
    while first <= last:
        ahead, behind = tokens[first], tokens[last]
        if not is_capital(behind) and not behind.text[:1].isdigit():
            last -= 1
        elif (
            ahead.lower in words.articles or ahead.pos == "DET" or not is_capital(ahead) and not cues.joins(page, first)
        ):
            first += 1
        elif page.lookup(first, last):
            break
        elif first < last and words.levels.get(behind.lower) not in {None, "feature", "site"}:
            last -= 1
        elif first < last and (ahead.lower in words.parts or ahead.pos == "ADJ" or ahead.lemma in words.levels):
            first += 1 if tokens[first + 1].lower not in words.genitives else 2
        else:
            first, last = _state_at_end(page, first, last), _known_part(page, first, last)
            break
    return (first, max(last, _longest(page, first) or last)) if first <= last else None


def _state_at_end(page: Page, first: int, last: int) -> int:
    """The start of the name of a country that an unknown name ends with: "Nazi Germany"."""
    for start in range(first + 1, last + 1):
        if any(c.kind == "country" and c.usual for c in page.lookup(start, last)):
            return start
    return first


def _known_part(page: Page, first: int, last: int) -> int:
    """The end of the known name that an unknown one of a public body starts with: "Kent County Fire"."""
    tokens, words = page.tree.tokens, page.words
    for end in range(last - 1, first - 1, -1):
        rest = tokens[end + 1].lower
        is_body = rest in words.public_bodies and rest not in words.levels or rest in {"-", "–", "—"}
        if is_body and page.lookup(first, end):
            return end
    return last


def _scan(page: Page) -> Iterator[tuple[int, int]]:
    """Spans of capitalised words that the gazetteer knows, the longest at each place, in text order."""
    tokens, at, inner = page.tree.tokens, 0, page.words.inner
    while at < len(tokens):
        may_open = is_capital(tokens[at]) or (tokens[at].lower in inner and cues.joins(page, at))
        last = _longest(page, at) if may_open else None
        if last is not None:
            yield at, last
        at = at + 1 if last is None else last + 1


def _longest(page: Page, first: int) -> int | None:
    """The last token of the longest known name from a token on."""
    tokens, ends = page.tree.tokens, []
    for i in range(first, min(first + LONGEST, len(tokens))):
        token = tokens[i]
        if token.sent != tokens[first].sent:
            break
        if is_capital(token):
            ends.append(i)
        elif token.text not in {"-", "'", "’", "."} and token.lower not in page.words.inner:
            break
    return next((end for end in reversed(ends) if page.lookup(first, end)), None)


def _fits(page: Page, first: int, last: int, ends: set[int]) -> bool:
    """Whether a name that the gazetteer knows is a place where it stands. ends: last tokens of the places known."""
    tokens, entity = page.tree.tokens, page.entities.get(first)
    has_level = cues.level(page, first, last) is not None
    if (
        entity
        and entity.label in OTHER_LABELS
        and not (has_level or _is_no_date(page, entity, first, last, ends))
        or not any(t.pos == "PROPN" for t in tokens[first : last + 1])
    ):
        return False
    if cues.is_displaced(page, first, last):
        return False
    if cues.is_code(page, first, last):
        return cues.after_comma(page, first, ends)
    if entity and (entity.first < first or entity.last > last):
        return cues.in_public_body(page, entity, first, last)
    if has_level:
        # "Chahar Dara district" is not in Dara
        return not may_be_named(page, first - 1, set())
    famous = cues.is_well_known(page.lookup(first, last))
    if cues.in_longer_name(page, first, last):
        return famous and cues.beside_people(page, last)
    if entity and entity.label in {"NORP", "PERSON"} and not (famous and entity.label == "NORP"):
        return cues.has_slot(page, first, ends) or (famous or last > first) and cues.is_target(page, first, last)
    return (
        famous
        or cues.has_slot(page, first, ends)
        or cues.beside_people(page, last)
        or cues.is_target(page, first, last)
    )


def _is_no_date(page: Page, entity: Entity, first: int, last: int, ends: set[int]) -> bool:
    """Whether what the parser took for a date is a name where a place stands: "on the road to Falluja"."""
    alone = entity.label == "DATE" and (entity.first, entity.last) == (first, last)
    return alone and page.tree.tokens[last].lower not in page.words.doubtful and cues.has_slot(page, first, ends)


def _repeated(page: Page, spans: dict[int, int], taken: set[int]) -> Iterator[tuple[int, int]]:
    """Other mentions of the names found: what is a place once is one throughout the article."""
    tokens = page.tree.tokens
    names: dict[str, set[tuple[str, ...]]] = {}
    for first, last in spans.items():
        names.setdefault(tokens[first].text, set()).add(tuple(t.text for t in tokens[first : last + 1]))
    longest = {word: sorted(found, key=len, reverse=True) for word, found in names.items()}
    for token in tokens:
        for name in longest.get(token.text, ()):
            last = token.i + len(name) - 1
            if tuple(t.text for t in tokens[token.i : last + 1]) == name and _may_repeat(page, token.i, last, taken):
                yield token.i, last
                taken.update(range(token.i, last + 1))


def _may_repeat(page: Page, first: int, last: int, taken: set[int]) -> bool:
    entity = page.entities.get(first)
    if (
        taken.intersection(range(first, last + 1))
        or cues.is_displaced(page, first, last)
        or cues.is_code(page, first, last)
    ):
        return False
    if entity is None:
        return not cues.in_longer_name(page, first, last)
    return entity.first >= first and entity.last <= last or entity.label not in NAME_LABELS
