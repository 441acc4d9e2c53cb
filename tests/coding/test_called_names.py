"""Whom it hits when a thing is called names or an envoy is called in."""

from __future__ import annotations

import pytest

from dateline.run.coder import Coder
from dateline.run.examples import show_events


def rows(coder: Coder, text: str) -> list[str]:
    """The events, each as `TYPE/mode ACTOR > RECIPIENT`."""
    return [row for row in show_events(coder.read(text, published="2024-05-14")).split("; ") if row]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # what a thing is called is no deed; whose law it is is meant
        ("Togo's parliament passed a law on ports. Ghana called the law a breach of the treaty.", "GHA > TGO"),
        ("Togo's parliament passed a law on ports. Ghana condemned the law.", "GHA > TGO"),
        ("Turkish jets struck a village in Dohuk. Iraq called the strike a violation of its sovereignty.", "IRQ > TUR"),
        ("Pakistan called the Indian strike a violation of its airspace.", "PAK > IND"),
        # of a law that nobody is told to have passed nobody is accused
        ("Ghana called the law a breach of the treaty.", "GHA"),
        # nor of one's own
        ("Ghana's parliament passed a law. Togo freed two men. Ghana's parliament condemned the law.", "GHA"),
        # who calls an envoy in finds fault, and the envoy hears it
        ("Iran summoned the Swiss ambassador to protest against the arrest of a student.", "IRN > CHE"),
        ("Poland called in the Belarusian envoy to express concern over the flights.", "POL > BLR"),
        ("Oman summoned the Danish ambassador over the burning of a flag.", "OMN > DNK"),
        # who is sent to protest does it
        ("The Chinese ambassador protested against the Danish law.", "CHN > DNK"),
    ],
)
def test_who_finds_fault_with_whom(coder: Coder, text: str, told: str) -> None:
    faults = [row for row in rows(coder, text) if row.startswith("ACCUSE")]
    assert faults == [f"ACCUSE/disapprove {told}"]


def test_what_a_thing_is_called_is_no_deed(coder: Coder) -> None:
    assert rows(coder, "Syria called the Israeli raid a breach of the treaty.") == ["ACCUSE/disapprove SYR > ISR"]
    assert "REJECT/yield RUS" in rows(coder, "A Russian breach of the treaty on missiles was reported.")


def test_who_calls_an_envoy_in_says_what_is_said(coder: Coder) -> None:
    reading = coder.read("Iran summoned the Swiss ambassador to protest against the arrest of a student.")
    arrest = next(claim for claim in reading.claims if claim.event and claim.event.type == "COERCE")
    speaker = next(actor for actor in reading.actors if actor.id == arrest.attribution.speaker)
    assert speaker.country == "IRN"
