"""Matches of rules in a text, the best of those that overlap first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dateline.lexicon.timewords import TimeRule, TimeWords
from dateline.resolve.when.tokens import Tokens


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
        return name in self.spans

    def group(self, name: str) -> list[str]:
        """The words of a group in lower case; none if it took no part."""
        first, end = self.spans.get(name, (0, 0))
        return self.tokens.lower[first:end]

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
    for order, rule in enumerate(words.rules):
        for match in rule.pattern.finditer(tokens.codes):
            first, end = match.span()
            if end > first:
                yield first, end, order, make_hit(rule, match, tokens, words)


def make_hit(rule: TimeRule, match: re.Match[str], tokens: Tokens, words: TimeWords) -> Hit:
    """A match with its groups by name: of several of one name the first that took part."""
    spans = {}
    for name, numbers in rule.groups.items():
        for number in numbers:
            if match.end(number) > match.start(number) >= 0:
                spans[name] = match.span(number)
                break
    return Hit(rule, *match.span(), spans, tokens, words)
