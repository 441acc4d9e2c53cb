from __future__ import annotations

import pytest

from dateline.ingest import language
from dateline.ingest.language import detect_language


@pytest.mark.parametrize(
    "text",
    [
        "The minister met his colleague from the neighbouring country in the capital on Monday.",
        "THE MINISTER MET HIS COLLEAGUE FROM THE NEIGHBOURING COUNTRY IN THE CAPITAL ON MONDAY.",
        "Abu Bakr al-Masri and Nguyen Van Thanh met Goran Jovanovic in Ouagadougou, officials said.",
        "Troops left.",
        "",
        "12 345",
    ],
)
def test_english_and_what_may_be(text: str) -> None:
    assert detect_language(text) == "en"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("التقى الوزير نظيره في العاصمة يوم الاثنين وبحثا الوضع على الحدود.", "ar"),
        ("مرحبا", "ar"),
        ("Der Minister traf seinen Kollegen am Montag in der Hauptstadt, teilte die Regierung mit.", "de"),
        ("Was her war mit dem Kohl, fragt die Frau, und was we tut, tut her.", "de"),
        ("LE MINISTRE A RENCONTRÉ SON COLLÈGUE LUNDI DANS LA CAPITALE, SELON LE GOUVERNEMENT.", "fr"),
        ("Министр встретился со своим коллегой в столице в понедельник.", "ru"),
        ("部长星期一在首都会见了他的同事。", "zh"),
    ],
)
def test_other_languages(text: str, expected: str) -> None:
    assert detect_language(text) == expected


def test_a_short_english_text_needs_no_closer_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_identifier", pytest.fail)
    assert detect_language("Chadian soldiers left the town. The army said it had seized their trucks.") == "en"
