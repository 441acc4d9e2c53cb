"""The stretch of text that a verb of saying reports."""

from __future__ import annotations

from dateline.coding.speech_bounds import bounds
from dateline.coding.speech_draft import cover
from dateline.coding.speech_frames import Filled
from dateline.grammar.tree import SUBJECTS, Tree
from dateline.lexicon.speech import SpeechCue, SpeechWords
from dateline.model import Token

BREAKS = frozenset({";", ":", "―", "—", "–", "--", "(", ")", "”", "''"})
BRACKETS = {"(": ")", "[": "]"}
TIMES = ("DATE", "TIME")
FEW = 3


def content_of(tree: Tree, words: SpeechWords, verb: Token, filled: Filled) -> tuple[int, int] | None:
    """First and last token of what fills a frame of a verb."""
    if filled.clausal:
        ends = bounds(tree, words, _near_heads(filled.content, verb), verb)
        return _whole(tree, words, verb, ends) if ends else None
    above = any(head.i == up.i for head in filled.content for up in tree.ancestors(verb))
    ends = cover(tree, filled.content, verb if above else None)
    return _with_tail(tree, words, verb, ends) if ends and not above else ends


def content_around(tree: Tree, words: SpeechWords, verb: Token, entry: SpeechCue) -> tuple[int, int] | None:
    """The clause that a cue is put into or behind: "The deal, he said, was good"."""
    as_clause = verb.dep == "advcl" and any(t.lower == "as" for t in tree.children(verb, "mark"))
    if not (verb.dep == "parataxis" or as_clause) or tree.child(verb, *SUBJECTS) is None:
        return None
    if not any(part.kind in ("that", "quote") for frame in entry.frames for part in frame):
        return None
    if verb.dep == "parataxis" and _is_apart(tree, verb):
        return None
    ends = bounds(tree, words, [tree.head(verb)], verb)
    return _whole(tree, words, verb, ends) if ends else None


def _near_heads(heads: tuple[Token, ...], verb: Token) -> list[Token]:
    """Of clauses on both sides of a cue the one that follows, if it is led in by "that"."""
    after = [t for t in heads if t.i > verb.i]
    before = [t for t in heads if t.i < verb.i]
    return after if after and before and verb.tag == "VBN" else list(heads)


def _is_apart(tree: Tree, verb: Token) -> bool:
    """Whether a colon or semicolon stands before the cue's clause: it is a sentence of its own then."""
    first = tree.subtree(verb)[0].i
    near = tree.tokens[max(0, first - 1) : first + 1]
    return any(t.text in (":", ";", "(") for t in near)


def _whole(tree: Tree, words: SpeechWords, verb: Token, ends: tuple[int, int]) -> tuple[int, int]:
    """Cut at a semicolon behind the cue; in front of a cue that closes the sentence, from the sentence's start."""
    first, last = ends
    if first > verb.i:
        stop = next((t.i for t in tree.tokens[first:last] if t.text == ";"), last + 1)
        return first, min(last, stop - 1)
    if last < verb.i and _closes(tree, verb):
        return _sentence_start(tree, words, verb, first), last
    return ends


def _closes(tree: Tree, verb: Token) -> bool:
    """Whether nothing of weight follows the cue in its sentence."""
    rest = [t for t in tree.sentence(verb) if t.i > verb.i and t.pos != "PUNCT"]
    own = {t.i for t in tree.subtree(verb)}
    return all(t.i in own for t in rest) and not any(t.pos in ("VERB", "AUX") and t.dep == "ccomp" for t in rest)


def _sentence_start(tree: Tree, words: SpeechWords, verb: Token, first: int) -> int:
    """How far a content reaches back: not over a semicolon, a quotation or another cue put in between commas."""
    start = tree.parse.sents[verb.sent][0]
    while first > start:
        before = tree.tokens[first - 1]
        after_comma = tree.tokens[first].text == ","
        if before.text in BREAKS or after_comma and before.lemma in words.verbs and before.pos == "VERB":
            break
        first -= 1
    while tree.tokens[first].pos in ("PUNCT", "CCONJ") and first < verb.i and tree.tokens[first].text not in ("“", '"', "``"):
        first += 1
    return first


def _with_tail(tree: Tree, words: SpeechWords, verb: Token, ends: tuple[int, int]) -> tuple[int, int]:
    """An object with the phrases behind it that the parser hung on the verb, without what a comma sets off."""
    first, last = ends
    for phrase in tree.children(verb, "prep", "agent", "dative"):
        below = tree.subtree(phrase)
        if below[0].i == last + 1 and first > verb.i and not _is_setting(words, below):
            last = below[-1].i
    cut = next((t.i for t in tree.tokens[first : last + 1] if t.dep in ("relcl", "advcl") and _set_off(tree, t, first)), 0)
    if cut:
        stop = tree.subtree(tree.tokens[cut])[0].i
        last = stop - 1 if tree.tokens[stop].text == "," else stop - 2
    return first, max(first, last)


def _is_setting(words: SpeechWords, below: list[Token]) -> bool:
    """Whether a phrase tells when or where something was said, rather than of what."""
    if words.listed("setting_prepositions", below[0].lower):
        return True
    return any(t.ent in TIMES or words.listed("channel_nouns", t.lemma) for t in below[1 : 1 + 2 * FEW])


def _set_off(tree: Tree, clause: Token, first: int) -> bool:
    """Whether a clause stands behind a comma, some words into the content."""
    start = tree.subtree(clause)[0].i
    return start > first + 1 and "," in (tree.tokens[start].text, tree.tokens[start - 1].text)
