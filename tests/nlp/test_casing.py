"""Text in capitals, as the parser is given it."""

from __future__ import annotations

import pytest

from dateline.nlp.casing import without_glosses


@pytest.mark.parametrize(
    ("text", "gloss"),
    [
        ("THE RSF [RED STAR FRONT] FIGHTERS FLED.", " [RED STAR FRONT]"),
        ("THE RED STAR FRONT [RSF], IT SAID", " [RSF]"),
        ("LIMA, 4 FEB 91 (EFE) -- [TEXT] THE ARMY SAID", ""),
        ("IS IT TRUE? [SOTO] IT IS.", ""),
        ("THE MINISTER (AGED 60) LEFT.", ""),
    ],
)
def test_glosses_leave_blanks(text: str, gloss: str) -> None:
    assert without_glosses(text) == (text.replace(gloss, " " * len(gloss)) if gloss else text)
