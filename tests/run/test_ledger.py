"""The ledger over reports made by hand."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.coding.standing import Standing
from dateline.ledger import Choice, LedgerRow, Named, contested, ledger, select
from dateline.run.coder import Coder
from dateline.run.contested import stand_across
from support.readings import make_reading

NORLAND, SUDLAND = Named(name="Norland", country="NOR"), Named(name="Sudland's navy", country="SUD")


def row(report: str, day: int, **more: object) -> LedgerRow:
    """What Norland alleges of Sudland's navy, on a day of March."""
    fields: dict[str, object] = {
        "report": report,
        "outlet": f"{report} wire",
        "day": dt.date(2024, 3, day),
        "claims": ("c1",),
        "said": "ships fired on boats",
        "speaker": NORLAND,
        "act": "alleges",
        "stance": "affirms",
        "proof": None,
        "via": (),
        "events": ("ASSAULT",),
        "accused": (SUDLAND,),
        "about": (SUDLAND,),
        "answers": (),
        "standing": Standing(kind="unanswered"),
        **more,
    }
    return LedgerRow(**fields)  # type: ignore[arg-type]


def denial(report: str, day: int, **more: object) -> LedgerRow:
    return row(report, day, **{"speaker": SUDLAND, "stance": "denies", "act": "denies", "claims": ("c2",), **more})


def test_a_row_for_each_statement() -> None:
    rows = ledger([make_reading()])
    assert [(r.speaker.name, r.stance) for r in rows] == [
        ("Norland's foreign ministry", "affirms"),
        ("Ana Rusk", "denies"),
        ("Ana Rusk", "affirms"),
    ]
    assert rows[0].standing.kind.startswith("denied")
    assert [a.name for a in rows[0].accused] == ["Sudland's navy"]
    assert rows[0].proof == "none"
    assert rows[1].answers == (("c1", "denies"),)


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        (Choice(), 3),
        (Choice(speaker="rusk"), 2),
        (Choice(about="navy"), 1),
        (Choice(standing=("denied-by-accused", "denied-by-others")), 1),
        (Choice(proof="none"), 1),
        (Choice(proof="offered"), 0),
        (Choice(since=dt.date(2024, 3, 4), until=dt.date(2024, 3, 4)), 3),
        (Choice(since=dt.date(2024, 3, 5)), 0),
        (Choice(until=dt.date(2024, 3, 3)), 0),
        (Choice(speaker="nobody"), 0),
    ],
)
def test_choice(choice: Choice, found: int) -> None:
    assert len(select(ledger([make_reading()]), choice)) == found


def test_a_country_is_a_name_too() -> None:
    assert select([row("a", 1)], Choice(speaker="nor", about="SUD")) == (row("a", 1),)


def test_what_nobody_disputes_is_not_contested() -> None:
    assert contested([row("a", 1)]) == ()


def test_one_matter_over_reports() -> None:
    (matter,) = contested([row("b", 5), row("a", 1), denial("a", 1, answers=(("c1", "denies"),))])
    assert matter.says == ("Norland",)
    assert matter.denies == ("Sudland's navy",)
    assert (matter.since, matter.last) == (dt.date(2024, 3, 1), dt.date(2024, 3, 5))
    assert (matter.reports, matter.outlets) == (2, 2)


def test_a_week_later_it_is_another_matter() -> None:
    (matter,) = contested([row("a", 1), denial("a", 1, answers=(("c1", "denies"),)), row("b", 9)])
    assert matter.reports == 1


def test_other_accused_make_another_matter() -> None:
    other = row("b", 2, accused=(Named(name="pirates"),))
    assert contested([row("a", 1), denial("a", 1, answers=(("c1", "denies"),)), other])[0].reports == 1


def test_a_denial_in_another_report_counts() -> None:
    (matter,) = contested([row("a", 1), denial("b", 3)])
    assert matter.denies == ("Sudland's navy",)
    assert matter.reports == 2


def test_a_denial_long_after_does_not() -> None:
    assert contested([row("a", 1), denial("b", 20)]) == ()


def test_who_bears_it_out_is_named() -> None:
    backer = row("a", 1, speaker=Named(name="monitors"), claims=("c3",), answers=(("c1", "confirms"),), accused=())
    (matter,) = contested([row("a", 1), denial("a", 1, answers=(("c1", "denies"),)), backer])
    assert matter.backs == ("monitors",)


def test_a_choice_of_matters_keeps_what_others_say_of_them() -> None:
    rows = [row("a", 1), denial("b", 2), row("c", 3, events=("COERCE",)), denial("d", 4, events=("COERCE",))]
    assert len(contested(rows)) == 2
    (matter,) = contested(rows, Choice(until=dt.date(2024, 3, 1)))
    assert matter.says == ("Norland",)
    assert matter.denies == ("Sudland's navy",)
    assert contested(rows, Choice(speaker="nobody")) == ()


def test_a_denial_in_another_report_tells_where_a_claim_stands() -> None:
    told, denied = stand_across([row("first", 4), denial("second", 6)])
    assert told.standing.kind == "denied-by-accused"
    assert told.standing.by == ("second#c2",)
    assert "Sudland's navy denies it in second" in told.standing.why
    assert denied.standing.kind == "unanswered"


def test_who_is_not_accused_denies_as_another() -> None:
    other = Named(name="Eastland", country="EAS")
    told, _ = stand_across([row("first", 4), denial("second", 6, speaker=other)])
    assert told.standing.kind == "denied-by-others"


@pytest.mark.parametrize(
    "later",
    [
        denial("second", 25),
        denial("second", 6, events=("CONSULT",)),
        denial("second", 6, speaker=NORLAND, accused=(NORLAND,)),
        denial("first", 4, answers=(("c1", "denies"),)),
    ],
)
def test_a_denial_of_something_else_leaves_a_claim_where_it_is(later: LedgerRow) -> None:
    told, _ = stand_across([row("first", 4), later])
    assert told.standing.kind == "unanswered"


def test_a_charge_tells_of_whom_it_is_made_against(coder: Coder) -> None:
    rows = ledger([coder.read("Chad accused Sudan on Monday of looting a clinic.")])
    (charge,) = [row for row in rows if row.act == "accuses"]
    assert [named.country for named in charge.accused] == ["SDN"]
    assert charge in select(rows, Choice(about="SDN"))
