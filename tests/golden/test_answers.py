"""The short reports of disputes: whole, plain, and of one mind about what answers what."""

from __future__ import annotations

import pytest

from golden.answers import FILES, STANDINGS, Dispute, load_disputes

DISPUTES = [dispute for file in FILES for dispute in load_disputes(file)]


@pytest.mark.parametrize("file", FILES)
def test_there_are_enough(file: str) -> None:
    assert len(load_disputes(file)) >= 40


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
        assert saying.stance in {"affirms", "denies", "doubts"}
        assert saying.standing in STANDINGS
        assert set(saying.answers) <= ids - {saying.id}


@pytest.mark.parametrize("dispute", DISPUTES, ids=lambda dispute: dispute.name)
def test_standing_follows_from_the_answers(dispute: Dispute) -> None:
    for saying in dispute.sayings:
        stances = {other.stance for other in dispute.sayings if saying.id in other.answers}
        if not stances:
            assert saying.standing == "unanswered" or is_left_open(saying.standing), saying
        if saying.standing == "confirmed":
            assert stances == {"affirms"}, saying


def is_left_open(standing: str) -> bool:
    """A statement that the report itself says could not be checked is doubted, though no speaker answers it."""
    return standing == "doubted"
