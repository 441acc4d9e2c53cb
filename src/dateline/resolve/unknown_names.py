"""Names of places that no gazetteer knows, told by what stands around them.

A noun beside them ("Qara Bagh district", "at Abu Salim prison"), a preposition that only places follow ("near
Tremseh"), or what is done to them alone ("shelled Fuah").
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model import Token
from dateline.resolve import place_cues as cues
from dateline.resolve.place_cues import Page, is_capital

NOUNS = frozenset({"NOUN", "PROPN"})
OTHER_LABELS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE"})
# What the parser takes an unknown place for.
MISTAKEN = frozenset({"PERSON", "PRODUCT", "GPE", "LOC", "FAC"})
FARTHEST = 3  # words from a preposition to the name: "in the old Fuah"
# What a deed may be done to, or a preposition leads to.
OBJECTS = frozenset({"dobj", "nsubjpass", "pobj"})


def named_by_noun(page: Page, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Names that only a noun beside them tells to be places: "Qara Bagh district", "the village of Maku"."""
    for noun in page.tree.tokens:
        if noun.pos in NOUNS and (span := _beside(page, noun, taken)):
            yield span


def _beside(page: Page, noun: Token, taken: set[int]) -> tuple[int, int] | None:
    """The unknown name before a noun of place, or behind it and "of"."""
    tokens, words = page.tree.tokens, page.words
    names = noun.lemma in words.naming
    if not names and noun.lemma not in words.spotting:
        return None
    first = last = noun.i - 1
    if may_be_named(page, last, taken):
        first = _start(page, last, taken)
        entity = page.entities.get(last)
        alike = (entity is None or entity.label in MISTAKEN) and tokens[first - 1].lower not in words.demonyms
        fits = names or alike and (_is_beset(page, noun) or cues.after_preposition(page, first))
    else:
        first = noun.i + 2
        behind = first < len(tokens) and tokens[noun.i + 1].lower in words.genitives
        fits = (names or _is_beset(page, noun)) and behind and may_be_named(page, first, taken)
        last = _end(page, first, taken) if fits else first
    return (first, last) if fits and tokens[first].sent == noun.sent == tokens[last].sent else None


def _is_beset(page: Page, noun: Token) -> bool:
    """Whether a noun is what is attacked, taken or left as places are."""
    return noun.dep in {"dobj", "nsubjpass"} and page.tree.head(noun).lemma in page.words.territorial


def named_by_act(page: Page, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Names that are places by what is done there: "shelled Fuah", "the siege of Madaya", "near Tremseh"."""
    for token in (t for t in page.tree.tokens if t.dep in OBJECTS):
        head = page.tree.head(token)
        done_to = token.dep in {"dobj", "nsubjpass"}
        is_beset = done_to and (head.lemma in page.words.besetting or _is_taken_over(page, token, head))
        scene = token.dep == "pobj" and _is_scene(page, token, head)
        if not (is_beset or scene or token.dep == "pobj" and _is_inhabited(page, token, head)):
            continue
        if may_be_named(page, token.i, taken) and (scene or _may_be_place(page, token)):
            first, last = _start(page, token.i, taken), token.i
            if first == last or not page.entities.get(first) or page.entities.get(first) is page.entities.get(last):
                yield first, last


def _is_taken_over(page: Page, token: Token, verb: Token) -> bool:
    """`captured Bambari`: what the parser takes for nobody."""
    entity = page.entities.get(token.i)
    return verb.lemma in page.words.taking_over and (entity is None or entity.label in {"GPE", "LOC", "FAC"})


def _is_scene(page: Page, token: Token, prep: Token) -> bool:
    """`spread to Anna Nagar, where a man died`, `the outskirts of Khan Younis`: no person, whatever the parser says."""
    told = page.tree.children(token, "relcl")
    where = any(t.lower in page.words.where for verb in told for t in page.tree.children(verb, "advmod"))
    return where or prep.lower in page.words.genitives and page.tree.head(prep).lemma in page.words.edges


def _is_inhabited(page: Page, token: Token, prep: Token) -> bool:
    """Whether a preposition makes its object a place: "near Tremseh", "the siege of Madaya"."""
    if prep.lower in page.words.genitives:
        return page.tree.head(prep).lemma in page.words.besetting
    if prep.lower == "at" and prep.i > 0 and page.tree.tokens[prep.i - 1].lemma in page.words.spotting:
        return True  # "the border crossing at Nasib"
    if prep.lower in page.words.spots and page.tree.head(prep).lemma in page.words.descending:
        return True
    if _stands(page, prep):
        return True
    return prep.lower in page.words.inhabited and token.i - prep.i <= FARTHEST


def _is_spot(page: Page, prep: Token) -> bool:
    """`two were stabbed at Kutba`, `killed a man at Kutba`, `At Kutba, ...`: where it was, and nothing aimed at."""
    on = page.tree.head(prep)
    told = on.pos == "NOUN" and on.lemma in page.words.happenings
    harmed = page.tree.child(on, "nsubjpass", "dobj") is not None and on.tag in ("VBN", "VBD")
    aimed = on.lemma in page.words.throwing or on.lemma in page.words.aiming
    return _opens(page, prep) or (harmed or told) and not aimed


def _stands(page: Page, prep: Token) -> bool:
    return prep.lower in page.words.standing and _is_spot(page, prep)


def _opens(page: Page, prep: Token) -> bool:
    """`At Kutba, a mob burned a bus`: where all was that the sentence tells, whatever the parser takes it for."""
    first = page.tree.parse.sents[prep.sent][0]
    return prep.i == first and prep.lower in page.words.standing


def _may_be_place(page: Page, token: Token) -> bool:
    """Whether an unknown name may be a place's: no known person's, no acronym, nothing's owner."""
    after = page.tree.tokens[token.i + 1] if token.i + 1 < len(page.tree) else None
    if token.text.isupper() or token.text in page.persons or after and after.text in page.words.possessives:
        return False
    entity, prep = page.entities.get(token.i), page.tree.head(token)
    if entity is None or entity.label in MISTAKEN or prep.lower in page.words.surrounding or _stands(page, prep):
        return True
    # "a mosque in Qusra"
    spot = page.tree.head(prep).lemma
    return token.dep == "pobj" and (spot in page.words.levels or spot in page.words.spotting)


def _start(page: Page, last: int, taken: set[int]) -> int:
    """The first word of the unknown name that ends with a word, over small words ("Karm al-Zeitoun", "Abu Salim")."""
    tokens, first = page.tree.tokens, last
    while first > 0 and tokens[first - 1].sent == tokens[last].sent:
        step = first - 1
        while step > 0 and (tokens[step].text == "-" or tokens[step].lower in page.words.inner):
            step -= 1
        if may_be_named(page, step, taken):
            first = step
        elif is_capital(tokens[step + 1]) and step + 1 < first:
            return step + 1
        else:
            return first
    return first


def _end(page: Page, first: int, taken: set[int]) -> int:
    """The last word of the unknown name that starts with a word, over a small word and its hyphen ("Rukn al-Din")."""
    tokens, last = page.tree.tokens, first
    while last + 1 < len(tokens):
        step = last + 1
        if step + 2 < len(tokens) and tokens[step].lower in page.words.inner and tokens[step + 1].text == "-":
            step += 2
        if not may_be_named(page, step, taken):
            break
        last = step
    return last


def may_be_named(page: Page, i: int, taken: set[int]) -> bool:
    """Whether a word may belong to an unknown name."""
    token, entity = page.tree.tokens[i], page.entities.get(i)
    if i < 0 or i in taken or token.pos != "PROPN" or not is_capital(token) or token.lower in page.words.levels:
        return False
    words = page.words
    others = (words.doubtful, words.parts, words.never, words.demonyms, words.inner)
    return not (entity and entity.label in OTHER_LABELS) and not any(token.lower in group for group in others)
