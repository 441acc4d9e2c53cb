"""What is asked of two sides: shared by their page and their charts."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dateline.analysis.asked import Asked, find_side
from dateline.analysis.series import Series, make_series
from dateline.errors import UsageError
from dateline.web.asking import Ask, Day, Words
from dateline.web.room import Room


class PairAsk(Ask):
    """Two sides, and how to count what happened between them."""

    a: Annotated[Words | None, Field(description="A country (KGZ), a name, a region (Sahel), or several: A,B.")] = None
    b: Annotated[Words | None, Field(description="The other side, likewise; anybody if left out.")] = None
    since: Annotated[Day | None, Field(description="On this day or later; pages show a year if left out.")] = None
    until: Annotated[Day | None, Field(description="On this day or before.")] = None
    by: Annotated[Literal["day", "week", "month"], Field(description="Periods.")] = "week"
    unit: Annotated[Literal["incident", "claim", "report", "source"] | None, Field(description="What is counted.")] = (
        None
    )
    told: Annotated[Literal["asserted", "all"], Field(description="Also what is denied or to come: all.")] = "asserted"

    def to_asked(self) -> Asked:
        """The same for the analysis. Raises UsageError where nobody is named, or no day lies between the two."""
        if not self.a:
            raise UsageError("a: names nobody: give a country (KGZ), a name, or a region (Sahel)")
        if self.since and self.until and self.since > self.until:
            raise UsageError(f"since {self.since} is after until {self.until}: no day lies between them")
        return Asked(
            a=find_side(self.a), b=find_side(self.b) if self.b else None, since=self.since, until=self.until,
            by=self.by, unit=self.unit, told=self.told,
        )  # fmt: skip


def find_series(here: Room, ask: PairAsk) -> Series:
    """The series of two sides: a page and its charts are made of the same one. Raises as `make_series`."""
    return make_series(here.store, ask.to_asked())
