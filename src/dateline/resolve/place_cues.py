"""What the words around a name tell of it: whether it is a place at all, of what level, and within what other place."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.grammar import Tree
from dateline.lexicon.gazetteer import Candidate, Gazetteer
from dateline.lexicon.place_words import PlaceWords
from dateline.model import Token

WELL_KNOWN_KINDS = frozenset({"country", "admin1", "capital", "continent", "sea", "ocean", "former country"})
WELL_KNOWN_POPULATION = 100_000
SHORT_CODE = 2
LONGEST_ACRONYM = 5
SIGNS = frozenset({",", ";", "(", "-", "–"})
SMALL_LEVELS = frozenset({"city", "village"})


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity: tokens first to last, both included."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Page:
    """What finding needs to look at: the tree, its entities by token, the gazetteer, names of persons, word lists."""

    tree: Tree
    gazetteer: Gazetteer
    entities: dict[int, Entity]
    persons: frozenset[str]
    words: PlaceWords

    def text(self, first: int, last: int) -> str:
        """The words as the article has them."""
        tokens = self.tree.tokens
        return self.tree.parse.text[tokens[first].start : tokens[last].end]

    def written(self, first: int, last: int) -> str:
        """The words with the case that the parser was given, and single spaces."""
        tokens, parts = self.tree.tokens, [self.tree.tokens[first].text]
        for i in range(first + 1, last + 1):
            parts += [" " if tokens[i].start > tokens[i - 1].end else "", tokens[i].text]
        return "".join(parts)

    def lookup(self, first: int, last: int) -> tuple[Candidate, ...]:
        """The places that some words may name; of "U.S.-led" those of the name alone."""
        text = self.text(first, last)
        found = self.gazetteer.lookup(text)
        if found or first != last:
            return found
        head, hyphen, tail = text.rpartition("-")
        return self.gazetteer.lookup(head) if hyphen and tail.islower() else ()


def is_capital(token: Token) -> bool:
    """Whether a word starts with a capital, perhaps behind a small elided word ("d'Ivoire")."""
    text = token.text
    return text[:1].isupper() or text[1:2] in {"'", "’"} and text[2:3].isupper()


def is_well_known(candidates: tuple[Candidate, ...]) -> bool:
    """Whether a name is that of a country, a division, a capital, a sea or a large town."""
    return any(c.usual and (c.kind in WELL_KNOWN_KINDS or c.population >= WELL_KNOWN_POPULATION) for c in candidates)


def joins(page: Page, i: int) -> bool:
    """Whether a small word starts a name: "al-Hol"."""
    tokens = page.tree.tokens
    return tokens[i].lower in page.words.inner and i + 1 < len(tokens) and tokens[i + 1].text == "-"


def is_displaced(page: Page, first: int, last: int) -> bool:
    """Whether a name is none of a place here: "West Nile virus", "Mr. Jordan", a known person's surname, an acronym."""
    tokens, words = page.tree.tokens, page.words
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after and after.text in words.unplaced_by or first and tokens[first - 1].lower in words.titles:
        return True
    name = page.text(first, last)
    if name.lower() in words.never or name.lower() in words.parts or name.lower() in words.demonyms:
        return True
    if first == last and (not is_capital(tokens[first]) or name in page.persons or _is_acronym(page, name)):
        return True
    if len(name) <= SHORT_CODE and _in_capitals(page, first):
        return True
    return name.lower() in words.doubtful and not (first == last and after_preposition(page, first))


def _in_capitals(page: Page, i: int) -> bool:
    """Whether the words around are in capitals too, so that "US" may be a pronoun and "LA" an article."""
    tokens = page.tree.tokens
    beside = [page.text(n, n) for n in (i - 1, i + 1) if 0 <= n < len(tokens)]
    return any(word.isupper() and word.isalpha() and len(word) > SHORT_CODE for word in beside)


def _is_acronym(page: Page, name: str) -> bool:
    """Whether a name is an acronym that no country, division, large town or feature of ours goes by."""
    if not (name.isupper() and len(name) <= LONGEST_ACRONYM):
        return False
    found = page.gazetteer.lookup(name)
    return all(c.kind in {"city", "capital"} for c in found) and not is_well_known(found)


def is_code(page: Page, first: int, last: int) -> bool:
    """Whether a name is a short code ("PA", "La.") that needs a town before it."""
    text = page.text(first, last)
    return first == last and len(text.replace(".", "")) <= SHORT_CODE and text not in page.words.free_codes


def after_comma(page: Page, first: int, ends: set[int]) -> bool:
    """Whether a name follows another place and a comma. ends: last tokens of places."""
    return first > 1 and page.tree.tokens[first - 1].text in {",", "("} and first - 2 in ends


def in_public_body(page: Page, entity: Entity, first: int, last: int) -> bool:
    """Whether an organisation is a public body of the place: "Ohio State Police", "Ministry of Health of Israel"."""
    tokens = page.tree.tokens
    if entity.label != "ORG" or not (first == entity.first or is_well_known(page.lookup(first, last))):
        return False
    others = (tokens[i] for i in range(entity.first, entity.last + 1) if not first <= i <= last)
    return any(t.lower in page.words.public_bodies or t.lemma in page.words.public_bodies for t in others)


def in_longer_name(page: Page, first: int, last: int) -> bool:
    """Whether capitalised words stand directly beside a name, so that it may be part of another."""
    tokens, sent = page.tree.tokens, page.tree.tokens[first].sent
    beside = [tokens[i] for i in (first - 1, last + 1) if 0 <= i < len(tokens)]
    return any(t.sent == sent and is_capital(t) and t.pos == "PROPN" for t in beside)


def after_preposition(page: Page, first: int) -> bool:
    """Whether a preposition of place stands before a name, perhaps with "the" or "northern" between."""
    tokens, i = page.tree.tokens, _before(page, first)
    return i >= 0 and tokens[i].lower in page.words.place and tokens[i].pos in {"ADP", "SCONJ"}


def has_slot(page: Page, first: int, ends: set[int]) -> bool:
    """Whether a name stands after a preposition of place, or in a list after another place (ends as above)."""
    if after_preposition(page, first):
        return True
    tokens, i, listing = page.tree.tokens, first - 1, False
    while i >= 0 and (tokens[i].text in SIGNS or tokens[i].lower in page.words.final | page.words.articles):
        listing = listing or tokens[i].lower not in page.words.articles
        i -= 1
    return listing and i in ends


def is_target(page: Page, first: int, last: int) -> bool:
    """Whether a name is the object of what is done to places: "shells hit Kiryat Shmona"."""
    tokens = page.tree.tokens
    head = next((t for t in tokens[first : last + 1] if not first <= t.head <= last), tokens[last])
    return head.dep in {"dobj", "nsubjpass"} and tokens[head.head].lemma in page.words.territorial


def in_list(page: Page, first: int) -> bool:
    """Whether a name stands in a list or beside a comma that may tell where it lies."""
    tokens = page.tree.tokens
    beside = [tokens[i] for i in (first - 1, first + 1) if 0 <= i < len(tokens)]
    return any(t.text in {",", ";", "("} or t.lower in page.words.final for t in beside)


def beside_people(page: Page, last: int) -> bool:
    """Whether a noun after a name makes it a place: "Aleppo residents"."""
    tokens, i = page.tree.tokens, last + 1
    if i < len(tokens) and tokens[i].text in page.words.possessives:
        i += 1
    return i < len(tokens) and tokens[i].lemma in page.words.people


def level(page: Page, first: int, last: int) -> str | None:
    """What a noun beside a name says it is: at its end, after it, before it with "of", or directly before it."""
    tokens, levels = page.tree.tokens, page.words.levels
    if last > first and tokens[last].lower in levels:
        return levels[tokens[last].lower]
    if found := _level_after(page, last):
        return found
    i = _before(page, first)
    if i > 0 and tokens[i].lower in page.words.genitives:
        return levels.get(tokens[i - 1].lemma)
    return levels.get(tokens[i].lower) if i >= 0 and i == first - 1 and tokens[i].pos == "NOUN" else None


def people(page: Page, first: int) -> str | None:
    """The country of the people named before a name's noun: "the Lebanese city of Tripoli", "the Iraqi city Mosul"."""
    tokens, i = page.tree.tokens, _before(page, first)
    i -= 1 if i > 0 and tokens[i].lower in page.words.genitives else 0
    if i < 1 or tokens[i].lemma not in page.words.levels:
        return None
    return page.words.demonyms.get(tokens[i - 1].lower) or None


def _level_after(page: Page, last: int) -> str | None:
    tokens, levels = page.tree.tokens, page.words.levels
    if (
        last + 1 >= len(tokens)
        or tokens[last + 1].sent != tokens[last].sent
        or tokens[last + 1].pos not in {"NOUN", "PROPN"}
    ):
        return None
    found = levels.get(tokens[last + 1].lower) or levels.get(tokens[last + 1].lemma)
    # "the Cairo suburb of Giza": the noun tells the level of the second name
    goes_on = last + 2 < len(tokens) and tokens[last + 2].lower in page.words.genitives
    return None if found in SMALL_LEVELS and goes_on else found


def _before(page: Page, first: int) -> int:
    """The token before a name, its article and parts ("the northern") left out; -1 if there is none."""
    tokens, i = page.tree.tokens, first - 1
    while i >= 0 and (tokens[i].lower in page.words.articles | page.words.parts or tokens[i].tag == "JJ"):
        i -= 1
    return i


def relation(page: Page, gap: list[str]) -> str | None:
    """What the words between two names say: inner ("X, Y": X lies within Y), outer, list or nothing."""
    words = page.words
    nouns = [words.levels[word] for word in gap if word in words.levels]
    kinds = [_link_kind(page, word) for word in gap if word not in words.levels]
    rest = [kind for kind in kinds if kind]
    if rest == ["possessive"] or rest == ["genitive"] and nouns and nouns[-1] in SMALL_LEVELS:
        return "outer"
    if rest in ([","], ["inside"], ["("], [",", "inside"], [",", "genitive"]) or rest == ["genitive"] and nouns:
        return "inner"
    return "list" if rest and set(rest) <= {",", ";", "listing"} else None


def _link_kind(page: Page, word: str) -> str:
    """What a word between two names does; nothing for articles and parts ("the northern"), itself for other words."""
    words = page.words
    kinds = (
        ("", words.articles | words.parts),
        ("possessive", words.possessives),
        ("genitive", words.genitives),
        ("inside", words.insides),
        ("listing", words.listing),
    )
    return next((kind for kind, members in kinds if word in members), word)
