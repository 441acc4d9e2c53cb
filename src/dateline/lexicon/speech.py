"""The words of saying: who says so is read off these."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from dateline.errors import LexiconError
from dateline.lexicon.files import layer_of, read_tables
from dateline.lexicon.hints import unknown
from dateline.lexicon.speech_checks import check_cues, check_keys, check_lists

PATTERN = "lang/en/speech/*.toml"
STRENGTHS, STANCES = ("strong", "plain", "weak"), ("affirms", "denies", "doubts")
WORD_KINDS = ("verbs", "nouns", "adjectives", "adverbs", "phrases", "layouts")
LISTS = (
    "withholders", "camps", "nobody", "neithers", "outings", "channel_prepositions", "channel_nouns",
    "channel_texts", "channel_names", "unsupported", "supported", "proofs", "checking", "differing", "exhibits",
    "no_speakers", "headline_speakers", "things", "whole", "contrasts", "answered", "discredits", "makers",
    "setting_prepositions", "wards", "definite", "voices", "owned_by", "telling_verbs", "firsts", "seconds", "lasts",
    "commonplace", "disowning", "faulting", "waiting", "terms", "probably", "possibly", "backward", "insisting",
    "unable", "charges", "figures", "denials", "tellings", "contrary", "likewise", "upholds", "upholding_verbs",
    "doubting_verbs", "as_what", "conditional_marks", "measured",
)  # fmt: skip
ENTRY_KEYS = {
    "id",
    *WORD_KINDS,
    "act",
    "stance",
    "frames",
    "answers",
    "negated",
    "unsourced",
    "strength",
    "objects",
    "not_objects",
    "unnamed",
    "alike",
    "trails",
    "enabled",
    "examples",
    "not_examples",
}
_PART = re.compile(r"(\()?([a-z]+(?:-noun)?)\)?(\?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class FramePart:
    """One complement of a cue. kind: that | quote | to | ing | object | as | poss | alone, or a preposition.

    held: whether it belongs to the content; needed: whether the frame fits without it.
    """

    kind: str
    held: bool = True
    needed: bool = True


Frame = tuple[FramePart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechExample:
    """A sentence of ours. source, content: what is to be found in it; both None in a not_example."""

    text: str
    source: str | None = None
    content: str | None = None
    stance: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechCue:
    """One entry: words that report what somebody says, thinks or wants.

    frames: which complements hold the content, the first that fits counts.
    answers: whether it points back at what others said. unsourced: whether it counts without a speaker.
    negated: the stance of its negation. strength: strong words count wherever they stand, plain ones if a clause
    holds what is said or they are told of somebody outside of others' statements, weak ones only there.
    trails: whether it may close a sentence that it reports ("..., experts say").
    objects: lemmas of which its object must be one ("raise concerns"); any if empty. not_objects: lemmas that it must
    not be ("recalled its ambassador"); unnamed: whether it must be no name; alike: whether it must be "the same".
    """

    id: str
    act: str
    stance: str
    frames: tuple[Frame, ...]
    answers: bool = False
    unsourced: bool = False
    trails: bool = False
    strength: str = "plain"
    objects: frozenset[str] = frozenset()
    not_objects: frozenset[str] = frozenset()
    unnamed: bool = False
    alike: bool = False
    negated: str = "doubts"
    particle: str | None = None
    examples: tuple[SpeechExample, ...] = ()
    not_examples: tuple[SpeechExample, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechWords:
    """All entries by lemma and kind, phrases as tuples of words, and the closed lists of small words.

    matters: for a lemma the names of the matters that it speaks of. closing: list -> the last word of a pattern
    -> the patterns of the list that may end with it.
    """

    verbs: Mapping[str, tuple[SpeechCue, ...]]
    nouns: Mapping[str, tuple[SpeechCue, ...]]
    adjectives: Mapping[str, tuple[SpeechCue, ...]]
    adverbs: Mapping[str, tuple[SpeechCue, ...]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], SpeechCue], ...]]
    layouts: Mapping[str, SpeechCue] = field(default_factory=dict)
    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)
    matters: Mapping[str, frozenset[str]] = field(default_factory=dict)
    closing: Mapping[str, Mapping[str, tuple[tuple[str, ...], ...]]] = field(default_factory=dict)

    def entries(self) -> Iterator[SpeechCue]:
        """Every entry once, in the order of the files."""
        tables = (self.verbs, self.nouns, self.adjectives, self.adverbs)
        found = [cue for table in tables for cues in table.values() for cue in cues]
        found += [cue for pairs in self.phrases.values() for _, cue in pairs]
        found += self.layouts.values()
        yield from {cue.id: cue for cue in found}.values()

    def listed(self, name: str, word: str) -> bool:
        """Whether a word stands in one of the closed lists."""
        return word in self.lists.get(name, frozenset())

    def any_listed(self, name: str, words: Iterable[str]) -> bool:
        """Whether one of some words stands in one of the closed lists."""
        return not self.lists.get(name, frozenset()).isdisjoint(words)


def load_speech(layers: tuple[Path, ...] = ()) -> SpeechWords:
    """Reads the speech lexicon, later layers' entries in place of earlier ones of the same id.

    Raises LexiconError naming file and entry for anything that does not fit.
    """
    entries: dict[str, tuple[SpeechCue, dict[str, Any]]] = {}
    lists: dict[str, frozenset[str]] = {}
    matters: dict[str, frozenset[str]] = {}
    for path, table in _later_first(layers):
        check_keys(path, "file", table, {"cue", "lists", "matters"})
        for row in check_cues(path, table):
            cue = _cue(path, row)
            entries.setdefault(cue.id, (cue, row))
        for name, words in check_lists(path, table, "lists").items():
            if name not in LISTS:
                raise unknown(str(path), "list", name, LISTS)
            lists[name] = lists.get(name, frozenset()) | words
        for name, words in check_lists(path, table, "matters").items():
            for word in words:
                matters[word] = matters.get(word, frozenset()) | {name}
    enabled = [(cue, row) for cue, row in entries.values() if row.get("enabled", True)]
    return replace(_index(enabled, lists), matters=matters)


def _later_first(layers: tuple[Path, ...]) -> list[tuple[Path, dict[str, Any]]]:
    """The files, the user's before ours: of entries of one id, and of those that fit, the first counts."""
    return sorted(read_tables(layers, PATTERN), key=lambda read: -layer_of(read[0], layers))


def _index(entries: Iterable[tuple[SpeechCue, dict[str, Any]]], lists: dict[str, frozenset[str]]) -> SpeechWords:
    tables: dict[str, dict[str, tuple[SpeechCue, ...]]] = {kind: {} for kind in WORD_KINDS}
    phrases: dict[str, tuple[tuple[tuple[str, ...], SpeechCue], ...]] = {}
    for cue, row in entries:
        for kind in WORD_KINDS:
            for text in row.get(kind, []):
                words = tuple(text.split())
                if kind == "phrases":
                    phrases[words[0]] = (*phrases.get(words[0], ()), (words, cue))
                else:
                    one = _with_particle(cue, words)
                    tables[kind][words[0]] = (*tables[kind].get(words[0], ()), one)
    tables["verbs"] = {
        k: tuple(sorted(v, key=lambda c: (c.particle is None, not c.objects))) for k, v in tables["verbs"].items()
    }
    return SpeechWords(
        verbs=tables["verbs"],
        nouns=tables["nouns"],
        adjectives=tables["adjectives"],
        adverbs=tables["adverbs"],
        phrases={k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in phrases.items()},
        layouts={name: cues[0] for name, cues in tables["layouts"].items()},
        lists=lists,
        closing={name: _by_last(patterns, lists) for name, patterns in lists.items()},
    )


def _by_last(patterns: Iterable[str], lists: Mapping[str, frozenset[str]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for pattern in sorted(patterns):
        if not (words := tuple(pattern.split())):
            continue
        last = words[-1]
        for word in lists.get(last[1:], ()) if last.startswith("@") else (last,):
            found[word] = (*found.get(word, ()), words)
    return found


def _with_particle(cue: SpeechCue, words: tuple[str, ...]) -> SpeechCue:
    if len(words) == 1:
        return cue
    return replace(cue, particle=words[1])


def _cue(path: Path, row: dict[str, Any]) -> SpeechCue:
    name = row["id"]
    check_keys(path, f"cue {name!r}", row, ENTRY_KEYS)
    stance = row.get("stance", "affirms")
    for key, allowed in (("strength", STRENGTHS), ("stance", STANCES), ("negated", STANCES)):
        if row.get(key, allowed[0]) not in allowed:
            raise unknown(f"{path}: cue {name!r}", key, row[key], allowed)
    if "act" not in row and row.get("enabled", True):
        raise LexiconError(f"{path}: cue {name!r}: no act: add one, such as 'asserts'")
    return SpeechCue(
        id=name,
        act=row.get("act", ""),
        stance=stance,
        answers=row.get("answers", False),
        negated=row.get("negated", "doubts"),
        unsourced=row.get("unsourced", False),
        strength=row.get("strength", "plain"),
        trails=row.get("trails", False),
        objects=frozenset(row.get("objects", [])),
        not_objects=frozenset(row.get("not_objects", [])),
        unnamed=row.get("unnamed", False),
        alike=row.get("alike", False),
        frames=tuple(_frame(path, name, text) for text in row.get("frames", [])),
        examples=tuple(_example(path, name, e) for e in row.get("examples", [])),
        not_examples=tuple(_example(path, name, {"text": e}) for e in row.get("not_examples", [])),
    )


def _frame(path: Path, name: str, text: str) -> Frame:
    parts = []
    for word in text.split():
        match = _PART.fullmatch(word)
        if not match:
            raise LexiconError(f"{path}: cue {name!r}: frame {text!r}: cannot read {word!r}; write 'object (for) to?'")
        parts.append(FramePart(kind=match[2], held=not match[1], needed=not match[3]))
    return tuple(parts)


def _example(path: Path, name: str, row: dict[str, Any]) -> SpeechExample:
    check_keys(path, f"cue {name!r}: example", row, {"text", "source", "content", "stance"})
    for key in ("source", "content"):
        if row.get(key) and row[key] not in row["text"]:
            raise LexiconError(f"{path}: cue {name!r}: {key} {row[key]!r} is not in its example: quote it exactly")
    return SpeechExample(**row)
