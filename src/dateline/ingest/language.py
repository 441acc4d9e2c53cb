"""Which language a report is in."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from dateline.lexicon.files import read_tables

ENGLISH = "en"
SHORTEST = 40
SAMPLE = 20_000
ENGLISH_AT_LEAST = 0.05
LATIN_SHARE = 0.5
LAST_LATIN = "\u024f"
# A text of so many words of which so many are small words of English needs no closer look,
ENOUGH_WORDS, ENGLISH_SHARE = 20, 0.2
# nor does a shorter one with so many different ones.
FEW_WORDS, FEW_SHARE, DIFFERENT = 8, 0.25, 4

_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> str:
    """The ISO 639 code of the language of a text, "und" if it cannot be told.

    A short text in Latin letters counts as English, and so does one that may well be:
    names from elsewhere make English news look foreign. Capitals are read as small letters.
    """
    sample = text[:SAMPLE]
    letters = [c for c in sample if c.isalpha()]
    latin = sum(c <= LAST_LATIN for c in letters)
    if latin >= LATIN_SHARE * len(letters) and len(letters) < SHORTEST:
        return ENGLISH
    if _is_plainly_english(_WORD.findall(sample.lower())):
        return ENGLISH
    ranked: list[tuple[str, float]] = _identifier().rank(sample.lower())
    if dict(ranked)[ENGLISH] >= ENGLISH_AT_LEAST:
        return ENGLISH
    best = ranked[0][0]
    return best if best.isalpha() and best != "zxx" else "und"


def _is_plainly_english(words: list[str]) -> bool:
    small = [w for w in words if w in _small_words()]
    if len(words) >= ENOUGH_WORDS:
        return len(small) >= ENGLISH_SHARE * len(words)
    return len(words) >= FEW_WORDS and len(small) >= FEW_SHARE * len(words) and len(set(small)) >= DIFFERENT


@cache
def _small_words() -> frozenset[str]:
    return frozenset(w for _, table in read_tables((), "lang/en/language.toml") for w in table["words"])


@cache
def _identifier() -> Any:
    # Imported late: it takes a second and a hundred megabytes, and most texts are plainly English.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
