"""Whom a demand to free somebody is made of, and whom they blame who condemn a verdict."""

from __future__ import annotations

import pytest

from dateline.model import Reading
from dateline.run.coder import Coder


def met(reading: Reading, kind: str) -> list[str]:
    """Whom the acts of a type are done to."""
    names = {actor.id: actor.name for actor in reading.actors}
    told = [c.event for c in reading.claims if c.event and c.event.type == kind]
    return [names[party.actor] for event in told for party in event.recipients]


@pytest.mark.parametrize(
    ("text", "kind", "recipient"),
    [
        ("A court in Minsk jailed an editor for nine years. Estonia demanded her release.", "REQUEST", "court"),
        ("Gunmen kidnapped a Danish nurse near Bamako. Denmark demanded the nurse's release.", "REQUEST", "Gunmen"),
        ("Gabonese soldiers arrested two pilots in Oyem. Spain called for their release.", "REQUEST", "soldiers"),
        ("A court in Minsk jailed an editor. The trade unions condemned the verdict.", "ACCUSE", "court"),
        ("A court in Tunis jailed two judges. Italy criticised the sentence as harsh.", "ACCUSE", "court"),
    ],
)
def test_who_holds_or_has_judged_is_meant(coder: Coder, text: str, kind: str, recipient: str) -> None:
    (found,) = met(coder.read(text), kind)
    assert recipient in found


def test_nobody_is_meant_where_nobody_was_taken(coder: Coder) -> None:
    assert not met(coder.read("Gunmen shot a Danish nurse near Bamako. Students demanded her release."), "REQUEST")


@pytest.mark.parametrize(
    ("text", "kind", "others"),
    [
        ("Ghana and Togo agreed to reopen the border after talks brokered by Benin in Cotonou.", "AGREE", "Benin"),
        ("Chad had agreed to withdraw troops from two villages.", "AGREE", "troops"),
    ],
)
def test_who_brokers_or_is_moved_is_no_party(coder: Coder, text: str, kind: str, others: str) -> None:
    assert others not in met(coder.read(text), kind)


def test_how_long_after_a_happening_it_was_said_is_the_reports_word(coder: Coder) -> None:
    reading = coder.read("Togo's premier said his country would not negotiate, hours after Ghana expelled his envoy.")
    (told,) = [c for c in reading.claims if c.event and c.event.type == "SANCTION"]
    assert told.attribution.kind == "narrator"
