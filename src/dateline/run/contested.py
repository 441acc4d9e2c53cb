"""What is contested, over many reports: who says it, who denies it, since when, and in how many sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from dateline.coding.standing import Standing
from dateline.run.ledger import Choice, LedgerRow, select

WINDOW = dt.timedelta(days=7)
AGAINST = frozenset({"denies", "contradicts", "corrects", "doubts", "retracts"})
FOR = frozenset({"confirms", "admits"})
DISPUTED = frozenset(
    {"denied-by-accused", "denied-by-others", "contested", "contradicted-on-numbers", "doubted", "retracted"}
)

UNANSWERED = "unanswered"

# Where a row stands among all rows, and the id of one of its claims.
Place = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Something that is said by some and disputed by others.

    said: as it was told first; events: their types; says, denies, backs: names, in the order of the reports.
    since, last: days of the first and the last report, None if not known. reports, outlets: how many there are.
    standings: the kinds of standing that it has in the reports.
    """

    said: str
    events: tuple[str, ...]
    says: tuple[str, ...]
    denies: tuple[str, ...]
    backs: tuple[str, ...]
    since: dt.date | None
    last: dt.date | None
    reports: int
    outlets: int
    standings: tuple[str, ...]


@dataclass(slots=True)
class _Case:
    """A matter in the making: the rows that say it, and what others answer."""

    told: list[LedgerRow]
    denied: list[LedgerRow] = field(default_factory=list)
    backed: list[LedgerRow] = field(default_factory=list)

    @property
    def everybody(self) -> list[LedgerRow]:
        return [*self.told, *self.denied, *self.backed]

    @property
    def last(self) -> dt.date | None:
        return max((r.day for r in self.told if r.day), default=None)


def contested(rows: Iterable[LedgerRow], choice: Choice | None = None) -> tuple[Matter, ...]:
    """The matters that somebody disputes, in the order in which they came up.

    choice: only matters in which one of the rows chosen has a part, with all that others say of them.

    Reports tell of one matter if the same speaker tells of the same accused the same type of event within 7 days.
    A denial without a claim in its own report counts against what it fits in others.
    """
    everything = sorted(rows, key=lambda r: r.day or dt.date.max)
    cases, where = _gather(everything)
    for row in everything:
        _answer(row, where)
    _lone_denials(everything, cases, where)
    chosen = {id(row) for row in (everything if choice is None else select(everything, choice))}
    disputed = (case for case in cases if case.denied)
    return tuple(_close(case) for case in disputed if any(id(row) in chosen for row in case.everybody))


def stand_across(rows: Sequence[LedgerRow]) -> tuple[LedgerRow, ...]:
    """The rows, in their order; what nobody answers in its own report stands as denials in others leave it.

    Such a denial counts as in `contested`: it answers nothing in its own report, and tells of the same accused and
    the same type of event within 7 days. `by` then holds REPORT#CLAIM.
    """
    ordered = sorted(rows, key=lambda r: r.day or dt.date.max)
    cases, where = _gather(ordered)
    _lone_denials(ordered, cases, where)
    denied = {id(row): case.denied for case in cases if case.denied for row in case.told}
    return tuple(_restand(row, denied.get(id(row), [])) for row in rows)


def _restand(row: LedgerRow, denials: Sequence[LedgerRow]) -> LedgerRow:
    others = [d for d in denials if d.report != row.report]
    if row.standing.kind != UNANSWERED or not others:
        return row
    accused = {named.key for named in row.accused}
    kind = "denied-by-accused" if any(d.speaker.key in accused for d in others) else "denied-by-others"
    why = ", ".join(f"{d.speaker.name} denies it in {d.report}" for d in others)
    return replace(row, standing=Standing(kind=kind, by=tuple(f"{d.report}#{d.claims[0]}" for d in others), why=why))


def _gather(rows: Sequence[LedgerRow]) -> tuple[list[_Case], dict[Place, _Case]]:
    """Cases of all that is told, and the case of each claim."""
    cases: list[_Case] = []
    latest: dict[tuple[str, str, str], _Case] = {}
    where: dict[Place, _Case] = {}
    for row in rows:
        if row.stance != "affirms":
            continue
        keys = _keys(row)
        case = next((latest[k] for k in keys if k in latest and _is_near(latest[k], row)), None)
        if case is None:
            case = _Case(told=[])
            cases.append(case)
        case.told.append(row)
        latest.update(dict.fromkeys(keys, case))
        where.update({(row.report, claim): case for claim in row.claims})
    return cases, where


def _keys(row: LedgerRow) -> list[tuple[str, str, str]]:
    """Who tells of whom what type of event."""
    return [(row.speaker.key, accused.key, event) for accused in row.accused for event in row.events]


def _is_near(case: _Case, row: LedgerRow) -> bool:
    same = any(r.report == row.report for r in case.told)
    return not same and case.last is not None and row.day is not None and row.day - case.last <= WINDOW


def _answer(row: LedgerRow, where: dict[Place, _Case]) -> None:
    for claim, how in row.answers:
        case = where.get((row.report, claim))
        if case is None or row in case.told:
            continue
        side = case.denied if how in AGAINST else case.backed if how in FOR else None
        if side is not None and row not in side:
            side.append(row)


def _lone_denials(rows: Sequence[LedgerRow], cases: Sequence[_Case], where: dict[Place, _Case]) -> None:
    """Denials that answer nothing in their own report, against what they fit in others."""
    told: dict[tuple[str, str], list[_Case]] = {}
    for case in cases:
        for pair in {(a.key, event) for r in case.told for a in r.accused for event in r.events}:
            told.setdefault(pair, []).append(case)
    for row in rows:
        if row.stance != "denies" or any((row.report, claim) in where for claim, _ in row.answers):
            continue
        pairs = [(a.key, event) for a in (row.speaker, *row.accused) for event in row.events]
        for case in {id(c): c for pair in pairs for c in told.get(pair, [])}.values():
            if case.last and row.day and abs(row.day - case.last) <= WINDOW and row not in case.denied:
                case.denied.append(row)


def _close(case: _Case) -> Matter:
    everybody = case.everybody
    days = [r.day for r in everybody if r.day]
    kinds = dict.fromkeys(r.standing.kind for r in case.told)
    return Matter(
        said=case.told[0].said,
        events=tuple(dict.fromkeys(e for r in case.told for e in r.events)),
        says=tuple(dict.fromkeys(r.speaker.name for r in case.told)),
        denies=tuple(dict.fromkeys(r.speaker.name for r in case.denied)),
        backs=tuple(dict.fromkeys(r.speaker.name for r in case.backed)),
        since=min(days, default=None),
        last=max(days, default=None),
        reports=len({r.report for r in everybody}),
        outlets=len({r.outlet for r in everybody if r.outlet}),
        standings=tuple(k for k in kinds if k in DISPUTED) or tuple(kinds),
    )
