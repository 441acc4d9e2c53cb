"""Cuts phrases into comparable words: without accents, case, dots or the spelling of apostrophes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache, partial
from itertools import accumulate
from typing import NamedTuple

_WORD = re.compile(r"(\d+(?:[.,]\d+)+|(?:[^\W\d_]\.){2,}|['’]s\b|\w+(?:['’`ʼ](?!s\b)\w+)*)", re.IGNORECASE)
_PLAIN = re.compile(r"[A-Za-z]+(?:[ -][A-Za-z]+)*")
_POSSESSIVES = frozenset({"'s", "’s", "'S", "’S"})
_HYPHENS = frozenset("-‐‑–")
_PARTING = frozenset(',;:()[]—/"“”')
POSSESSIVE = "'s"
_DROPPED = str.maketrans("", "", ".'’`ʼ")
_SPECIAL = str.maketrans({"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae"})


class Word(NamedTuple):
    """A word of a phrase.

    norm: what is compared; text: as written; start, end: characters of the phrase;
    gap: what stands between it and the word before.
    """

    norm: str
    text: str
    start: int
    end: int
    gap: str

    @property
    def joined(self) -> bool:
        """Whether a hyphen ties it to the word before."""
        return self.gap in _HYPHENS

    @property
    def parted(self) -> bool:
        """Whether a comma, bracket or the like stands before it."""
        return self.gap != " " and not _PARTING.isdisjoint(self.gap)

    @property
    def capital(self) -> bool:
        """Whether it starts with a capital."""
        return self.text[:1].isupper()


# as `Word(...)` does, without the call in between: all words of all texts come by here
_word = partial(tuple.__new__, Word)


def fold(text: str) -> str:
    """The text in lower case without accents, dots and apostrophes."""
    if text.isascii():
        return text.lower().translate(_DROPPED)
    plain = unicodedata.normalize("NFKD", text.translate(_SPECIAL))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower().translate(_DROPPED)


def split_words(text: str) -> tuple[Word, ...]:
    """The words of a text; hyphens part words, the possessive ending is a word of its own (norm "'s")."""
    parts = _WORD.split(text)  # what stands between words, and the words, in turn
    edges = list(accumulate(map(len, parts)))
    written = parts[1::2]
    return tuple(map(_word, zip(map(_norm, written), written, edges[::2], edges[1::2], parts[::2], strict=False)))


@lru_cache(maxsize=20_000)
def _norm(written: str) -> str:
    return POSSESSIVE if written in _POSSESSIVES else fold(written)


def name_key(text: str) -> str:
    """The comparable words of a name, joined by blanks."""
    if text.isascii() and _PLAIN.fullmatch(text):
        return text.lower().replace("-", " ")
    return " ".join([word.norm for word in split_words(text)])


def pluralise(phrase: str) -> str:
    """The regular English plural of a phrase, by its head ("head of state" -> "heads of state")."""
    head, of, rest = phrase.partition(" of ")
    return _plural_word(head) + of + rest


def _plural_word(word: str) -> str:
    if word.endswith(("man", "woman")) and word != "human":
        return word[:-2] + "en"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "sh", "ch", "x", "z")):
        return word + "es"
    return word + "s"
