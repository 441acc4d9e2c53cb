"""Verbs behind `and`, `or`, `to` and places: what they are done to hangs on them, not on the noun that has them."""

from __future__ import annotations

from typing import Any

import pytest

import dateline
from dateline.nlp.pipeline import parse_texts

CASES = [
    ("Tanzania ordered Burundian herders to leave or face arrest.", "arrest", "face", "dobj"),
    ("The president of Tunisia sacked three judges and dissolved parliament.", "parliament", "dissolved", "dobj"),
    ("Students in Dakar boycotted lectures over unpaid grants.", "lectures", "boycotted", "dobj"),
    ("On Monday, Spain returned to the Peruvian government eight carved stones.", "stones", "returned", "dobj"),
    ("Calls by Norwegian lawmakers for Baku to free journalists mounted.", "Baku", "free", "nsubj"),
    ("Greek police gave Bulgarian detectives details of the couriers.", "detectives", "gave", "dative"),
]


@pytest.fixture(scope="module")
def coder() -> Any:
    return dateline.load()


@pytest.mark.parametrize(("text", "word", "head", "dep"), CASES)
def test_a_verb_has_what_it_is_done_to(coder: Any, text: str, word: str, head: str, dep: str) -> None:
    parse = next(iter(parse_texts(coder.nlp, [text], {})))
    token = next(t for t in parse.tokens if t.text == word)
    assert (parse.tokens[token.head].text, token.dep) == (head, dep)
