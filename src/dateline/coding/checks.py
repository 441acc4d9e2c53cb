"""Who checked a statement, or tried to: "Reuters could not verify the claim", "images reviewed by X confirm it"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.answers import Answer
from dateline.coding.cast import Cast
from dateline.coding.relations import CONFIRMS, DOUBTS
from dateline.coding.voice import speaker_of
from dateline.lexicon.speech import SpeechWords
from dateline.model import Check, Claim, Evidence, Statement, Token

VERIFIED, UNVERIFIED = "verified", "unverified"
CONFIRMING = "confirms"
# Who looks into what others say: media, and organisations of no state.
CHECKING = frozenset({"JRN", "NGO"})


def find_checks(
    cast: Cast, words: SpeechWords, statements: Sequence[Statement], answers: Sequence[Sequence[Answer]]
) -> dict[int, tuple[Check, ...]]:
    """For each statement that others checked: by whom, how it came out, and the words that tell so.

    A party that confirms a story bears it out; it checks it only if the text has a word of checking for what it does.
    """
    found: dict[int, tuple[Check, ...]] = {}
    for statement, linked in zip(statements, answers, strict=True):
        for target, how in linked:
            check = _check(cast, words, statement, how)
            if check is not None:
                found[target] = (*found.get(target, ()), check)
    return found


def with_proof(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, those of a statement that somebody tried in vain to verify without proof if none is told of.

    All claims of one statement share its cue.
    """
    vain = {c.attribution.cue: c.checks[0] for c in claims if c.checks and c.checks[0].how == UNVERIFIED}
    return tuple(_unproven(c, vain[c.attribution.cue]) if c.attribution.cue in vain else c for c in claims)


def _unproven(claim: Claim, check: Check) -> Claim:
    said = claim.attribution
    if said.support is not None:
        return claim
    return replace(claim, attribution=replace(said, support="none", proof=check.evidence))


def _check(cast: Cast, words: SpeechWords, statement: Statement, how: str) -> Check | None:
    cue = cast.tree.tokens[statement.cue_head] if statement.cue_head is not None else None
    if cue is None or statement.act != CONFIRMING or how not in (CONFIRMS, DOUBTS):
        return None
    speaker, source = _checker(cast, words, statement)
    sectors = cast.actors[speaker].sectors if speaker else ()
    if how == CONFIRMS and not (words.listed("checking", cue.lemma) or CHECKING & set(sectors)):
        return None
    outcome = VERIFIED if how == CONFIRMS else UNVERIFIED
    return Check(how=outcome, by=speaker, source=source, evidence=_words(cast, statement))


def _checker(cast: Cast, words: SpeechWords, statement: Statement) -> tuple[str | None, Evidence | None]:
    """Who looked into it: the speaker; of "images reviewed by Reuters" whoever reviewed them; nobody for "it"."""
    speaker, head = speaker_of(cast, statement), statement.source_head
    if head is None:
        return speaker, statement.source
    for agent in (a for verb in cast.tree.children(cast.tree.tokens[head], "acl") for a in _agents(cast, verb)):
        named = cast.at(agent)
        return (named[0].actor if named else None), cast.tree.evidence(*_ends(cast, agent))
    pointing = speaker is None and words.listed("things", cast.tree.tokens[head].lower)
    return speaker, None if pointing else statement.source


def _agents(cast: Cast, verb: Token) -> list[Token]:
    return [noun for by in cast.tree.children(verb, "agent") for noun in cast.tree.children(by, "pobj")]


def _ends(cast: Cast, noun: Token) -> tuple[Token, Token]:
    """The first and the last word of a phrase, up to its head."""
    inside = [t for t in cast.tree.subtree(noun) if t.i <= noun.i]
    return inside[0], noun


def _words(cast: Cast, statement: Statement) -> Evidence:
    """The words from the one who checks to the word of checking, in the order in which they stand."""
    spans = [e for e in (statement.source, statement.cue, statement.proof) if e is not None]
    start, end = min(e.start for e in spans), max(e.end for e in spans)
    return Evidence(start=start, end=end, text=cast.tree.parse.text[start:end])
