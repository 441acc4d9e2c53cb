"""Incidents for people, as JSON, and as CSV."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from dateline.cli.ledger_output import flat, guard

if TYPE_CHECKING:
    from dateline.store.incident_judgements import Conflict
    from dateline.store.incidents import Incident, Source, ToldClaim
    from dateline.store.judgements import Judgement
    from dateline.store.opening import Store
    from dateline.store.queries_incidents import FoundIncident
    from dateline.store.wanted import Wanted

LONG = 160
TOLLS = ("killed", "injured", "detained")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be told. show: one incident; by: the unit to count in; sources: at least; form: text | json | csv."""

    show: int | None
    by: str | None
    conflicts: bool
    sources: int
    limit: int
    form: str


def tell(store: Store, wanted: Wanted, asked: Asked) -> str:
    """What is asked for, as it is to be written. Raises StoreError and UsageError."""
    from dateline.store.incident_judgements import list_conflicts
    from dateline.store.incidents import read_incident
    from dateline.store.queries_counts import count_by
    from dateline.store.queries_incidents import find_incidents

    if asked.show is not None:
        return _render_one(read_incident(store, asked.show), asked.form)
    if asked.by is not None:
        counts = count_by(store, wanted, ("type",), unit=asked.by)
        rows = [{"type": by[0], f"{asked.by}s": count} for by, count in counts]
        lines = (f"{row['type'] or 'no event':<12} {row[f'{asked.by}s']:>9}" for row in rows)
        return _render(rows, lines, asked.form, "No claims.\n")
    if asked.conflicts:
        found = list_conflicts(store)
        rows = [{"outranked": asdict(c.outranked), "by": asdict(c.by)} for c in found]
        return _render(rows, map(_conflict, found), asked.form, "No judgement stands against another.\n")
    listed = find_incidents(store, wanted, sources=asked.sources, limit=asked.limit)
    return _render(
        [asdict(i) for i in listed], (line for i in listed for line in _lines(i)), asked.form, "No incidents.\n"
    )


def _render(rows: Sequence[dict[str, Any]], lines: Iterable[str], form: str, nothing: str) -> str:
    if form == "json":
        return json.dumps(rows, ensure_ascii=False, indent=2, default=str) + "\n"
    if form == "csv":
        return _to_csv(rows)
    return "".join(f"{_plain(line)}\n" for line in lines) or nothing


def _render_one(found: Incident, form: str) -> str:
    if form == "json":
        return json.dumps(asdict(found), ensure_ascii=False, indent=2, default=str) + "\n"
    if form == "csv":
        rows = [
            {**asdict(t.claim), "origin": t.origin, "likeness": t.score, "reasons": t.reasons} for t in found.claims
        ]
        return _to_csv(rows)
    return "".join(f"{_plain(line)}\n" for line in _whole(found))


def _to_csv(rows: Sequence[dict[str, Any]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    if rows:
        writer.writerow(rows[0])
    writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return file.getvalue()


def _cell(value: Any) -> str:
    text = flat(list(value) if isinstance(value, tuple) else value)
    return text if isinstance(value, int | float) else guard(text)


def _plain(line: str) -> str:
    """Without control characters, which could steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in line).rstrip()


def _lines(found: FoundIncident) -> Iterator[str]:
    yield f"{found.id}  {_head(found)}"
    yield f"    {_counts(found)}, told {_span(found.first_told, found.last_told)}; {found.standing}"
    yield f"    {_shorten(found.said)}"


def _head(found: FoundIncident) -> str:
    cast = " > ".join(", ".join(names) for names in (found.actors, found.recipients) if names)
    where = ", ".join(part for part in (found.place, found.place_country) if part)
    when = _span(found.time_start, found.time_end) if found.time_start else ""
    return "  ".join(part for part in (found.type, when, where, cast, _tolls(found)) if part)


def _counts(found: FoundIncident) -> str:
    parts = ((found.claims, "claim"), (found.reports, "report"), (found.sources, "source"))
    return ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in parts)


def _tolls(found: FoundIncident | Source) -> str:
    ranges = ((kind, getattr(found, kind)) for kind in TOLLS)
    return ", ".join(f"{kind} {_range(*told)}" for kind, told in ranges if told)


def _range(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} to {high}"


def _span(first: dt.date | None, last: dt.date | None) -> str:
    days = [day.isoformat() for day in dict.fromkeys((first, last)) if day]
    return " to ".join(days) or "on unknown days"


def _whole(found: Incident) -> Iterator[str]:
    yield from _lines(found.found)
    yield f"    likeness {found.found.score:.2f}; {found.copies} copies that were not coded"
    yield "sources"
    for source in found.sources:
        count = f"{source.claims} in {source.reports} report{'' if source.reports == 1 else 's'}"
        yield f"  {source.origin}: {count}, {_span(source.first_told, source.last_told)}  {_tolls(source)}"
    yield "claims"
    for told in found.claims:
        yield from _claim(told)
    if found.answers:
        yield "answers"
    for answer in found.answers:
        yield f"  {answer.claim.speaker or 'the report'} {answer.how} {answer.target}: {_shorten(answer.claim.said)}"
    if found.judgements:
        yield "judgements"
    yield from (f"  {_judgement(one)}" for one in found.judgements)


def _claim(told: ToldClaim) -> Iterator[str]:
    claim = told.claim
    day = claim.published.isoformat() if claim.published else "no day"
    yield f"  {claim.id}  {day}  {claim.publisher or 'no publisher'}  {claim.report}  {claim.speaker or 'the report'}"
    yield f"      {_shorten(claim.said)}"
    yield f"      {told.score:.2f} {', '.join(told.reasons)}"


def _judgement(one: Judgement) -> str:
    why = f" ({one.why})" if one.why else ""
    return f"{one.id}: {one.verdict} {one.about}, {one.who}, {one.made}{why}"


def _conflict(found: Conflict) -> str:
    return f"{_judgement(found.outranked)} gives way to {_judgement(found.by)}"


def _shorten(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONG else plain[: LONG - 1].rstrip() + "…"
