"""What the parser is known to get wrong."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Token
from dateline.nlp.mend import close_hyphens, join_counts

# word, pos, tag, dep, head
Row = tuple[str, str, str, str, int]
CUT: tuple[Row, ...] = (
    ("It", "PRON", "PRP", "nsubj", 2),
    ("had", "AUX", "VBD", "aux", 2),
    ("killed", "VERB", "VBN", "ROOT", 2),
    ("207", "NUM", "CD", "punct", 2),
    ("rebel", "NOUN", "NN", "compound", 5),
    ("fighters", "NOUN", "NNS", "ROOT", 5),
)


def tokens_of(rows: tuple[Row, ...], cut: int) -> list[Token]:
    found: list[Token] = []
    at = 0
    for i, (text, pos, tag, dep, head) in enumerate(rows):
        found.append(Token(i, at, at + len(text), text, text.lower(), pos, tag, dep, head, "", False, int(i >= cut)))
        at += len(text) + 1
    return found


def test_a_sentence_cut_behind_a_number_is_one() -> None:
    tokens, sents = tokens_of(CUT, 4), [(0, 4), (4, 6)]
    join_counts(tokens, sents)
    assert sents == [(0, 6)]
    assert {t.sent for t in tokens} == {0}
    assert (tokens[5].dep, tokens[5].head) == ("dobj", 2)
    assert (tokens[3].dep, tokens[3].head) == ("nummod", 5)


def test_a_sentence_that_ends_with_a_word_stays_apart() -> None:
    rows = (*CUT[:3], ("them", "PRON", "PRP", "dobj", 2), *CUT[4:])
    tokens, sents = tokens_of(rows, 4), [(0, 4), (4, 6)]
    join_counts(tokens, sents)
    assert sents == [(0, 4), (4, 6)]
    assert tokens[5].dep == "ROOT"


def test_a_noun_with_a_hyphen_has_the_lemma_of_the_closed_form() -> None:
    rows = (("walk", "NOUN", "NN", "compound", 2), ("-", "PUNCT", "HYPH", "punct", 2), ("out", "NOUN", "NN", "ROOT", 2))
    tokens = [replace(t, start=at, end=at + len(t.text)) for t, at in zip(tokens_of(rows, 3), (0, 4, 5), strict=True)]
    close_hyphens(tokens)
    assert tokens[2].lemma == "walkout"
