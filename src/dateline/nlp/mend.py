"""Mends what the parser is known to get wrong, before anything is coded."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from dateline.lexicon.files import read_rows
from dateline.model import Parse, Token


@cache
def lemma_table() -> dict[tuple[str, str], str]:
    """(form in lower case, pos or '') -> lemma, where the model's own is wrong."""
    rows = (row for _, row in read_rows((), "lang/en/lemmas.csv"))
    return {(row["form"], row["pos"]): row["lemma"] for row in rows}


def mend(parse: Parse) -> Parse:
    """The parse with lemmas put right."""
    table = lemma_table()
    return replace(parse, tokens=tuple(_mend_lemma(t, table) for t in parse.tokens))


def _mend_lemma(token: Token, table: dict[tuple[str, str], str]) -> Token:
    form = token.text.lower()
    lemma = table.get((form, token.pos)) or table.get((form, ""))
    return replace(token, lemma=lemma) if lemma and lemma != token.lemma else token
