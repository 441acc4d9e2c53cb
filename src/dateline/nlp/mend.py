"""Mends what the parser is known to get wrong, before anything is coded."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from dateline.lexicon.files import read_rows
from dateline.model import Parse, Token

TIMES = frozenset({"DATE", "TIME"})
PHRASES = frozenset({"nsubj", "nsubjpass", "dobj"})
DETERMINERS = frozenset({"det", "poss", "punct"})


@cache
def lemma_table() -> dict[tuple[str, str], str]:
    """(form in lower case, pos or '') -> lemma, where the model's own is wrong."""
    rows = (row for _, row in read_rows((), "lang/en/lemmas.csv"))
    return {(row["form"], row["pos"]): row["lemma"] for row in rows}


def mend(parse: Parse) -> Parse:
    """The parse with lemmas and loose names put right."""
    table = lemma_table()
    tokens = [_mend_lemma(t, table) for t in parse.tokens]
    for i in range(len(tokens) - 1):
        if tokens[i].dep == "npadvmod" and tokens[i].pos == "PROPN" and tokens[i].ent not in TIMES:
            tokens[i] = _mend_name(tokens, i)
    return replace(parse, tokens=tuple(tokens))


def _mend_name(tokens: list[Token], i: int) -> Token:
    """`FMLN urban commandos attacked`: a name taken for an adverb belongs to the phrase that it stands before."""
    after = tokens[i + 1]
    phrase = after if after.dep in PHRASES else tokens[after.head]
    # only what opens a phrase of the same clause directly after the name
    opens = phrase.i > i and phrase.head == tokens[i].head and phrase.dep in PHRASES and after.dep not in DETERMINERS
    return replace(tokens[i], head=phrase.i, dep="compound") if opens else tokens[i]


def _mend_lemma(token: Token, table: dict[tuple[str, str], str]) -> Token:
    form = token.text.lower()
    lemma = table.get((form, token.pos)) or table.get((form, ""))
    return replace(token, lemma=lemma) if lemma and lemma != token.lemma else token
