"""Matches of rules in a text, the best of those that overlap first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.lexicon.timewords import TimeRule, TimeWords
from dateline.resolve.when.tokens import Tokens

SHORE = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A match of a rule. first, end: its tokens (half-open); spans: name of a group -> its tokens."""

    rule: TimeRule
    first: int
    end: int
    spans: dict[str, tuple[int, int]]
    tokens: Tokens
    words: TimeWords

    def has(self, name: str) -> bool:
        """Whether a group took part in the match."""
        return name in self.spans

    def group(self, name: str) -> list[str]:
        """The words of a group in lower case; none if it took no part."""
        first, end = self.spans.get(name, (0, 0))
        return [word.lower() for word in self.tokens.words[first:end]]

    def value(self, name: str, *classes: str) -> Any:
        """What the first word of a group that is in one of the classes stands for; None without one."""
        for word in self.group(name):
            for cls in classes:
                if word in self.words.values.get(cls, ()):
                    return self.words.values[cls][word]
        return None

    def is_a(self, token: int, cls: str) -> bool:
        """Whether a token of the text is in a class; False outside the text."""
        codes = self.tokens.codes
        return 0 <= token < len(codes) and codes[token] in self.words.members.get(cls, ())


def clusters(words: TimeWords, tokens: Tokens) -> Iterator[list[Hit]]:
    """Groups of overlapping matches in the order of the text, in each the longest first."""
    found = sorted(_matches(words, tokens), key=lambda m: (m[0], m[1]))
    group: list[tuple[int, int, int, Hit]] = []
    reach = -1
    for first, end, order, hit in found:
        if group and first >= reach:
            yield _ranked(group)
            group = []
        group.append((first, end, order, hit))
        reach = max(reach, end)
    if group:
        yield _ranked(group)


def _ranked(group: list[tuple[int, int, int, Hit]]) -> list[Hit]:
    return [m[3] for m in sorted(group, key=lambda m: (m[0] - m[1], m[2], m[0]))]


def _matches(words: TimeWords, tokens: Tokens) -> Iterator[tuple[int, int, int, Hit]]:
    codes, places = _islands(words, tokens.codes)
    present = frozenset(codes)
    for order, rule in enumerate(words.rules):
        for match in rule.pattern.finditer(codes) if rule.may_match(present) else ():
            if match.end() > match.start():
                hit = make_hit(rule, match, tokens, words, places)
                yield hit.first, hit.end, order, hit


def _islands(words: TimeWords, codes: str) -> tuple[str, list[int]]:
    """The codes around words of time alone, with breaks between, and where each was: most of a text is sea."""
    parts: list[str] = []
    places: list[int] = []
    reach = 0
    for match in words.live.finditer(codes):
        if not words.trigger.search(codes, match.start(), match.end()):
            continue
        first, end = max(reach, match.start() - SHORE), min(len(codes), match.end() + SHORE)
        if first > reach and parts:
            parts.append(words.pause)
            places.append(first)
        parts.append(codes[first:end])
        places.extend(range(first, end))
        reach = end
    return "".join(parts), places


def make_hit(
    rule: TimeRule, match: re.Match[str], tokens: Tokens, words: TimeWords, places: Sequence[int] | None = None
) -> Hit:
    """A match with its groups by name: of several of one name the first that took part.

    places: where each matched code stands among the tokens, if not at the place of its own.
    """
    at = places if places is not None else range(len(tokens.codes))
    spans = {}
    for name, numbers in rule.groups.items():
        for number in numbers:
            if match.end(number) > match.start(number) >= 0:
                spans[name] = (at[match.start(number)], at[match.end(number) - 1] + 1)
                break
    return Hit(rule, at[match.start()], at[match.end() - 1] + 1, spans, tokens, words)
