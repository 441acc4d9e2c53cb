"""Mends what the parser is known to get wrong, before anything is coded."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from dateline.lexicon.files import read_rows
from dateline.model import Token
from dateline.nlp.spelling import compound_lemmas

TIMES = frozenset({"DATE", "TIME"})
PHRASES = frozenset({"nsubj", "nsubjpass", "dobj"})
DETERMINERS = frozenset({"det", "poss", "punct"})


@cache
def lemma_table() -> dict[str, dict[str, str]]:
    """Form in lower case -> pos or '' -> lemma, where the model's own is wrong."""
    found: dict[str, dict[str, str]] = {}
    for _, row in read_rows((), "lang/en/lemmas.csv"):
        found.setdefault(row["form"], {})[row["pos"]] = row["lemma"]
    return found


def mend_lemma(form: str, pos: str, lemma: str) -> str:
    """The lemma of a form in lower case, put right."""
    if (joined := compound_lemmas().get(form)) is not None:
        return joined
    known = lemma_table().get(form)
    return known.get(pos) or known.get("") or lemma if known else lemma


def mend_names(tokens: list[Token]) -> None:
    """Puts loose names right, in place."""
    for i in range(len(tokens) - 1):
        if tokens[i].dep == "npadvmod" and tokens[i].pos == "PROPN" and tokens[i].ent not in TIMES:
            tokens[i] = _mend_name(tokens, i)


def _mend_name(tokens: list[Token], i: int) -> Token:
    """`FMLN urban commandos attacked`: a name taken for an adverb belongs to the phrase that it stands before."""
    after = tokens[i + 1]
    phrase = after if after.dep in PHRASES else tokens[after.head]
    # only what opens a phrase of the same clause directly after the name
    opens = phrase.i > i and phrase.head == tokens[i].head and phrase.dep in PHRASES and after.dep not in DETERMINERS
    return replace(tokens[i], head=phrase.i, dep="compound") if opens else tokens[i]
