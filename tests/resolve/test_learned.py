"""Roles that reports teach: agreement, a new office, contradiction, and a person's judgement."""

from __future__ import annotations

import datetime as dt

from dateline.model.learned import CONFIRMED, DECIDED, STRUCK, UNDECIDED, Sighting
from dateline.resolve.learned import find_sightings, learn, look_up
from dateline.run.coder import Coder

MAY, JUNE, JULY = dt.date(2031, 5, 1), dt.date(2031, 6, 1), dt.date(2031, 7, 1)


def seen(name: str, on: dt.date, *, country: str = "LVA", role: str = "police chief", sector: str = "COP") -> Sighting:
    words = f"{country} {role} {name}"
    return Sighting(
        name=name, on=on, article=f"r-{on}", role=role, country=country, sectors=(sector,), words=words
    )  # fmt: skip


def test_a_surname_means_the_one_who_bears_it_from_the_day_it_was_told() -> None:
    roles = learn([seen("Anna Berzina", MAY)])
    found = look_up(roles, "Berzina", JUNE)
    assert found is not None
    assert (found.role, found.country, found.state) == ("police chief", "LVA", DECIDED)
    assert look_up(roles, "Berzina", MAY - dt.timedelta(days=1)) is None


def test_two_bearers_of_a_surname_leave_it_undecided() -> None:
    roles = learn([seen("Anna Berzina", MAY), seen("Karlis Berzina", MAY, sector="GOV")])
    assert look_up(roles, "Berzina", JUNE) is None
    assert look_up(roles, "Karlis Berzina", JUNE) is not None


def test_a_new_office_ends_the_old_one() -> None:
    roles = learn([seen("Anna Berzina", MAY), seen("Anna Berzina", JULY, role="prime minister", sector="GOV")])
    before, after = look_up(roles, "Berzina", JUNE), look_up(roles, "Berzina", JULY)
    assert before is not None
    assert after is not None
    assert (before.role, before.until, after.role) == ("police chief", JULY, "prime minister")


def test_reports_that_contradict_each_other_leave_it_undecided_unless_most_agree() -> None:
    split = [seen("Anna Berzina", MAY), seen("Anna Berzina", MAY, country="EST")]
    assert [role.state for role in learn(split)] == [UNDECIDED]
    most = [*split, seen("Anna Berzina", JUNE)]
    assert [(role.state, role.country) for role in learn(most)] == [(DECIDED, "LVA")]


def test_a_person_outranks_the_machine() -> None:
    split = [seen("Anna Berzina", MAY), seen("Anna Berzina", MAY, country="EST")]
    assert [role.state for role in learn(split, {"Anna Berzina": CONFIRMED})] == [CONFIRMED]
    assert look_up(learn([seen("Anna Berzina", MAY)], {"anna berzina": STRUCK}), "Berzina", JUNE) is None


def test_order_and_repetition_make_no_difference() -> None:
    sightings = [seen("Anna Berzina", MAY), seen("Jan Kalns", JUNE, country="EST"), seen("Anna Berzina", JUNE)]
    assert learn(sightings) == learn([*reversed(sightings), sightings[0]])


def test_only_a_state_that_the_words_name_is_learned(coder: Coder) -> None:
    told = coder.read("Latvian police chief Anna Berzina arrested two men in Riga.", published="2031-05-01", id="r1")
    untold = coder.read("Police chief Maris Kalns arrested two men in Riga.", published="2031-05-01", id="r2")
    undated = coder.read("Latvian police chief Anna Berzina arrested two men in Riga.", id="r3")
    found = list(find_sightings([told, untold, undated]))
    assert [(s.name, s.country, s.article) for s in found] == [("Anna Berzina", "LVA", "r1")]
    assert "Latvian police chief Anna Berzina" in found[0].words
