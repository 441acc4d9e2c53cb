"""All that was read out of one article."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.actor import Actor
from dateline.model.article import Article
from dateline.model.claim import Claim
from dateline.model.evidence import Evidence
from dateline.model.place import Place
from dateline.model.time import Time


@dataclass(frozen=True, slots=True, kw_only=True)
class CoderInfo:
    """Versions and content hashes of what made a reading."""

    dateline: str
    model: str
    codebook: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something left undecided or passed over, and why."""

    code: str
    text: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The record of one article."""

    article: Article
    coder: CoderInfo
    actors: tuple[Actor, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    claims: tuple[Claim, ...] = ()
    notes: tuple[Note, ...] = ()

    def _repr_html_(self) -> str:
        """What a notebook shows: the text with its claims marked."""
        # Imported late, against the direction of the layers: the model needs nothing to be read and written.
        from dateline.export.page import to_fragment

        return to_fragment(self)
