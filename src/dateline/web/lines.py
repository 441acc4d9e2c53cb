"""Claims as pages list them: each with what others say to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.coding.standing import Standing, standing
from dateline.store.opening import Store
from dateline.store.queries import FoundClaim, find_claims
from dateline.store.queries_answers import FoundAnswer, find_answers, read_some
from dateline.store.schema import SPREAD
from dateline.store.schema_reviews import to_coded
from dateline.web.asking import ClaimsAsk
from dateline.web.atom import Entry
from dateline.web.page import Table

COLUMNS = (
    "published", "source", "report", "title", "url", "actors", "type", "modes", "status", "recipients", "quad", "score",
    "happened_from", "happened_to", "place", "country", "killed", "injured", "detained", "speaker", "act", "stance",
    "proof", "said", "standing", "why", "answered_by", "confidence", "rule", "page",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A claim and what answers it. path: of its place in its report's page."""

    claim: FoundClaim
    standing: Standing
    answers: tuple[FoundAnswer, ...]
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a list of claims. more: whether others follow."""

    lines: tuple[Line, ...]
    offset: int
    limit: int
    more: bool


def list_lines(store: Store, ask: ClaimsAsk) -> Part:
    """The claims that are asked for, the newest first."""
    return to_part(store, ask, find_claims(store, ask.to_wanted(), limit=ask.limit + 1, offset=ask.offset))


def to_part(store: Store, ask: ClaimsAsk, found: Sequence[FoundClaim]) -> Part:
    """Claims that were found, one more than is asked for if there are others."""
    lines = to_lines(store, found[: ask.limit])
    return Part(lines=lines, offset=ask.offset, limit=ask.limit, more=len(found) > ask.limit)


def to_lines(store: Store, found: Sequence[FoundClaim]) -> tuple[Line, ...]:
    """Claims with what answers them. How they stand is judged in the whole of each report."""
    answers = find_answers(store, [c.id for c in found])
    readings = read_some(store, {c.article for c in found if c.id in answers})
    stands = {article: standing(reading) for article, reading in readings.items()}
    nothing = Standing(kind="unanswered")
    return tuple(
        Line(
            claim=c,
            standing=stands.get(c.article, {}).get(c.local, nothing),
            answers=answers.get(c.id, ()),
            path=path_of(c),
        )
        for c in found
    )


def path_of(claim: FoundClaim) -> str:
    """Where a claim stands in its report's page: they are numbered as in their reading."""
    return f"/reports/{claim.article}#c{to_coded(claim.id) % SPREAD + 1}"


def to_table(lines: Sequence[Line]) -> Table:
    """Claims for a spreadsheet."""
    return Table(columns=COLUMNS, rows=tuple(_row(line) for line in lines))


def _row(line: Line) -> tuple[object, ...]:
    c = line.claim
    return (
        c.published, c.publisher, c.report, c.title, c.url, c.actors, c.type, c.modes, c.auxiliary, c.recipients,
        c.quad, c.score, c.time_start, c.time_end, c.place, c.place_country, c.killed, c.injured, c.detained,
        c.speaker, c.act, c.stance, c.support, c.said, line.standing.kind, line.standing.why,
        tuple(f"{a.claim.speaker or a.claim.publisher or ''} {a.how}" for a in line.answers), c.confidence, c.rule,
        line.path,
    )  # fmt: skip


def to_entries(lines: Sequence[Line]) -> tuple[Entry, ...]:
    """Claims for a feed."""
    return tuple(
        Entry(
            title=_title(line.claim),
            path=line.path,
            summary=line.claim.said,
            author=line.claim.speaker or line.claim.publisher or line.claim.report,
            day=line.claim.published,
        )
        for line in lines
    )


def _title(claim: FoundClaim) -> str:
    parts = (", ".join(claim.actors), claim.type or claim.act, ", ".join(claim.recipients))
    return " → ".join(part for part in parts if part)
