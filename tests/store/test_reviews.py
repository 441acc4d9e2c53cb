"""What people judge, on every kind of store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline.errors import DatelineError, InputError, StoreError, UsageError
from dateline.model import Reading
from dateline.review.givens import Place
from dateline.review.gold import take_article
from dateline.store.checks import check
from dateline.store.fetch import read_reading, read_readings
from dateline.store.incident_builds import rebuild
from dateline.store.judgements import list_judgements
from dateline.store.opening import Store, see_reviewed
from dateline.store.queries import count_claims, find_claims
from dateline.store.queries_counts import count_by
from dateline.store.queries_incidents import find_incidents
from dateline.store.queries_review import list_queue
from dateline.store.review_desk import accept, add, correct, find_claim, reject
from dateline.store.review_samples import draw_sample, estimate_precision, export_gold, find_agreement
from dateline.store.reviews import undo_ruling
from dateline.store.wanted import Wanted
from dateline.store.writes import begin_run, write_readings
from support.readings import TEXT
from support.stores import coded, fill, name_reading

ATTACK = "1:{}-{}:ASSAULT".format(TEXT.index("fired"), TEXT.index("fired") + 8)


@pytest.fixture
def held(store: Store) -> Store:
    """A store with two reports."""
    fill(store, [coded(name_reading("one")), coded(name_reading("two", day=5))])
    return store


def attack_of(store: Store, report: int = 1) -> str:
    (found,) = find_claims(store, Wanted(types=("ASSAULT",), article=report))
    return str(found.id)


def types(store: Store) -> dict[str, int]:
    return {kind: count for (kind,), count in count_by(store, Wanted(), ("type",)) if kind}


@pytest.mark.parametrize("by", [("type",), ("quad", "month"), ("year",), ("place_country",)])
@pytest.mark.parametrize("unit", ["claim", "incident"])
def test_counts_over_everything_are_those_that_are_asked_row_by_row(
    held: Store, by: tuple[str, ...], unit: str
) -> None:
    rebuild(held)
    reject(held, attack_of(held), who="Ana")
    correct(held, attack_of(held, 2), {"type": "COERCE", "mode": ""}, who="Ana")
    since_ever = Wanted(since=dt.date(1900, 1, 1))
    for store in (held, see_reviewed(held)):
        counted = count_by(store, Wanted(), by, unit=unit)
        assert counted
        assert sorted(counted) == sorted(count_by(store, since_ever, by, unit=unit))


def test_a_correction_is_seen_where_one_asks_for_what_stands(held: Store) -> None:
    correct(held, attack_of(held), {"type": "COERCE", "mode": "", "actors": "Sudland's navy [SDN MIL]"}, who="Ana")
    now = see_reviewed(held)
    assert types(held) == {"ASSAULT": 2, "CONSULT": 2}
    assert types(now) == {"ASSAULT": 1, "COERCE": 1, "CONSULT": 2}
    (found,) = find_claims(now, Wanted(actor="SDN"))
    assert (found.type, found.modes, found.actors, found.quad) == (
        "COERCE",
        (),
        ("Sudland's navy",),
        "material_conflict",
    )
    assert found.rule.startswith("corrected < ")
    assert find_claims(held, Wanted(actor="SDN")) == ()
    assert count_claims(now, Wanted(recipient="fishing boats")) == 2


def test_the_original_is_never_touched(held: Store) -> None:
    before = read_reading(held, "one")
    correct(held, attack_of(held), {"time": "2024-03-01"}, who="Ana", why="it was on Friday")
    assert read_reading(held, "one") == before
    after = read_reading(see_reviewed(held), "one")
    assert after is not None
    assert after.claims[0].event is not None
    assert after.claims[0].event.time is not None
    assert str(after.claims[0].event.time.start) == "2024-03-01"
    (note,) = [n for n in after.notes if n.code == "reviewed"]
    assert note.text.startswith("c1: time by Ana, ")
    assert note.text.endswith(": it was on Friday")
    assert check(held) == ()


def test_what_is_rejected_is_not_there(held: Store) -> None:
    reject(held, attack_of(held), who="Ana")
    now = see_reviewed(held)
    assert types(now) == {"ASSAULT": 1, "CONSULT": 2}
    reading = read_reading(now, "one")
    assert reading is not None
    assert [c.id for c in reading.claims] == ["c2", "c3", "c4"]
    assert reading.claims[0].answers == ()
    assert find_claims(now, Wanted(contested=True, article=1)) == ()


def test_what_was_missed_is_added_by_its_words(held: Store) -> None:
    add(held, "one", "killing", {"type": "ASSAULT", "actors": "Sudland's navy", "toll": "3 killed"}, who="Ana")
    now = see_reviewed(held)
    assert types(now)["ASSAULT"] == 3
    (found,) = [c for c in find_claims(now, Wanted(article=1)) if c.trigger == "killing"]
    assert (found.killed, found.actors, found.local, found.rule) == (3, ("Sudland's navy",), "r1", "added")
    again = find_claim(held, str(found.id), "Ana")
    assert again.was == {}
    correct(held, again.anchor, {"toll": "4 killed"}, who="Ana")
    assert [c.killed for c in find_claims(now, Wanted(article=1)) if c.trigger == "killing"] == [4]


def test_every_judgement_can_be_taken_back_and_that_too(held: Store) -> None:
    number = reject(held, attack_of(held), who="Ana")
    back = undo_ruling(held, number, who="Ben", why="it is there")
    assert types(see_reviewed(held)) == types(held)
    undo_ruling(held, back, who="Ana")
    assert types(see_reviewed(held))["ASSAULT"] == 1
    assert len(list_judgements(held, kind="claim", everything=True)) == 3
    with pytest.raises(StoreError, match="taken back already"):
        undo_ruling(held, back, who="Ana")
    with pytest.raises(StoreError, match="there is no judgement 99"):
        undo_ruling(held, 99, who="Ana")


def test_judgements_outlive_another_coding(held: Store) -> None:
    correct(held, attack_of(held), {"type": "COERCE", "mode": ""}, who="Ana")
    add(held, "one", "killing", {"type": "ASSAULT"}, who="Ana")
    reading = read_reading(held, "one")
    assert reading is not None
    write_readings(held, {1: replace(reading, claims=reading.claims[1:])}, begin_run(held, "test"))
    now = see_reviewed(held)
    assert types(held) == {"ASSAULT": 1, "CONSULT": 2}
    assert types(now) == {"COERCE": 1, "ASSAULT": 2, "CONSULT": 2}
    write_readings(held, {1: reading}, begin_run(held, "test"))
    assert types(now) == {"COERCE": 1, "ASSAULT": 2, "CONSULT": 2}
    assert find_claim(held, ATTACK, "Ana").now["type"] == "COERCE"


def test_every_field_can_be_corrected(held: Store) -> None:
    given = {
        "type": "SANCTION", "mode": "", "contexts": "military", "auxiliary": "future", "actors": "Ana Rusk [SDN GOV]",
        "recipients": "fishing boats + Norland's foreign ministry", "time": "2024-03-01 to 2024-03-03",
        "place": "Port Alder, SDN", "toll": "2 killed, 5 injured", "kind": "mixed", "speaker": "Ana Rusk",
        "addressee": "Sudland's navy", "act": "says", "stance": "doubts", "certainty": "possible",
        "support": "offered", "channel": "a letter", "content": "killing three people",
    }  # fmt: skip
    correct(held, attack_of(held), given, who="Ana")
    reading = read_reading(see_reviewed(held), "one")
    assert reading is not None
    claim = reading.claims[0]
    event, said = claim.event, claim.attribution
    assert event is not None
    names = {a.id: a.name for a in reading.actors}
    assert (event.type, event.contexts, event.auxiliary, event.mode) == ("SANCTION", ("military",), ("future",), ())
    assert [names[p.actor] for p in event.recipients] == ["fishing boats", "Norland's foreign ministry"]
    assert event.time is not None
    assert (str(event.time.start), str(event.time.end)) == ("2024-03-01", "2024-03-03")
    assert event.place is not None
    assert (event.place.name, event.place.country) == ("Port Alder", "SDN")
    assert event.toll is not None
    assert (event.toll.killed, event.toll.injured) == (2, 5)
    assert (names[said.speaker or ""], names[said.addressee or ""]) == ("Ana Rusk", "Sudland's navy")
    assert (said.act, said.stance, said.certainty, said.support, said.channel) == (
        "says", "doubts", "possible", "offered", "a letter",
    )  # fmt: skip
    assert claim.content is not None
    assert claim.content.text == "killing three people"
    assert set(find_claim(held, ATTACK, "Ana").verdicts[0].changed) == set(given)


def test_correcting_an_actors_code_in_one_claim_leaves_the_others(held: Store) -> None:
    (talks,) = find_claims(held, Wanted(types=("CONSULT",), article=1))
    correct(held, str(talks.id), {"actors": "The two governments [NOR GOV]"}, who="Ana")
    now = see_reviewed(held)
    assert [c.type for c in find_claims(now, Wanted(actor="NOR"))] == ["CONSULT"]
    assert count_claims(now, Wanted(actor="two governments")) == 2


def test_two_who_differ_leave_the_field_as_it_was_until_somebody_settles_it(held: Store) -> None:
    name = attack_of(held)
    correct(held, name, {"type": "COERCE", "mode": "", "time": "2024-03-01"}, who="Ana")
    correct(held, name, {"type": "PROTEST", "mode": "", "time": "2024-03-01"}, who="Ben")
    (found,) = find_claims(see_reviewed(held), Wanted(article=1, happened_until=None, types=("ASSAULT",)))
    assert str(found.time_start) == "2024-03-01"
    correct(held, name, {"type": "COERCE", "mode": "", "time": "2024-03-01"}, who="Eve", settles=True)
    assert types(see_reviewed(held))["COERCE"] == 1


def test_two_coders_are_blind_to_each_other_until_both_are_done(held: Store) -> None:
    sample = draw_sample(held, 2, who="Eve", seed=7, coders=("Ana", "Ben"))
    first, second = sample.claims
    correct(held, first, {"time": "2024-03-01"}, who="Ana")
    accept(held, first, who="Ben")
    accept(held, second, who="Ana")
    assert [v.who for v in find_claim(held, first, "Ben").verdicts] == ["Ben"]
    assert find_claim(held, first, "Eve").verdicts == ()
    assert find_claim(held, first).verdicts == ()
    assert find_agreement(held) == ()
    assert list(export_gold(held)) == []
    assert estimate_precision(held).right.value is None
    assert [str(c.time_start) for c in find_claims(see_reviewed(held), Wanted(types=("ASSAULT",)))].count(
        "2024-03-01"
    ) == 0
    accept(held, second, who="Ben")
    assert [v.who for v in find_claim(held, first, "Ben").verdicts] == ["Ana", "Ben"]
    by_field = {a.field: a for a in find_agreement(held)}
    assert by_field["time"].same.value == 0.5
    assert by_field["time"].differing == (first,)
    assert by_field["type"].same.value == 1
    assert by_field["claim"].alpha.value is None


def test_outside_samples_others_are_seen_once_one_has_judged(held: Store) -> None:
    name = attack_of(held)
    accept(held, name, who="Ana")
    assert find_claim(held, name, "Ben").verdicts == ()
    reject(held, name, who="Ben")
    assert [v.who for v in find_claim(held, name, "Ben").verdicts] == ["Ana", "Ben"]


def test_the_queue_has_what_teaches_most_first_with_reasons(store: Store) -> None:
    unsure, sure = name_reading("unsure"), name_reading("sure", day=5)
    fill(store, [coded(_trust(sure, 0.97)), coded(_trust(unsure, 0.5))])
    queue = list_queue(store, who="Ana")
    assert [(w.claim.report, w.claim.type) for w in queue] == [
        ("unsure", "ASSAULT"), ("unsure", "CONSULT"), ("sure", "ASSAULT"), ("sure", "CONSULT"),
    ]  # fmt: skip
    assert [w.score for w in queue] == sorted((w.score for w in queue), reverse=True)
    assert "confidence 0.50" in queue[0].reasons
    assert "disputed in 1 claim" in queue[0].reasons
    assert queue[3].reasons == ("nothing weighs more",) or "reports hang" in queue[3].reasons[0]
    assert queue == list_queue(store, who="Ana")
    assert list_queue(store, who="Ana", limit=2, offset=1) == queue[1:3]


def test_what_one_has_judged_leaves_ones_own_queue(held: Store) -> None:
    first = list_queue(held, who="Ana")[0]
    accept(held, first.anchor, who="Ana")
    assert first.anchor not in [w.anchor for w in list_queue(held, who="Ana")]
    assert first.anchor in [w.anchor for w in list_queue(held, who="Ben")]
    assert first.anchor not in [w.anchor for w in list_queue(held)]


def test_drawn_claims_come_first_for_their_coders(held: Store) -> None:
    sample = draw_sample(held, 3, who="Eve", seed=1, coders=("Ana",))
    assert [w.anchor for w in list_queue(held, who="Ana")][:3] == list(sample.claims)
    assert [w.anchor for w in list_queue(held, who="Ben", sample="s1")] == list(sample.claims)
    assert list_queue(held, who="Ana")[0].reasons[0] == "drawn in sample s1"
    with pytest.raises(StoreError, match="no sample 's9'; there are: s1"):
        list_queue(held, sample="s9")


def test_a_seed_draws_the_same_and_is_kept(held: Store) -> None:
    one, other = (draw_sample(held, 2, who="Eve", seed=5) for _ in range(2))
    assert one.claims == other.claims
    assert draw_sample(held, 99, who="Eve").of == 4
    assert [j.verdict["seed"] for j in list_judgements(held, kind="sample")][:2] == [5, 5]
    with pytest.raises(UsageError, match="no claims of AID"):
        draw_sample(held, 2, who="Eve", kind="AID")


def test_precision_comes_of_samples_alone(held: Store) -> None:
    assert estimate_precision(held).right.value is None
    accept(held, attack_of(held), who="Ana")
    assert estimate_precision(held).right.n == 0
    sample = draw_sample(held, 4, who="Eve", seed=3)
    others = [a for a in sample.claims if a != ATTACK]
    reject(held, others[0], who="Ana")
    correct(held, others[1], {"time": "2024-03-01"}, who="Ana")
    found = estimate_precision(held)
    assert (found.right.value, found.right.n) == (pytest.approx(2 / 3), 3)
    assert found.whole.value == pytest.approx(1 / 3)
    assert found.right.low is not None
    assert found.right.low < 2 / 3
    assert not found.outdated
    reading = read_reading(held, "one")
    assert reading is not None
    write_readings(held, {1: replace(reading, coder=replace(reading.coder, codebook="new"))}, begin_run(held, "test"))
    assert estimate_precision(held).outdated


def test_what_was_judged_is_gold(held: Store) -> None:
    correct(held, attack_of(held), {"type": "COERCE", "mode": "arrest"}, who="Ana")
    talks = str(find_claims(held, Wanted(types=("CONSULT",), article=1))[0].id)
    reject(held, talks, who="Ana")
    (row,) = export_gold(held)
    gold = take_article(row, Place("gold"))
    assert gold.text.startswith(TEXT)
    (claim,) = gold.claims
    assert (claim.fields["type"], claim.fields["mode"]) == ("COERCE", ["arrest"])
    assert [r.type for r in gold.rejected] == ["CONSULT"]
    assert row["claims"][0]["by"] == ["Ana"]


def test_incidents_follow_what_stands(held: Store) -> None:
    now = see_reviewed(held)
    assert [i.type for i in find_incidents(now, Wanted())] == [i.type for i in find_incidents(held, Wanted())]
    for report in (1, 2):
        reject(held, attack_of(held, report), who="Ana")
    assert "ASSAULT" in {i.type for i in find_incidents(held, Wanted())}
    assert {i.type for i in find_incidents(now, Wanted())} == {"CONSULT"}
    add(held, "one", "killing", {"type": "COERCE", "actors": "Sudland's navy"}, who="Ana")
    assert {i.type for i in find_incidents(now, Wanted())} == {"CONSULT", "COERCE"}


def test_reviewed_readings_are_exported(held: Store) -> None:
    reject(held, attack_of(held), who="Ana")
    counts = [len(r.claims) for r in read_readings(see_reviewed(held))]
    assert counts == [3, 4]
    assert [len(r.claims) for r in read_readings(held)] == [4, 4]


@pytest.mark.parametrize(
    ("act", "kind", "message"),
    [
        (lambda s, n: accept(s, "99", who="Ana"), StoreError, "there is no claim 99"),
        (lambda s, n: accept(s, "1:0-3:AID", who="Ana"), StoreError, "there is no claim 1:0-3:AID"),
        (lambda s, n: accept(s, "boats", who="Ana"), UsageError, "names no claim"),
        (lambda s, n: accept(s, n, who=" "), UsageError, "is no name"),
        (lambda s, n: correct(s, n, {}, who="Ana"), UsageError, "nothing is corrected"),
        (lambda s, n: correct(s, n, {"type": "ASAULT"}, who="Ana"), InputError, "did you mean 'ASSAULT'"),
        (lambda s, n: correct(s, n, {"mode": "arrest"}, who="Ana"), InputError, "mode of ASSAULT"),
        (lambda s, n: correct(s, n, {"typ": "AID"}, who="Ana"), InputError, "did you mean 'type'"),
        (lambda s, n: correct(s, n, {"time": "Monday"}, who="Ana"), InputError, "YYYY-MM-DD"),
        (lambda s, n: correct(s, n, {"toll": "many"}, who="Ana"), InputError, "is no count"),
        (lambda s, n: correct(s, n, {"actors": "Ana Rusk [NOR XYZ]"}, who="Ana"), InputError, "sector"),
        (lambda s, n: correct(s, n, {"stance": ""}, who="Ana"), InputError, "affirms"),
        (lambda s, n: add(s, "none", "x", {}, who="Ana"), StoreError, "holds no report 'none'"),
        (lambda s, n: add(s, "one", "aliens", {}, who="Ana"), InputError, "does not stand in the text"),
        (lambda s, n: add(s, "one", "fired", {"type": "ASSAULT"}, who="Ana"), UsageError, "is there already"),
    ],
)
def test_what_cannot_be_judged_is_told(
    held: Store, act: Callable[[Store, str], object], kind: type[DatelineError], message: str
) -> None:
    with pytest.raises(kind) as told:
        act(held, attack_of(held))
    assert message in str(told.value)
    assert list_judgements(held) == ()


def _trust(reading: Reading, confidence: float) -> Reading:
    return replace(reading, claims=tuple(replace(c, confidence=confidence) for c in reading.claims))
