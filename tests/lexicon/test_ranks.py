from __future__ import annotations

from types import SimpleNamespace

from dateline.lexicon.ranks import Rows, merge


def act(name: str, *, asks: bool = False) -> SimpleNamespace:
    return SimpleNamespace(
        id=name, object=asks, subject=False, that=False, clause=False, with_={}, without={}, not_object=False
    )


CALL = (("verb", "call"), ((act("call.off"), ("call", "off")), (act("call.by", asks=True), ("call",))))
NOUN = (("noun", "call"), ((act("call"), ("call",)),))
ROWS = Rows(dict([CALL, NOUN]))


def test_rules_of_several_words_are_near_where_their_last_word_is() -> None:
    row = ROWS.of(("verb", "call"))
    assert row is not None
    assert [rule.id for rule, _ in row.near(frozenset({"call", "strike"}))] == ["call.by"]
    assert [rule.id for rule, _ in row.near(frozenset({"call", "off"}))] == ["call.off", "call.by"]


def test_the_rows_of_several_keys_are_merged_once() -> None:
    row = ROWS.of(("verb", "call"), ("adj", "call"), ("noun", "call"))
    assert row is not None
    assert row.entries == merge(CALL[1], NOUN[1])
    assert ROWS.of(("verb", "call"), ("noun", "call")) is row


def test_a_word_without_rules_has_no_row() -> None:
    assert ROWS.of(("verb", "sing")) is None
