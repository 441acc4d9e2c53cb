"""Which language a report is in."""

from __future__ import annotations

from functools import cache
from typing import Any

ENGLISH = "en"
SHORTEST = 40
SAMPLE = 20_000
ENGLISH_AT_LEAST = 0.05
LATIN_SHARE = 0.5
LAST_LATIN = "\u024f"


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
    ranked: list[tuple[str, float]] = _identifier().rank(sample.lower())
    if dict(ranked)[ENGLISH] >= ENGLISH_AT_LEAST:
        return ENGLISH
    best = ranked[0][0]
    return best if best.isalpha() and best != "zxx" else "und"


@cache
def _identifier() -> Any:
    # Imported late: it brings numpy along, which most commands do not need.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
