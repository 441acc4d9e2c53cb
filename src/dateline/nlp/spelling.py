"""Spells words the way the parser was taught, letter for letter, so that no offset moves."""

from __future__ import annotations

import html
import re
from functools import cache

from dateline.lexicon.files import read_tables

LONGEST = 30  # letters before the ending
PREFIXES = ("re", "de", "un")

# The `s` before these endings is the only letter that differs.
_ENDING = re.compile(r"(?<=[iI])[sS](?=(?:e(?:d|s|r|rs)?|ing|ations?|able)\b)", re.IGNORECASE)

# Characters that the text spells as entities of a markup, and the signs of firms at exchanges that wires put in.
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
_TICKER = re.compile(r"<[A-Z]{1,6}(?:\.[A-Z]{1,3})?>")


@cache
def _stems() -> frozenset[str]:
    """What words spelled with -ise have before it."""
    plain = [stem.lower() for _, table in read_tables((), "lang/en/spelling.toml") for stem in table["ise"]]
    return frozenset([*plain, *(prefix + stem for prefix in PREFIXES for stem in plain)])


@cache
def compound_lemmas() -> dict[str, str]:
    """Forms of hyphenated verbs, as the parser sees them (`test_fired`), with their lemmas."""
    found: dict[str, str] = {}
    for _, table in read_tables((), "lang/en/spelling.toml"):
        for lemma, forms in table["compounds"].items():
            found.update({form.replace("-", "_"): lemma for form in forms})
    return found


@cache
def closing_words() -> frozenset[str]:
    """The last parts of nouns that are written in one word as well as with a hyphen (`pull-out`)."""
    return frozenset(word for _, table in read_tables((), "lang/en/spelling.toml") for word in table["closing"])


@cache
def _compounds() -> re.Pattern[str]:
    forms = sorted((form.replace("_", "-") for form in compound_lemmas()), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b", re.IGNORECASE)


@cache
def _describing() -> re.Pattern[str]:
    """Words before a name that are no part of it."""
    words = [word for _, table in read_tables((), "lang/en/spelling.toml") for word in table["describing"]]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})(?= [A-Z][a-z])")


@cache
def _parted() -> re.Pattern[str]:
    """Hyphenated words that the parser knows only as two."""
    words = [word for _, table in read_tables((), "lang/en/spelling.toml") for word in table["parted"]]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


@cache
def _currencies() -> re.Pattern[str]:
    """The codes of currencies that stand before a sum."""
    codes = [code for _, table in read_tables((), "lang/en/spelling.toml") for code in table["currencies"]]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, codes))})(?=\s?\d)")


@cache
def _stand_ins() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """Nouns that the parser takes for verbs, behind certain words, with the noun that is read for each."""
    told = [pair for _, table in read_tables((), "lang/en/spelling.toml") for pair in table["stand_ins"].items()]
    return tuple(
        (re.compile(rf"(?i)(?<=\b)(?P<first>(?:{'|'.join(how['behind'])}) ){noun}\b"), noun, how["as"])
        for noun, how in told
    )


def _stand_in(text: str) -> str:
    for pattern, noun, other in _stand_ins():
        if noun in text:
            text = pattern.sub(lambda m: m["first"] + other, text)  # noqa: B023 - used at once
    return text


def spell_for_parser(text: str) -> str:
    """The text, of the same length, as the parser knows it.

    -ise is spelled -ize, hyphenated verbs are joined and offices parted, quotes of two signs made one, `&amp;` made the
    sign that it stands for, signs of firms (`<ABC.N>`) left out; `USD5 million` is spelled with the sign of a dollar;
    words that are no part of the name behind them are small; a noun that it takes for a verb has another in its place.
    """
    text = _ENTITY.sub(_sign, text) if "&" in text else text
    text = _describing().sub(lambda m: m[0].lower(), text)
    text = _currencies().sub(lambda m: "$".rjust(len(m[0])), text)
    text = _stand_in(text)
    text = _TICKER.sub(lambda m: " " * len(m[0]), text) if "<" in text else text
    text = text.replace("``", ' "').replace("''", '" ') if "``" in text else text
    text = _parted().sub(lambda m: m[0].replace("-", " "), text) if "-" in text else text
    joined = _compounds().sub(lambda m: m[0].replace("-", "_"), text) if "-" in text else text
    return _ENDING.sub(_spell, joined)


def _sign(match: re.Match[str]) -> str:
    """The sign that an entity stands for, in its width: blank if it is none to read. What is no entity stays."""
    sign = html.unescape(match[0])
    return match[0] if sign == match[0] else (sign if sign.isprintable() else "").ljust(len(match[0]))


def _spell(match: re.Match[str]) -> str:
    text, end = match.string, match.start() - 1
    start = end
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] == "_"):
        start -= 1
        if end - start > LONGEST:
            return match.group()
    if text[start:end].lower() not in _stems():
        return match.group()
    return "Z" if match.group() == "S" else "z"
