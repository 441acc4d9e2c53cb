"""Those who are counted on to a toll, soldiers who are called martyrs, and lines that are crossed."""

from __future__ import annotations

import pytest

from dateline.model import Toll
from dateline.run.coder import Coder
from dateline.run.examples import show_events


def rows(coder: Coder, text: str) -> list[str]:
    """The events, each as `TYPE/mode ACTOR > RECIPIENT`."""
    return [row for row in show_events(coder.read(text, published="2024-05-14")).split("; ") if row]


def tolls(coder: Coder, text: str) -> list[tuple[int | None, int | None]]:
    """The killed and the injured of each event."""
    found = [claim.event.toll or Toll() for claim in coder.read(text).claims if claim.event]
    return [(toll.killed, toll.injured) for toll in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Gunmen killed five people in Kaduna and another ten were wounded.", [(5, 10)]),
        ("A bomb killed three soldiers in Gao. A further ten were wounded.", [(3, 10)]),
        ("Rebels killed four soldiers in Menaka. Six more were injured.", [(4, 6)]),
        ("Five people died in the blast in Kabul and ten more were injured.", [(5, 10)]),
        # whoever was hit elsewhere was hit by another blow
        (
            "Rebels killed four soldiers in Menaka. Another six were killed in an ambush near Gao.",
            [(4, None), (6, None)],
        ),
        # a row that is joined to nothing stands by itself
        ("Six Malian soldiers were injured.", [(None, 6)]),
        ("Rebels killed a dozen soldiers in Menaka.", [(12, None)]),
    ],
)
def test_whoever_is_counted_on(coder: Coder, text: str, told: list[tuple[int | None, int | None]]) -> None:
    assert tolls(coder, text) == told


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Three Pakistani soldiers attained martyrdom in an attack on a post.", 3),
        ("A Pakistani policeman sacrificed his life in a blast in Bannu.", 1),
        ("Two jawans laid down their lives in an encounter with militants in Kupwara.", 2),
        ("Four Pakistani soldiers embraced martyrdom during an operation in Tank.", 4),
    ],
)
def test_who_is_called_a_martyr_was_killed(coder: Coder, text: str, killed: int) -> None:
    assert tolls(coder, text) == [(killed, None)]


@pytest.mark.parametrize(
    "text",
    [
        "He sacrificed his career for the party.",
        "Pakistanis marked the day of his martyrdom.",
        "The nurse gave her life to the poor.",
    ],
)
def test_who_gives_something_else_was_not(coder: Coder, text: str) -> None:
    assert rows(coder, text) == ["nothing"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("North Korean soldiers crossed the demarcation line on Monday.", ["MOBILIZE/troops PRK"]),
        ("A North Korean patrol boat crossed the demarcation line.", ["MOBILIZE/weapons PRK"]),
        ("South Korea fired warning shots at a North Korean ship.", ["ASSAULT/crowd-control KOR > PRK"]),
        ("The ferry crossed the dividing line between the bays.", ["nothing"]),
    ],
)
def test_lines_that_are_crossed(coder: Coder, text: str, told: list[str]) -> None:
    assert rows(coder, text) == told
