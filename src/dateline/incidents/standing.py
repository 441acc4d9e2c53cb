"""Where an incident stands over all its reports: the same words as for a claim in one report."""

from __future__ import annotations

from collections.abc import Collection

DENIES, CONTRADICTS = "denies", "contradicts"


def judge_standing(hows: Collection[str], *, denied: bool) -> str:
    """The standing of an incident. hows: how its claims are answered; denied: one of its claims denies it.

    contested: borne out by some and denied by others; unanswered: nobody speaks to it.
    """
    against = denied or DENIES in hows or CONTRADICTS in hows
    backed = "confirms" in hows or "admits" in hows
    if "retracts" in hows:
        return "retracted"
    if against:
        return "contested" if backed else "denied"
    if "corrects" in hows:
        return "contradicted-on-numbers"
    if backed:
        return "admitted" if "admits" in hows else "confirmed"
    return "doubted" if "doubts" in hows else "unanswered"
