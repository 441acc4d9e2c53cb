"""One claim on the desk: how it was coded, what was judged of it, and judging it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from dateline.errors import StoreError, UsageError
from dateline.lexicon.ontology import load_ontology
from dateline.model import Article, Claim, Reading
from dateline.review.anchors import STATEMENT, read_anchor
from dateline.review.fields import Fields, list_changes, read_fields
from dateline.review.givens import Place, take_words
from dateline.review.overlay import Overlaid
from dateline.review.parsing import check_names, parse_fields
from dateline.review.samples import list_visible
from dateline.review.verdicts import ACCEPT, ADD, CORRECT, REJECT, Verdict
from dateline.store.opening import Store, see_reviewed
from dateline.store.reviews import (
    Ruling,
    add_ruling,
    load_samples,
    load_standings,
    load_verdicts,
    overlay_article,
    to_own,
)
from dateline.store.schema import SPREAD, articles
from dateline.store.schema_reviews import to_coded

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDesk:
    """A claim to be judged.

    key: in the store; anchor: how judgements name it. reading: as it was coded, with the claims that were added.
    was: its fields as they were coded, {} for one that was added; now: as the one who asks would have them.
    verdicts: those that one may see. report: the article's key.
    """

    key: int
    anchor: str
    report: int
    reading: Reading
    claim: Claim
    was: Fields
    now: Fields
    verdicts: tuple[Verdict, ...]

    @property
    def article(self) -> Article:
        """The report."""
        return self.reading.article


def find_claim(store: Store, name: str, who: str | None = None) -> OnDesk:
    """A claim by its key, or by its anchor, as somebody may see it. Raises StoreError if there is none."""
    with see_reviewed(store, False).reading_from() as connection:
        anchor = _name(connection, name, store.name)
        article = read_anchor(anchor).article
        verdicts = load_verdicts(connection)
        seen = list_visible(load_samples(connection), verdicts, who)
        found = _lay(connection, article, seen)
    if found is None:
        raise _unknown(store.name, name)
    reading, overlaid = found
    at = next((n for n, c in enumerate(overlaid.reading.claims) if overlaid.anchors[c.id] == anchor), None)
    if at is None:
        raise _unknown(store.name, name)
    claim = overlaid.reading.claims[at]
    shown = tuple(v for v in seen if v.anchor == anchor)
    was = {} if claim.id not in _coded(overlaid) else read_fields(overlaid.reading, claim)
    own = next((v for v in reversed(shown) if v.who == who and v.decision != REJECT), None)
    return OnDesk(
        key=reading * SPREAD + at, anchor=anchor, report=article, reading=overlaid.reading, claim=claim, was=was,
        now=own.now if own else was or read_fields(overlaid.reading, claim), verdicts=shown,
    )  # fmt: skip


def accept(store: Store, name: str, *, who: str, why: str | None = None, settles: bool = False) -> int:
    """Judges that a claim is right as it was coded; gives the judgement's key. Raises StoreError."""
    found = find_claim(store, name, check_name(who))
    ruling = Ruling(
        who=who, decision=ACCEPT, anchor=found.anchor, was=found.was or found.now, now=found.was or found.now, why=why,
        settles=settles,
    )  # fmt: skip
    return add_ruling(store, ruling)


def reject(store: Store, name: str, *, who: str, why: str | None = None, settles: bool = False) -> int:
    """Judges that a claim is not there; gives the judgement's key. Raises StoreError."""
    found = find_claim(store, name, check_name(who))
    ruling = Ruling(who=who, decision=REJECT, anchor=found.anchor, was=found.was, now=None, why=why, settles=settles)
    return add_ruling(store, ruling)


def correct(
    store: Store, name: str, given: Mapping[str, str], *, who: str, why: str | None = None, settles: bool = False
) -> int:
    """Gives other values to some fields of a claim, as people write them; gives the judgement's key.

    Raises InputError for values that cannot be, UsageError if nothing is changed, and StoreError.
    """
    found = find_claim(store, name, check_name(who))
    now = {**found.now, **_take(given, found.reading, found.now)}
    if not list_changes(found.now, now):
        raise UsageError(f"{name}: nothing is corrected: give a field another value, or accept the claim")
    ruling = Ruling(
        who=who, decision=CORRECT, anchor=found.anchor, was=found.was, now=now, why=why, settles=settles
    )  # fmt: skip
    return add_ruling(store, ruling)


def add(store: Store, report: str | int, at: Any, given: Mapping[str, str], *, who: str, why: str | None = None) -> int:
    """Adds a claim that was missed, by its words in a report; gives the judgement's key.

    report: the article's key or its name; at: words, or {"start", "end"}. Raises InputError, UsageError, StoreError.
    """
    check_name(who)
    with see_reviewed(store, False).reading_from() as connection:
        article = _find_report(connection, report, store.name)
        found = overlay_article(connection, article, {})
    if found is None:
        raise StoreError(f"{store.name}: report {report!r} is not coded: nothing can be added to it")
    reading = found[1].reading
    words = take_words(at, reading.article.text, Place(f"report {report}"))
    start = {"type": None, "kind": "narrator", "act": "tells", "stance": "affirms", "speaker": None}
    now = {**start, **_take(given, reading, start)}
    anchor = f"{article}:{words['start']}-{words['end']}:{now['type'] or STATEMENT}"
    if twin := next((a for a in found[1].anchors.values() if _is_twin(a, anchor)), None):
        raise UsageError(f"{twin}: is there already: correct it, or accept it")
    return add_ruling(store, Ruling(who=who, decision=ADD, anchor=anchor, was=None, now=now, why=why))


def _is_twin(one: str, other: str) -> bool:
    """Whether two anchors name claims of one type whose words touch."""
    left, right = read_anchor(one), read_anchor(other)
    return left.type == right.type and left.start < right.end and right.start < left.end


def check_name(who: str) -> str:
    """The name of somebody who judges. Raises UsageError for none."""
    if not who.strip() or len(who) > LONGEST_NAME or not who.isprintable():
        raise UsageError(f"{who!r} is no name: say who judges, in {LONGEST_NAME} characters at most")
    return who


def _take(given: Mapping[str, str], reading: Reading, was: Fields) -> dict[str, Any]:
    ontology = load_ontology()
    fields = parse_fields(given, reading, ontology)
    check_names({**was, **fields}, was, ontology)
    return fields


def _coded(overlaid: Overlaid) -> set[str]:
    return {c.id for c in overlaid.reading.claims if c.origin.component != "review"}


def _lay(connection: Connection, article: int, seen: Sequence[Verdict]) -> tuple[int, Overlaid] | None:
    """The reading as it was coded, with the claims that people hold to be there beyond."""
    bare = overlay_article(connection, article, {})
    if bare is None:
        return None
    coded = set(bare[1].anchors.values())
    return overlay_article(
        connection, article, to_own(v for v in seen if v.anchor not in coded and v.decision != REJECT)
    )


def _name(connection: Connection, name: str, store: str) -> str:
    """The anchor of a claim that is named by it, or by its key."""
    if not name.isdecimal():
        read_anchor(name)
        return name
    reading, number = divmod(to_coded(int(name)), SPREAD)
    article = connection.execute(select(articles.c.id).where(articles.c.reading == reading)).scalar()
    standings = load_standings(connection)
    found = overlay_article(connection, article, standings) if article is not None else None
    if found is None or number >= len(found[1].reading.claims):
        raise _unknown(store, name)
    return found[1].anchors[found[1].reading.claims[number].id]


def _find_report(connection: Connection, report: str | int, store: str) -> int:
    query = select(articles.c.id).order_by(articles.c.id.desc())
    found = None
    if isinstance(report, str):
        found = connection.execute(query.where(articles.c.name == report)).scalar()
    if found is None and str(report).isdecimal():
        found = connection.execute(query.where(articles.c.id == int(report))).scalar()
    if found is None:
        raise StoreError(f"{store}: holds no report {report!r}")
    return int(found)


def _unknown(store: str, name: str) -> StoreError:
    return StoreError(f"{store}: there is no claim {name}: `dateline review queue` lists those that wait")
