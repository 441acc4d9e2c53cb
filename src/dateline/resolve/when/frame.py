"""What a reader of expressions knows beside the words: the day of the report, what was told of before, tense."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dateline.resolve.when.calendar import Meaning
from dateline.resolve.when.hits import Hit

PAST, OPEN, FUTURE = -1, 0, 1
LOOK_BACK, LOOK_AHEAD, LOOK_MODAL = 24, 14, 3
LOOK_SUMMONS = 8


@dataclass(frozen=True, slots=True)
class Frame:
    """anchor: the day of the report, if known; basis: where it came from; last, quarter: the period named before."""

    anchor: dt.date | None
    basis: str
    last: Meaning | None = None
    quarter: Meaning | None = None


def tense(hit: Hit) -> int:
    """Whether the words around an expression speak of what is over (-1) or to come (1); 0 if they do not tell."""
    infinitive = False
    for token in range(hit.first - 1, max(hit.first - LOOK_BACK, -1), -1):
        if _ends_sentence(hit, token):
            break
        if hit.is_a(token, "infinitive") and hit.is_a(token + 1, "low"):
            infinitive = True
        elif infinitive and _describes(hit, token):
            infinitive = False  # `killed two men preparing to plant a mine on Monday`: as the verb before it tells
        elif infinitive and hit.is_a(token, "intent"):
            return FUTURE
        elif hit.is_a(token, "intent") and hit.tokens.words[token].lower().endswith("ed"):
            return PAST  # `agreed on Monday to freeze prices until May`
        elif found := _cue(hit, token):
            return found
    return _tense_behind(hit)


def _describes(hit: Hit, token: int) -> bool:
    """Whether a word of intent is a participle that goes with the noun before it."""
    if not (hit.is_a(token, "intent") or hit.is_a(token, "future")):
        return False
    before = hit.tokens.words[token - 1] if token else ""
    bare = before.isalpha() and not (hit.is_a(token - 1, "be") or hit.is_a(token - 1, "past_aux"))
    return hit.tokens.words[token].lower().endswith("ing") and bare


def _tense_behind(hit: Hit) -> int:
    for token in range(hit.end, min(hit.end + LOOK_AHEAD, len(hit.tokens.codes))):
        if _ends_sentence(hit, token):
            break
        if hit.is_a(token, "intent") and hit.tokens.words[token].lower().endswith("ed") and not _is_modal(hit, token):
            return PAST  # `on Monday agreed to freeze prices`, `On Monday the two states agreed to meet`
        if found := _cue(hit, token):
            return found
    return OPEN


def summoned(hit: Hit) -> bool:
    """Whether an expression tells when people are called out: `called a bandh on Friday`, not `struck on Friday`."""
    for token in range(hit.first - 1, max(hit.first - LOOK_SUMMONS, -1), -1):
        if _ends_sentence(hit, token) or hit.tokens.words[token] == ",":
            return False
        if hit.is_a(token, "gathering"):
            return any(hit.is_a(t, "summons") for t in range(max(token - LOOK_SUMMONS, 0), token))
    return False


def _is_modal(hit: Hit, token: int) -> bool:
    """`will be invited`: whether a modal stands before a participle."""
    return any(hit.is_a(t, "modal") for t in range(token - LOOK_MODAL, token))


def just_over(hit: Hit) -> bool:
    """Whether a word right before an expression tells of it as past: 'resigned in December'."""
    return any(_cue(hit, token) == PAST for token in range(max(0, hit.first - LOOK_MODAL), hit.first))


def _cue(hit: Hit, token: int) -> int:
    if hit.is_a(token, "future"):
        return FUTURE
    if hit.is_a(token, "past") or hit.is_a(token, "ed"):
        ahead = any(_turns(hit, t, token) for t in range(token - LOOK_MODAL, token))
        return FUTURE if ahead and not hit.is_a(token - 1, "past_aux") else PAST
    return OPEN


def _turns(hit: Hit, modal: int, token: int) -> bool:
    """Whether a modal turns a participle to the future: `to be signed`, but not `succumbed to injuries sustained`."""
    if not hit.is_a(modal, "modal"):
        return False
    helps = [t for t in range(modal + 1, token) if hit.is_a(t, "passive")]
    # `thought to be herders raided it on Monday`: a noun parts the verb from what was before it
    between = hit.tokens.words[helps[-1] + 1 : token] if helps else []
    return not hit.is_a(modal, "infinitive") or bool(helps) and all(w.lower().endswith("ly") for w in between)


def _ends_sentence(hit: Hit, token: int) -> bool:
    word = hit.tokens.words[token]
    if word in ("?", "!", ";") or hit.is_a(token, "break"):
        return True
    if word != "." or hit.is_a(token - 1, "abbreviation") or hit.is_a(token - 1, "month_short"):
        return False
    after = token + 1
    return after >= len(hit.tokens.codes) or hit.is_a(after, "cap") or hit.is_a(after, "caps")
