from __future__ import annotations

import pytest

from dateline.lexicon.words import fold, name_key, pluralise, split_words


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Sana'a", "sanaa"),
        ("Sana’a", "sanaa"),
        ("U.S. Army", "us army"),
        ("Côte d’Ivoire", "cote divoire"),
        ("Wa-Jama", "wa jama"),
        ("Lt. Gen.", "lt gen"),
        ("Ombudsman's Office", "ombudsman 's office"),
        ("Łódź", "lodz"),
        ("1,200 men", "1,200 men"),
    ],
)
def test_names_compare_without_accents_dots_and_hyphens(text: str, key: str) -> None:
    assert name_key(text) == key


def test_words_keep_their_places_and_what_stands_between() -> None:
    words = split_words("Ruritania's US-led, unhappy allies")
    assert [w.text for w in words] == ["Ruritania", "'s", "US", "led", "unhappy", "allies"]
    assert [w.joined for w in words] == [False, False, False, True, False, False]
    assert [w.parted for w in words] == [False, False, False, False, True, False]


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("head of state", "heads of state"),
        ("policeman", "policemen"),
        ("spokeswoman", "spokeswomen"),
        ("deputy", "deputies"),
        ("boss", "bosses"),
    ],
)
def test_plural_follows_the_head(one: str, many: str) -> None:
    assert pluralise(one) == many


def test_fold_leaves_ascii_words_alone() -> None:
    assert fold("Plain") == "plain"
