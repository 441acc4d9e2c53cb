"""Which state a text is about, for phrases that come with a bit of text."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.lexicon.actors import ActorLexicon
from dateline.lexicon.words import split_words
from dateline.resolve.choice import choose
from dateline.resolve.home import INTERNATIONAL


def only_country(lexicon: ActorLexicon, text: str) -> str | None:
    """The one state that a text names; None if it names none or several."""
    found = set(_countries(lexicon, text))
    return found.pop() if len(found) == 1 else None


def _countries(lexicon: ActorLexicon, text: str) -> Iterator[str]:
    words = split_words(text)
    i = 0
    while i < len(words):
        match = lexicon.match(words, i)
        choice = choose(match.entries, None) if match else None
        if choice and choice.country and choice.country not in INTERNATIONAL:
            yield choice.country
        i = match.last if match else i + 1
