"""The turns of a recording written out: "[REPORTER] ..." at the start of a paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.speech_draft import Draft, trim
from dateline.grammar.tree import Tree
from dateline.lexicon.speech import SpeechCue, SpeechWords
from dateline.model import Token

LONGEST_NAME = 6
FEWEST_TURNS = 2

Block = tuple[int, int]


def find_turns(tree: Tree, words: SpeechWords, blocks: tuple[Block, ...]) -> Iterator[Draft]:
    """A draft for each turn, up to the next one or the note that ends the recording."""
    entry = words.layouts.get("brackets")
    opened = [(n, name) for n, block in enumerate(blocks) if (name := _name(tree, words, block))]
    if entry is None or len(opened) < FEWEST_TURNS:
        return
    for (number, name), after in zip(opened, [n for n, _ in opened[1:]] + [len(blocks)], strict=True):
        yield from _turn(tree, words, blocks[number:after], (name, entry))


def _turn(tree: Tree, words: SpeechWords, blocks: tuple[Block, ...], who: tuple[Block, SpeechCue]) -> Iterator[Draft]:
    (first, last), entry = who
    stop = next((n for n, b in enumerate(blocks) if n and tree.tokens[b[0]].text == "["), len(blocks))
    end = blocks[stop - 1][1]
    inside = list(range(last + 2, end))
    # a bracket that names nobody, such as a note that the recording ends, is the editor's
    note = next((i for i in inside if tree.tokens[i].text == "[" and _is_note(tree, words, i)), end)
    ends = trim(tree, [i for i in inside if i < note])
    if ends is not None:
        yield Draft(
            entry=entry, cue=None, source=last, first=ends[0], last=ends[1], source_ends=(first, last),
            stance=entry.stance, spoken=True,
        )  # fmt: skip


def _name(tree: Tree, words: SpeechWords, block: Block) -> Block | None:
    """First and last token of the name in the brackets that open a paragraph; the last pair if there are several."""
    found = None
    at = block[0]
    while at < block[1] and tree.tokens[at].text == "[":
        close = next((i for i in range(at + 1, min(at + 2 + LONGEST_NAME, block[1])) if tree.tokens[i].text == "]"), 0)
        if not close:
            break
        if close > at + 1 and not _is_note(tree, words, at):
            found = (at + 1, close - 1)
        at = close + 1
    return found


def _is_note(tree: Tree, words: SpeechWords, at: int) -> bool:
    near: list[Token] = []
    for token in tree.tokens[at + 1 : at + 1 + LONGEST_NAME]:
        if token.text == "]":
            break
        near.append(token)
    return any(words.listed("no_speakers", t.lower) for t in near) or not any(t.text[0].isupper() for t in near)
