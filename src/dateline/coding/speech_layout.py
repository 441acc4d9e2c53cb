"""Speakers that the layout names: "Minister: no deal", the turns of a transcript, a signature under a quotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.coding.quotes import Quote
from dateline.coding.speech_cues import entries_of, speaks
from dateline.coding.speech_draft import Draft, trim
from dateline.coding.speech_source import find_source
from dateline.grammar.tree import Tree
from dateline.lexicon.speech import SpeechCue, SpeechWords
from dateline.model import Token

LONGEST_NAME = 9
SHORTEST_REST = 3
DASHES = frozenset({"―", "—", "–", "-", "--"})
OPENING = frozenset({"“", '"', "``", "''", "‘", "'"})
NUMBERS = frozenset({"DATE", "TIME", "CARDINAL"})
PLACES = frozenset({"GPE", "LOC", "EVENT", "FAC"})


def find_layout(
    tree: Tree, words: SpeechWords, blocks: tuple[tuple[int, int], ...], quotes: tuple[Quote, ...]
) -> Iterator[Draft]:
    """A draft for every paragraph or quotation whose speaker stands before a colon or behind a dash."""
    colon, dash = words.layouts.get("colon"), words.layouts.get("dash")
    title = _title_end(tree, blocks)
    for number, block in enumerate(blocks):
        if colon is not None and (draft := _colon(tree, words, block, (number <= title, colon))):
            yield draft
        if number + 1 < len(blocks) and (draft := _lead_in(tree, words, block, blocks[number + 1])):
            yield draft
    for quote in quotes:
        if dash is not None and quote.speech and (draft := _dash(tree, quote, dash)):
            yield draft


def _colon(tree: Tree, words: SpeechWords, block: tuple[int, int], how: tuple[bool, SpeechCue]) -> Draft | None:
    title, entry = how
    tokens = list(tree.tokens[block[0] : block[1]])
    lead = 1 if tokens[0].text in OPENING and len(tokens) > 1 else 0
    at = next((n for n, t in enumerate(tokens[: LONGEST_NAME + lead]) if t.text == ":"), 0)
    name, rest = tokens[lead:at], tokens[at + 1 :]
    if not name or len(rest) < SHORTEST_REST or not _names(words, name, (title, rest)):
        return None
    if title and _is_dateline(words, name, rest):
        return None
    last = rest[-1] if rest[-1].text not in (".",) else rest[-2]
    head = _name_head(tree, name)
    return Draft(
        entry=entry,
        cue=(tokens[at].i, tokens[at].i, tokens[at].i),
        source=head.i,
        first=rest[0].i,
        last=last.i,
        source_ends=(name[0].i, name[-1].i),
        stance=entry.stance,
        spoken=not title,
    )


def _title_end(tree: Tree, blocks: Sequence[tuple[int, int]]) -> int:
    """Which block heads the report: the first, or what stands behind a headline and has a colon as no other has."""
    headed = len(blocks) > 1 and tree.tokens[blocks[0][1] - 1].text[-1].isalnum()
    with_colon = [
        n for n, (first, _) in enumerate(blocks) if any(t.text == ":" for t in tree.tokens[first : first + 4])
    ]
    return 1 if headed and with_colon == [1] else 0


def _lead_in(tree: Tree, words: SpeechWords, block: tuple[int, int], after: tuple[int, int]) -> Draft | None:
    """A paragraph that ends "The minister added:", with what is said in the next, without quotation marks."""
    if tree.tokens[block[1] - 1].text != ":" or tree.tokens[after[0]].text in OPENING:
        return None
    for token in reversed(tree.tokens[max(block[0], block[1] - LONGEST_NAME) : block[1]]):
        entry = next((e for e in entries_of(tree, token, words) if speaks(e)), None) if token.pos == "VERB" else None
        source = find_source(tree, token) if entry is not None else None
        if entry is not None and source is not None:
            ends = trim(tree, list(range(*after)))
            return (
                Draft(
                    entry=entry,
                    cue=(token.i, token.i, token.i),
                    source=source.i,
                    first=ends[0],
                    last=ends[1],
                    stance=entry.stance,
                    spoken=True,
                )
                if ends
                else None
            )
    return None


def _names(words: SpeechWords, name: list[Token], where: tuple[bool, list[Token]]) -> bool:
    """Whether words before a colon name a speaker: no place of a dateline, no "Update", no clause."""
    title, rest = where
    if not name[0].text[0].isupper() or not any(t.pos in ("PROPN", "NOUN") for t in name):
        return False
    if any(words.listed("no_speakers", t.lower) or t.ent in NUMBERS or t.text[0].isdigit() for t in name):
        return False
    if all(t.ent in PLACES for t in name) or any(t.pos == "VERB" and t.lemma in words.verbs for t in name):
        return False
    if rest[0].text in OPENING:
        return title or not any(t.pos in ("VERB", "AUX") for t in name)
    capitals = all(t.text.isupper() for t in name if t.text.isalpha())
    named = all(t.pos == "PROPN" for t in name) or words.listed("headline_speakers", name[-1].lemma)
    return (title and named or capitals) and not any(t.pos in ("VERB", "AUX") for t in name)


def _is_dateline(words: SpeechWords, name: list[Token], rest: list[Token]) -> bool:
    """`KANPUR: Four men were killed ... .`: a town in capitals before the first sentence of a report."""
    capitals = all(t.text.isupper() for t in name)  # a town that the parser does not know may be any kind of word
    told = len(rest) >= LONGEST_NAME and rest[-1].text == "." and rest[0].text not in OPENING
    return capitals and told and not words.listed("headline_speakers", name[-1].lemma)


def _name_head(tree: Tree, name: list[Token]) -> Token:
    """The head of the first name before a colon."""
    inside = {t.i for t in name}
    subject = next((t for t in name if t.dep in ("nsubj", "nsubjpass")), None)
    tops = [t for t in name if t.pos in ("PROPN", "NOUN") and (t.head not in inside or t.head == t.i)]
    return subject or (tops[0] if tops else name[-1])


def _dash(tree: Tree, quote: Quote, entry: SpeechCue) -> Draft | None:
    """A quotation with a dash and a name behind it."""
    after = tree.tokens[quote.last + 1 : quote.last + 2 + LONGEST_NAME]
    if len(after) < 2 or after[0].text not in DASHES or after[1].pos != "PROPN":
        return None
    name: list[Token] = []
    for token in after[1:]:
        gap = tree.parse.text[token.start - 1 : token.start]
        if name and "\n" in tree.parse.text[name[-1].end : token.start] or token.text in OPENING or not gap:
            break
        if token.pos in ("VERB", "AUX"):
            return None
        name.append(token)
    ends = trim(tree, [t.i for t in name])
    if ends is None:
        return None
    head = _name_head(tree, [t for t in name if ends[0] <= t.i <= ends[1]])
    return Draft(
        entry=entry,
        cue=(after[0].i, after[0].i, after[0].i),
        source=head.i,
        first=quote.first,
        last=quote.last,
        source_ends=ends,
        stance=entry.stance,
        chains=(quote.chain,),
    )
