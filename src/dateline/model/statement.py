"""What somebody is reported to say, before it is known what it holds."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One attributed statement.

    kind: direct | indirect | mixed. act, stance, support, proof, channel: as in Attribution.
    source: the words that name the speaker, None if the text names none; source_head: their head token.
    cue: the word of saying, None for a quotation that goes on without one; cue_head: its token.
    content: what is said; first, last: its tokens, both included.
    addressee_head: token of the person spoken to. answers: whether it points back at what others said
    ("denied the allegations"). relay_head: token of who passes it on ("the agency quoted her as saying").
    certainty: as in Attribution. rule: id of the entry of the speech lexicon that found it.
    """

    kind: str
    act: str
    stance: str
    content: Evidence
    first: int
    last: int
    rule: str
    source: Evidence | None = None
    source_head: int | None = None
    cue: Evidence | None = None
    cue_head: int | None = None
    addressee_head: int | None = None
    channel: str | None = None
    support: str | None = None
    proof: Evidence | None = None
    answers: bool = False
    relay_head: int | None = None
    certainty: str | None = None
