"""Claims put together by hand, without a store."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

import pytest

from dateline.incidents.accounts import combine, gather
from dateline.incidents.blocks import find_keys, find_window
from dateline.incidents.bonds import move, tear
from dateline.incidents.clusters import cluster
from dateline.incidents.describe import describe
from dateline.incidents.groups import Bond
from dateline.incidents.likeness import compare
from dateline.incidents.standing import judge_standing
from dateline.incidents.summary import summarize
from dateline.incidents.telling import Telling
from dateline.lexicon.incidents import load_incident_rules
from support.readings import make_reading

DAY = 738_000
RULES = load_incident_rules()
ONE = Telling(
    claim=1, article=1, origin="post", day=DAY + 1, type="ASSAULT", first=DAY, last=DAY,
    actors=frozenset({"c:MLI", "n:rebels"}), recipients=frozenset({"c:MLI", "n:soldiers"}), place="Gao", country="MLI",
    spot=(16.3, 0.0), tolls=(("killed", 4),), trigger="attac",
)  # fmt: skip
TWO = replace(ONE, claim=2, article=2, origin="times", trigger="raid", tolls=(("killed", 6),))
VAGUE = replace(ONE, claim=3, article=3, place=None, country=None, spot=None, first=None, last=None, tolls=())
KIDAL = replace(TWO, place="Kidal", spot=(18.4, 1.4))


def together(*told: Telling, bonds: tuple[Bond, ...] = ()) -> list[list[int]]:
    return [sorted(m.telling.claim for m in group) for group in cluster(told, RULES, bonds)]


def test_two_reports_of_one_attack_are_one_incident_with_its_reasons() -> None:
    ((first, second),) = cluster([ONE, TWO], RULES)
    assert first.likeness.reasons == ("first",)
    assert {"same-type", "same-day", "same-place", "same-actor-name", "tolls-fit"} <= set(second.likeness.reasons)
    assert 0.5 < second.likeness.score < 1


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"place": "Kidal", "spot": (18.4, 1.4)}, "places-apart"),
        ({"place": "Kidal", "spot": None}, "other-place"),
        ({"place": "Niamey", "country": "NER", "spot": (13.5, 2.1)}, "countries-apart"),
        ({"first": DAY + 2, "last": DAY + 2}, "days-apart"),
        ({"actors": frozenset({"c:NER", "n:troops"})}, "other-actor"),
        ({"tolls": (("killed", 60),)}, "tolls-apart"),
        ({"type": "COERCE"}, "related-type"),
        ({"type": "CONSULT"}, "other-type"),
        ({"first": None, "last": None, "day": DAY - 3}, "told-before"),
    ],
)
def test_what_differs_is_told(change: dict[str, object], reason: str) -> None:
    found = compare(ONE, replace(TWO, **change), RULES)  # type: ignore[arg-type]
    assert reason in found.reasons
    assert found.score < compare(ONE, TWO, RULES).score
    assert RULES.weights[reason] < 0


def test_which_is_which_does_not_matter() -> None:
    for a, b in itertools.combinations([ONE, TWO, VAGUE, KIDAL], 2):
        assert compare(a, b, RULES).score == compare(b, a, RULES).score


def test_talks_are_the_same_whoever_is_named_first() -> None:
    talks = replace(ONE, type="CONSULT", actors=frozenset({"c:RUS"}), recipients=frozenset({"c:CHN"}), tolls=())
    turned = replace(talks, claim=2, article=2, actors=talks.recipients, recipients=talks.actors)
    assert together(talks, turned) == [[1, 2]]
    assert "same-recipient-state" in compare(talks, turned, RULES).reasons
    third = replace(turned, actors=frozenset({"c:CHN", "c:IND"}), recipients=frozenset())
    assert "other-pair" in compare(talks, third, RULES).reasons
    assert together(talks, third) == [[1], [2]]


def test_an_accord_is_the_same_whether_one_signs_with_the_other_or_both_sign() -> None:
    both = frozenset({"c:RUS", "l:country:RUS", "c:CHN", "l:country:CHN"})
    signed = replace(ONE, type="SUPPORT", actors=both, recipients=frozenset(), tolls=())
    turned = replace(
        signed, claim=2, article=2, actors=frozenset({"c:CHN", "l:country:CHN"}), recipients=frozenset({"c:RUS"})
    )
    assert together(signed, turned) == [[1, 2]]
    third = replace(signed, claim=2, article=2, actors=frozenset({"c:CHN", "l:country:CHN", "c:IND"}))
    assert "other-pair" in compare(signed, third, RULES).reasons
    assert together(signed, third) == [[1], [2]]


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ({"s:MIL"}, {"s:CVL"}, True),
        ({"s:EDU"}, {"s:MED"}, True),
        ({"s:EDU"}, {"s:CVL"}, False),
        ({"s:REB"}, {"s:UAF"}, False),
        ({"s:MIL"}, {"c:MLI"}, False),
        ({"s:MIL", "s:CVL"}, {"s:MIL"}, False),
        ({"s:EXT"}, {"s:CVL"}, False),
    ],
)
def test_soldiers_are_no_teachers(one: set[str], other: set[str], differs: bool) -> None:
    a, b = (replace(t, recipients=frozenset(who)) for t, who in ((ONE, one), (TWO, other)))
    assert ("other-recipient-kind" in compare(a, b, RULES).reasons) is differs
    assert RULES.weights["other-recipient-kind"] < 0


def test_two_who_demand_in_one_report_are_two() -> None:
    state = replace(ONE, type="REQUEST", quad="verbal_conflict", actors=frozenset({"c:PER", "l:country:PER"}))
    state = replace(state, recipients=frozenset({"c:ISR"}), place=None, country=None, spot=None, tolls=())
    nurses = replace(
        state,
        claim=2,
        sentence=90,
        first=None,
        last=None,
        actors=frozenset({"d:PER", "n:nurses"}),
        recipients=frozenset(),
    )
    assert "other-voice" in compare(state, nurses, RULES).reasons
    assert [[t.claim for t in account] for account in gather([state, nurses], RULES)] == [[1], [2]]


def test_a_claim_that_tells_little_does_not_chain_what_is_apart() -> None:
    assert together(ONE, KIDAL) == [[1], [2]]
    assert together(ONE, VAGUE) == [[1, 3]]
    found = cluster([ONE, KIDAL, VAGUE], RULES)
    assert [[m.telling.claim for m in group] for group in found] == [[1], [2], [3]]
    assert found[2][0].likeness.reasons == ("undecided",)


def test_one_day_is_not_chained_to_the_next_but_one() -> None:
    days = [replace(ONE, claim=n, article=n, first=DAY + n, last=DAY + n, day=DAY + n + 1) for n in range(6)]
    assert max(map(len, together(*days))) <= 2


def test_the_order_does_not_matter() -> None:
    chance = random.Random(4)
    told = [
        replace(t, claim=10 * n + t.claim, article=10 * n + t.article, order=(n, t.claim))
        for n in range(5)
        for t in (ONE, TWO, VAGUE, KIDAL)
    ]
    expected = together(*told)
    for _ in range(5):
        chance.shuffle(told)
        assert together(*told) == expected


def test_what_is_planned_or_denied_is_put_to_what_happened() -> None:
    planned, denied = replace(TWO, auxiliary=frozenset({"future"})), replace(TWO, claim=4, article=4, denied=True)
    assert not planned.occurs
    assert not denied.occurs
    assert replace(TWO, auxiliary=frozenset({"historical"})).occurs
    (members,) = cluster([planned, denied, ONE], RULES)
    assert members[0].telling is ONE
    assert summarize(members).told == 1


def test_a_persons_word_is_kept_against_the_score() -> None:
    assert together(ONE, TWO, bonds=(Bond(id=1, claims=(1, 2), same=False),)) == [[1], [2]]
    assert together(ONE, KIDAL, bonds=(Bond(id=1, claims=(1, 2), same=True),)) == [[1, 2]]
    program = Bond(id=2, claims=(2, 1), same=True, by_person=False)
    assert together(ONE, TWO, bonds=(Bond(id=1, claims=(1, 2), same=False), program)) == [[1], [2]]


def test_a_program_does_not_part_what_a_person_joins() -> None:
    third = replace(ONE, claim=3, article=3, trigger="strik")
    parting = Bond(id=1, claims=(3, 2), same=False, by_person=False)
    joining = Bond(id=2, claims=(1, 2), same=True)
    assert together(ONE, KIDAL, third, bonds=(parting, joining)) == [[1, 2, 3]]
    assert together(ONE, KIDAL, third, bonds=(replace(parting, by_person=True), joining)) == [[1, 3], [2]]


def test_what_a_report_tells_of_a_happening_is_put_together() -> None:
    bare = replace(VAGUE, article=1, claim=4, sentence=80, actors=frozenset(), recipients=frozenset())
    other = replace(KIDAL, article=1, claim=5, sentence=120)
    first, second = gather([ONE, bare, other], RULES)
    assert [[t.claim for t in account] for account in (first, second)] == [[1, 4], [5]]
    whole = combine([replace(bare, tolls=(("injured", 9),)), ONE])
    assert (whole.claim, whole.place, whole.first, whole.actors) == (4, "Gao", DAY, ONE.actors)
    assert [part.claim for part in whole.claims] == [4, 1]


def test_claims_of_one_report_that_are_judged_apart_are_taken_apart() -> None:
    account = combine([ONE, replace(TWO, article=1)])
    found, torn = tear({1: account}, (Bond(id=1, claims=(1, 2), same=False),))
    assert found.keys() == {1, 2}
    assert (1, 2) in torn
    whole, none = tear({1: account}, (Bond(id=1, claims=(1, 3), same=False),))
    assert (whole, none) == ({1: account}, [])
    assert move((Bond(id=1, claims=(2, 3), same=True),), whole)[0].claims == (1, 3)


@pytest.mark.parametrize(
    ("days", "window"),
    [
        ((DAY, DAY), (DAY, DAY)),
        ((DAY - 3, DAY), (DAY - 3, DAY)),
        ((None, None), (DAY - 4, DAY + 2)),
        ((DAY - 20, DAY), (DAY - 4, DAY)),
        ((DAY - 60, DAY - 30), (DAY - 60, DAY - 50)),
    ],
)
def test_the_days_among_which_a_happening_is_looked_for(days: tuple[int, int], window: tuple[int, int]) -> None:
    assert find_window(replace(ONE, first=days[0], last=days[1])) == window
    assert find_window(replace(VAGUE, day=None)) == (0, 0)


def test_accounts_of_one_happening_share_a_key() -> None:
    keys = {name: set(find_keys(told, RULES)) for name, told in (("one", ONE), ("two", TWO), ("vague", VAGUE))}
    assert keys["one"] & keys["two"]
    assert keys["one"] & keys["vague"]
    bare = replace(VAGUE, actors=frozenset({"n:gunmen"}), recipients=frozenset())
    assert not keys["one"] & set(find_keys(bare, RULES))
    assert keys["one"] & set(find_keys(replace(bare, setting=frozenset({"c:MLI"})), RULES))
    assert not keys["one"] & set(find_keys(replace(ONE, type="CONSULT"), RULES))


def test_what_nothing_dates_shares_two_things() -> None:
    """Who acts and upon whom, or one of them and the place, or the toll; a country alone is in half of all reports."""
    one = replace(VAGUE, day=None, actors=frozenset({"c:MLI"}), recipients=frozenset({"c:NER"}), place=None, tolls=())

    def meets(**other: object) -> bool:
        return not set(find_keys(one, RULES)).isdisjoint(find_keys(replace(one, claim=9, article=9, **other), RULES))  # type: ignore[arg-type]

    assert meets()
    assert meets(actors=frozenset({"c:MLI", "c:FRA"}))
    assert not meets(recipients=frozenset({"c:TCD"}))
    assert not meets(actors=frozenset({"c:NER"}), recipients=frozenset({"c:MLI"}))
    assert not find_keys(replace(one, recipients=frozenset()), RULES)
    placed = replace(one, recipients=frozenset(), place="Gao")
    assert set(find_keys(placed, RULES)) & set(find_keys(replace(one, place="Gao"), RULES))
    counted = replace(one, actors=frozenset(), tolls=(("killed", 12),))
    assert set(find_keys(counted, RULES)) & set(find_keys(replace(one, tolls=(("killed", 12),)), RULES))
    talks = replace(one, type="CONSULT")
    other = replace(talks, actors=talks.recipients, recipients=talks.actors)
    assert set(find_keys(talks, RULES)) & set(find_keys(other, RULES))


def test_a_summary_gives_what_most_tell() -> None:
    other = replace(TWO, claim=3, article=3, type="COERCE", origin="post", day=DAY + 4)
    told = summarize(cluster([ONE, TWO, other], RULES, (Bond(id=1, claims=(1, 3), same=True),))[0])
    assert (told.type, told.place, told.country, told.first, told.last) == ("ASSAULT", "Gao", "MLI", DAY, DAY)
    assert (told.claims, told.reports, told.sources) == (3, 3, 2)
    assert (told.first_told, told.last_told) == (DAY + 1, DAY + 4)


@pytest.mark.parametrize(
    ("hows", "denied", "standing"),
    [
        ((), False, "unanswered"),
        ((), True, "denied"),
        (("denies", "confirms"), False, "contested"),
        (("contradicts",), False, "denied"),
        (("corrects", "doubts"), False, "contradicted-on-numbers"),
        (("admits",), False, "admitted"),
        (("confirms",), False, "confirmed"),
        (("doubts",), False, "doubted"),
        (("retracts", "denies"), False, "retracted"),
    ],
)
def test_where_an_incident_stands(hows: tuple[str, ...], denied: bool, standing: str) -> None:
    assert judge_standing(hows, denied=denied) == standing


@pytest.mark.parametrize(
    ("who", "handles"),
    [
        ({"name": "Peruvian president", "kind": "person", "role": "president"}, {"c:PER", "n:peruvian_president"}),
        ({"name": "Ana Quispe", "kind": "person"}, {"c:PER", "n:ana_quispe", "w:quispe"}),
        ({"name": "twelve miners", "kind": "group", "sectors": ("LAB",)},
         {"c:PER", "n:twelve_miners", "n:miners", "s:LAB"}),
        ({"name": "nine people", "kind": "group", "sectors": ("CVL",)}, {"c:PER", "n:nine_people"}),
        ({"name": "Peru", "kind": "state", "lexicon_id": "country:PER"}, {"c:PER", "l:country:PER"}),
        ({"name": "Puno", "kind": "state", "lexicon_id": "city:Puno:PER", "sectors": ("CVL",)}, {"d:PER"}),
    ],
)  # fmt: skip
def test_what_somebody_is_compared_by(who: dict[str, object], handles: set[str]) -> None:
    reading = make_reading()
    actors = tuple(replace(a, lexicon_id=None, role=None, sectors=(), country="PER", basis="") for a in reading.actors)
    first = next(claim for claim in reading.claims if claim.event and claim.event.actors)
    assert first.event
    acting = first.event.actors[0].actor
    cast = tuple(replace(a, **who) if a.id == acting else a for a in actors)  # type: ignore[arg-type]
    only = replace(first, event=replace(first.event, actors=first.event.actors[:1]))
    found = describe(replace(reading, actors=cast, claims=(only,)), RULES.common)
    assert set(found[first.id].actors) == handles
