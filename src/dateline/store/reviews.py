"""Judgements on claims: added, taken back, and what the store is searched by when it is asked for what stands."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from dateline.errors import StoreError
from dateline.lexicon.ontology import load_ontology
from dateline.model import Reading
from dateline.review.anchors import read_anchor
from dateline.review.overlay import Overlaid, Standings, lay_over
from dateline.review.samples import Sample, list_held_back
from dateline.review.verdicts import Standing, Verdict, settle
from dateline.store.codec import unpack
from dateline.store.dyads import renew_dyads
from dateline.store.incident_builds import is_built
from dateline.store.judgements import Judgement, add_row, add_undoing, list_held
from dateline.store.opening import Store, see_reviewed
from dateline.store.review_rows import drop_rows, find_incidents_of, list_reviewed, write_rows
from dateline.store.schema import articles, judgements, readings

CLAIM, SAMPLE = "claim", "sample"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What somebody judges of a claim; fields as in Verdict."""

    who: str
    decision: str
    anchor: str
    was: Any
    now: Any
    why: str | None = None
    settles: bool = False


def add_ruling(store: Store, ruling: Ruling) -> int:
    """Adds a judgement on a claim, and gives its key; it holds at once. Raises StoreError."""
    verdict = {"decision": ruling.decision, "was": ruling.was, "now": ruling.now, "settles": ruling.settles}
    row = {"who": ruling.who, "kind": CLAIM, "about": ruling.anchor, "why": ruling.why}
    with store.writing_to() as connection:
        number = add_row(connection, {**row, "verdict": json.dumps(verdict, sort_keys=True)})
        renew_after(connection, ruling.anchor)
    return number


def undo_ruling(store: Store, judgement: int, *, who: str, why: str | None = None) -> int:
    """Takes back a judgement on a claim, or what took one back, and gives the key of the new one.

    Raises StoreError if there is none, or it is taken back already.
    """
    with store.writing_to() as connection:
        row = connection.execute(select(judgements).where(judgements.c.id == judgement)).first()
        if row is not None and row.kind != CLAIM:
            raise StoreError(f"{store.name}: judgement {judgement} is about {row.kind}, not about a claim")
        number = add_undoing(connection, judgement, store.name, {"who": who, "why": why})
        assert row is not None
        renew_after(connection, row.about)
    return number


def add_sample(store: Store, sample: Sample, *, who: str) -> int:
    """Keeps which claims were drawn, and how; gives the judgement's key. Raises StoreError."""
    verdict = {"seed": sample.seed, "of": sample.of, "type": sample.type, "claims": list(sample.claims)}
    verdict |= {"coders": list(sample.coders), "codebook": sample.codebook}
    row = {"who": who, "kind": SAMPLE, "about": sample.name, "verdict": json.dumps(verdict, sort_keys=True)}
    with store.writing_to() as connection:
        return add_row(connection, {**row, "why": None})


def load_verdicts(connection: Connection) -> tuple[Verdict, ...]:
    """All judgements on claims that hold, in their order."""
    return tuple(to_verdict(judgement) for judgement in list_held(connection, CLAIM))


def load_samples(connection: Connection) -> tuple[Sample, ...]:
    """The samples that were drawn, in their order."""
    return tuple(_to_sample(judgement) for judgement in list_held(connection, SAMPLE))


def to_own(verdicts: Iterable[Verdict]) -> Standings:
    """What stands if nothing else was judged."""
    return _group(settle(verdicts))


def load_standings(connection: Connection) -> Standings:
    """What stands of the claims that were judged, by article; nothing of those that two people are still to judge."""
    verdicts = load_verdicts(connection)
    if not verdicts:
        return {}
    hidden = list_held_back(load_samples(connection), verdicts)
    return _group(settle(v for v in verdicts if v.anchor not in hidden))


def _group(standings: Mapping[str, Standing]) -> Standings:
    found: dict[int, list[Standing]] = {}
    for anchor, standing in standings.items():
        found.setdefault(read_anchor(anchor).article, []).append(standing)
    return {article: tuple(mine) for article, mine in found.items()}


def renew_after(connection: Connection, anchor: str) -> None:
    """Makes the reviewed rows again after a judgement on a claim. It may be the last one that a sample waited for."""
    touched = {read_anchor(anchor).article}
    for sample in load_samples(connection):
        if anchor in sample.claims and len(sample.coders) > 1:
            touched |= {read_anchor(one).article for one in sample.claims}
    renew_reviews(connection, touched)


def renew_reviews(connection: Connection, touched: Iterable[int]) -> None:
    """Makes the reviewed rows of some articles, by key, again from their current readings."""
    standings, wanted = load_standings(connection), sorted(set(touched))
    before = find_incidents_of(connection, wanted)
    for article in wanted:
        drop_rows(connection, article)
        if article in standings:
            _make(connection, article, standings)
    renew_dyads(connection, before | find_incidents_of(connection, wanted))


def renew_all(connection: Connection) -> None:
    """Makes all reviewed rows again, as after a step forward, or once all incidents are made anew."""
    renew_reviews(connection, {*list_reviewed(connection), *load_standings(connection)})


def overlay_article(connection: Connection, article: int, standings: Standings) -> tuple[int, Overlaid] | None:
    """The number of an article's current reading, and it with what stands laid over it; None if it has none."""
    query = (
        select(readings.c.id, readings.c.record, articles.c.text)
        .join(articles, articles.c.reading == readings.c.id)
        .where(articles.c.id == article)
    )
    row = connection.execute(query).first()
    if row is None:
        return None
    return row.id, lay_over(unpack(row.record, row.text), article, standings.get(article, ()), load_ontology())


def to_verdict(judgement: Judgement) -> Verdict:
    """A judgement of the store as what it says of a claim."""
    told = judgement.verdict
    return Verdict(
        id=judgement.id, who=judgement.who, made=judgement.made, anchor=judgement.about, why=judgement.why,
        decision=told["decision"], was=told["was"] or {}, now=told["now"] or {}, settles=bool(told.get("settles")),
    )  # fmt: skip


def _to_sample(judgement: Judgement) -> Sample:
    told = judgement.verdict
    return Sample(
        name=judgement.about, made=judgement.made, who=judgement.who, seed=told["seed"], of=told["of"],
        type=told["type"], claims=tuple(told["claims"]), coders=tuple(told["coders"]), codebook=told["codebook"],
    )  # fmt: skip


def _make(connection: Connection, article: int, standings: Standings) -> None:
    found = overlay_article(connection, article, standings)
    if found is not None:
        write_rows(connection, article, *found, built=is_built(connection))


def chosen_view(store: Store, connection: Connection) -> Callable[[int, Reading], Reading]:
    """What makes of an article's key and its reading the one that is to be seen: as it stands, or as it is."""
    standings = load_standings(connection) if store.is_reviewed else {}

    def see(article: int, reading: Reading) -> Reading:
        mine = standings.get(article)
        return lay_over(reading, article, mine, load_ontology()).standing if mine else reading

    return see


def read_overlaid(store: Store, article: int) -> Overlaid | None:
    """An article's current reading by its key, with what was judged laid over it; None if it has none.

    As it was coded, if the store is not to be seen as reviewed. Raises StoreError.
    """
    with see_reviewed(store, False).reading_from() as connection:
        standings = load_standings(connection) if store.is_reviewed else {}
        found = overlay_article(connection, article, standings)
    return found[1] if found else None


def last_change(store: Store) -> tuple[int, int]:
    """The keys of the last judgement and of the last reading, 0 for none: while they stay, so do all figures."""
    with store.reading_from() as connection:
        last = (connection.execute(select(func.max(table.c.id))).scalar() or 0 for table in (judgements, readings))
        one, other = last
        return one, other
