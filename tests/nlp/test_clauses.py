"""Clauses that the parser took for phrases: the verb that tells, and who stands beside it."""

from __future__ import annotations

from typing import Any

import pytest

import dateline
from dateline.model import Token
from dateline.nlp.clause_tokens import Clause
from dateline.nlp.clauses import mend_clauses
from dateline.nlp.pipeline import parse_texts

CASES = [
    # a headline announces
    ("Bulgaria to host talks on grain.", "host", "Bulgaria"),
    ("Macron to visit Vietnam in May.", "visit", "Macron"),
    # a past tense, not a participle
    ("The Latvian premier conferred with Danish leaders on gas.", "conferred", "premier"),
    ("A senior Fijian delegation left for Cairo on Sunday.", "left", "delegation"),
    ("Pakistan imported onions from Iran.", "imported", "Pakistan"),
    ("Students boycotted classes in Dhaka.", "boycotted", "Students"),
    # a verb that looks like a plural
    ("Chad court jails 20 protesters", "jails", "court"),
    # a past tense or a present that looks like a noun
    ("The constable shot at the crowd near the temple.", "shot", "constable"),
    ("Police fires tear gas at farmers near Delhi.", "fires", "Police"),
    # a plural that looks like a verb
    ("Capital flows from Japan to Laos rose last year.", "rose", "flows"),
    # a participle before a title
    ("Visiting Turkish Foreign Minister Emre Demir met Jordan's king.", "met", "Demir"),
    # names in a row
    ("Chad, Niger sign border pact.", "sign", "Chad"),
]
PHRASES = ["A plan to visit Vietnam.", "Soldiers killed in ambush"]


@pytest.fixture(scope="module")
def coder() -> Any:
    return dateline.load()


def parse(coder: Any, text: str) -> Any:
    return next(parse_texts(coder.nlp, [text], {}))


@pytest.mark.parametrize(("text", "verb", "subject"), CASES)
def test_the_verb_leads_and_has_its_subject(coder: Any, text: str, verb: str, subject: str) -> None:
    tokens = parse(coder, text).tokens
    root = next(t for t in tokens if t.dep == "ROOT")
    assert root.text == verb
    assert [t.text for t in tokens if t.dep == "nsubj" and t.head == root.i] == [subject]


@pytest.mark.parametrize("text", PHRASES)
def test_what_is_no_clause_stays_a_phrase(coder: Any, text: str) -> None:
    assert next(t for t in parse(coder, text).tokens if t.dep == "ROOT").pos == "NOUN"


def test_who_stands_behind_by_is_who_did_it(coder: Any) -> None:
    tokens = parse(coder, "A bullet fired by a State Reserve Police jawan hit him in the head at Gomtipur.").tokens
    jawan = next(t for t in tokens if t.text == "jawan")
    assert (jawan.dep, tokens[jawan.head].text) == ("pobj", "by")


def test_people_named_by_what_was_done_to_them_are_nouns(coder: Any) -> None:
    tokens = parse(coder, "The court remanded the accused to police custody.").tokens
    assert next(t for t in tokens if t.text == "accused").pos == "NOUN"


def test_what_is_given_may_stand_behind_whom_it_is_given_to(coder: Any) -> None:
    tokens = parse(coder, "Kuwait returned to the Iraqi government 40 paintings looted from Baghdad.").tokens
    assert [t.text for t in tokens if t.dep == "dobj"] == ["paintings"]


def test_a_gerund_by_itself_is_a_noun(coder: Any) -> None:
    tokens = parse(coder, "Police resorted to firing in Juhapura.").tokens
    assert next(t for t in tokens if t.text == "firing").pos == "NOUN"


def test_a_name_after_a_verb_is_its_object(coder: Any) -> None:
    tokens = parse(coder, "A high-level Ethiopian delegation is visiting Djibouti.").tokens
    assert [t.text for t in tokens if t.dep == "dobj"] == ["Djibouti"]


@pytest.mark.parametrize(
    ("text", "word", "dep", "head"),
    [
        ("The council held Chile responsible for the shelling of a kindergarten.", "responsible", "oprd", "held"),
        ("Soldiers led 30 men away for questioning.", "men", "dobj", "led"),
    ],
)
def test_what_hangs_on_the_verb(coder: Any, text: str, word: str, dep: str, head: str) -> None:
    tokens = parse(coder, text).tokens
    found = next(t for t in tokens if t.text == word)
    assert (found.dep, tokens[found.head].text) == (dep, head)


def test_mends_that_make_a_ring_are_undone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two words that hang on each other: whoever went up from one would never come to an end."""
    words = (("Guards", "nsubj", 1), ("left", "ROOT", 1), ("days", "npadvmod", 1), ("before", "prep", 1))
    tokens = [
        Token(i, i * 8, i * 8 + len(text), text, text.lower(), "NOUN", "NN", dep, head, "", False, 0)
        for i, (text, dep, head) in enumerate(words)
    ]

    def entangle(clause: Clause, root: Token) -> None:
        clause.hang(clause.tokens[2], 3, "npadvmod")
        clause.hang(clause.tokens[3], 2, "prep")

    monkeypatch.setattr("dateline.nlp.clauses._mends", lambda: ((entangle, frozenset({"prep"})),))
    mended = list(tokens)
    mend_clauses(mended, [(0, len(tokens))])
    assert mended == tokens
