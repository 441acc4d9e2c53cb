"""Names that a report writes in capitals, as they are written elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.grammar import Tree

# Letters from which a sentence tells that it is written in capitals throughout.
ENOUGH = 12


def is_shouted(tree: Tree, token: int) -> bool:
    """Whether a token's sentence came in capitals throughout, so that they say nothing about its names."""
    words = tree.sentence(tree.tokens[token])
    text = tree.parse.text[words[0].start : words[-1].end]
    letters = [c for c in text if c.isalpha()] if text.isupper() else []
    return len(letters) >= ENOUGH and all(c.isupper() for c in letters)


def plain_case(name: str, cases: Mapping[str, str], *, proper: bool) -> str:
    """A name in capitals with those that it has elsewhere. cases: word -> its spelling; proper: no common noun."""
    if any(c.islower() for c in name):
        return name
    return " ".join(_plain_word(word, cases, proper) for word in name.split())


def _plain_word(word: str, cases: Mapping[str, str], proper: bool) -> str:
    key = word.lower().rstrip(".,")
    if key in cases:
        return cases[key] + word[len(key) :]
    if not proper or "." in word.rstrip("."):
        return word if "." in word else word.lower()
    return "-".join(part.capitalize() for part in word.split("-"))
