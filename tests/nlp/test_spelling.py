"""Texts as the parser is given them: spelled otherwise, never longer or shorter."""

from __future__ import annotations

import pytest

from dateline.nlp.spelling import spell_for_parser

CASES = [
    ("Ohm &amp; Sons cut ties.", "Ohm &     Sons cut ties."),
    ("Chad&#39;s army left.", "Chad'    s army left."),
    ("The talks failed.&#3;", "The talks failed.    "),
    ("Orvik &lt;ORV.OL> fell.", "Orvik <   ORV.OL> fell."),
    ("Orvik <ORV.OL> fell.", "Orvik          fell."),
    ("Ben &Jerry; and A & B", "Ben &Jerry; and A & B"),
    ("They organised it.", "They organized it."),
]


@pytest.mark.parametrize(("text", "spelled"), CASES)
def test_spelled_otherwise_in_the_same_room(text: str, spelled: str) -> None:
    assert spell_for_parser(text) == spelled
    assert len(spelled) == len(text)
