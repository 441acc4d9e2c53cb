"""The short reports of disputes: whole, plain, and of one mind about what answers what."""

from __future__ import annotations

import tomllib
from functools import reduce
from pathlib import Path

import pytest

from dateline.run.coder import Coder
from golden.answers import FILES, STANDINGS, Dispute, compare_answers, load_disputes
from golden.compare import Outcome

FLOORS = tomllib.loads((Path(__file__).parent / "answer_floors.toml").read_text(encoding="utf-8"))
DISPUTES = [dispute for file in FILES for dispute in load_disputes(file)]


@pytest.mark.parametrize(
    ("file", "enough"),
    [
        ("answers", 40),
        ("answers_long", 22),
        ("answers_check", 40),
        ("agency", 7),
        ("agency_check", 7),
        ("disputes", 30),
        ("disputes_fresh", 24),
        ("claims_world", 25),
        ("claims_world_fresh", 15),
    ],
)
def test_there_are_enough(file: str, enough: int) -> None:
    assert len(load_disputes(file)) >= enough


def test_names_are_their_own() -> None:
    assert len({dispute.name for dispute in DISPUTES}) == len(DISPUTES)


@pytest.mark.parametrize("dispute", DISPUTES, ids=lambda dispute: dispute.name)
def test_form(dispute: Dispute) -> None:
    ids = {saying.id for saying in dispute.sayings}
    assert len(ids) == len(dispute.sayings) >= 1
    assert "\n\n" in dispute.text
    for saying in dispute.sayings:
        assert dispute.text.count(saying.about) == 1, saying.about
        assert saying.cue is None or saying.cue in dispute.text
        assert set(saying.stance.split("|")) <= {"affirms", "denies", "doubts"}
        assert set(saying.standing.split("|")) <= set(STANDINGS)
        assert {*saying.answers, *saying.may} <= ids - {saying.id}
        assert not set(saying.answers) & set(saying.may)
        assert saying.support in {None, "none", "offered"}


@pytest.mark.parametrize("dispute", DISPUTES, ids=lambda dispute: dispute.name)
def test_standing_follows_from_the_answers(dispute: Dispute) -> None:
    for saying in dispute.sayings:
        stances = {other.stance for other in dispute.sayings if saying.id in other.answers}
        if not stances:
            assert "unanswered" in saying.standing or is_left_open(saying.standing), saying
        if saying.standing == "confirmed":
            assert stances == {"affirms"}, saying


def is_left_open(standing: str) -> bool:
    """A statement that the report itself says could not be checked is doubted, though no speaker answers it."""
    return standing == "doubted"


@pytest.fixture(scope="module")
def outcomes(coder: Coder) -> dict[str, Outcome]:
    """What the coder makes of each file."""

    def all_of(file: str) -> Outcome:
        read = ((d, coder.read(d.text, published=d.published, id=d.name)) for d in load_disputes(file))
        return reduce(Outcome.plus, (compare_answers(d, reading) for d, reading in read), Outcome())

    return {file: all_of(file) for file in FILES}


@pytest.mark.parametrize(("file", "figure"), [(f, figure) for f in FILES for figure in sorted(FLOORS[f]["at_least"])])
def test_figure_has_not_fallen(file: str, figure: str, outcomes: dict[str, Outcome]) -> None:
    floor = FLOORS[file]["at_least"][figure]
    assert outcomes[file].right[figure] >= floor, f"{figure} fell: see python -m tests.golden.show {file}"


@pytest.mark.parametrize("file", FILES)
def test_every_figure_has_a_floor(file: str, outcomes: dict[str, Outcome]) -> None:
    assert set(outcomes[file].asked) == set(FLOORS[file]["at_least"])


@pytest.mark.parametrize("file", FILES)
def test_no_more_links_than_before_that_nobody_meant(file: str, outcomes: dict[str, Outcome]) -> None:
    assert outcomes[file].extra_events <= FLOORS[file]["at_most"]["links_too_many"]
