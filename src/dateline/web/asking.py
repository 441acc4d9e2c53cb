"""What a page can be asked: its query, checked."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from dateline.errors import UsageError
from dateline.store.codec import storable
from dateline.store.wanted import Wanted

MOST, FARTHEST = 500, 100_000
DISPUTED, UNANSWERED = "disputed", "unanswered"
How = Literal["denies", "contradicts", "doubts", "corrects", "retracts", "confirms", "admits"]
Standing = Literal[
    "disputed", "unanswered", "denies", "contradicts", "doubts", "corrects", "retracts", "confirms", "admits"
]
Words = Annotated[str, Field(max_length=200), AfterValidator(storable)]
Day = Annotated[dt.date, Field(ge=dt.date(1000, 1, 1))]


class Ask(BaseModel):
    """A query. What stands empty in a form is not asked for."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, values: Any) -> Any:
        if not isinstance(values, dict):
            return values
        kept = {k: [x for x in v if x != ""] if isinstance(v, list) else v for k, v in values.items()}
        return {k: v for k, v in kept.items() if v not in ("", [])}


class Listing(Ask):
    """A part of a list."""

    limit: Annotated[int, Field(ge=1, le=MOST, description="How many.")] = 50
    offset: Annotated[int, Field(ge=0, le=FARTHEST, description="How many to pass over.")] = 0


class ClaimsAsk(Listing):
    """Which claims."""

    q: Annotated[Words | None, Field(description='Words of the report; "words in quotes" stand together.')] = None
    who: Annotated[Words | None, Field(description="Who takes part: a country's code, or part of a name.")] = None
    actor: Annotated[Words | None, Field(description="Who acts.")] = None
    recipient: Annotated[Words | None, Field(description="Who is acted upon.")] = None
    speaker: Annotated[Words | None, Field(description="Who says so.")] = None
    type: Annotated[list[Words], Field(description="Types of the event.")] = []
    quad: Annotated[list[Words], Field(description="Quads, as material conflict.")] = []
    standing: Annotated[Standing | None, Field(description="How others answer it.")] = None
    source: Annotated[Words | None, Field(description="Who published the report.")] = None
    place: Annotated[Words | None, Field(description="Where: a country's code, or part of a name.")] = None
    since: Annotated[Day | None, Field(description="Published on this day or later.")] = None
    until: Annotated[Day | None, Field(description="Published on this day or before.")] = None

    def to_wanted(self) -> Wanted:
        """The same, as the store asks it. Raises UsageError if no day lies between the two."""
        if self.since and self.until and self.since > self.until:
            raise UsageError(f"since {self.since} is after until {self.until}: no day lies between them")
        hows = () if self.standing in (None, DISPUTED, UNANSWERED) else (str(self.standing),)
        return Wanted(
            anyone=self.who, actor=self.actor, recipient=self.recipient, speaker=self.speaker,
            types=tuple(t.upper() for t in self.type), quads=tuple(self.quad), source=self.source, place=self.place,
            since=self.since, until=self.until, words=self.q, contested=self.standing == DISPUTED,
            unanswered=self.standing == UNANSWERED, answered=hows,
        )  # fmt: skip
