"""Mends what the parser is known to get wrong, before anything is coded."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from dateline.lexicon.files import read_rows
from dateline.model import Token
from dateline.nlp.spelling import closing_words, compound_lemmas

TIMES = frozenset({"DATE", "TIME"})
PHRASES = frozenset({"nsubj", "nsubjpass", "dobj"})
FAR = 40  # tokens around an office in which the words that belong to it are looked for
NEAR = 4  # tokens from a verb to the number of what it is done to
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


def join_hyphens(tokens: list[Token]) -> None:
    """Puts right, in place, a word of two parts that the parser takes apart: `secretary-general`, `re-election`."""
    for i in range(len(tokens) - 2):
        first, second = tokens[i], tokens[i + 2]
        joined = tokens[i + 1].text == "-" and first.end == tokens[i + 1].start and tokens[i + 1].end == second.start
        if joined and first.head == second.head and first.dep == second.dep in PHRASES:
            tokens[i] = replace(first, head=second.i, dep="compound")
            tokens[i + 1] = replace(tokens[i + 1], head=second.i, dep="punct", pos="PUNCT", tag="HYPH")
        elif joined and second.dep == "appos" and second.head == i:
            head = second.i if first.head == i else first.head
            tokens[i + 2] = replace(second, head=head, dep=first.dep)
            tokens[i] = replace(first, head=second.i, dep="compound")
            for n, t in enumerate(tokens[max(i - FAR, 0) : i + FAR], max(i - FAR, 0)):
                if t.head == i and n != second.i:
                    tokens[n] = replace(t, head=second.i)


def close_hyphens(tokens: list[Token]) -> None:
    """Gives, in place, `pull-out` and `walk-outs` the lemmas `pullout` and `walkout`, by which lists know them."""
    for i in range(1, len(tokens) - 1):
        first, last = tokens[i - 1], tokens[i + 1]
        if tokens[i].text != "-" or last.pos not in ("NOUN", "PROPN") or last.lemma not in closing_words():
            continue
        if (
            first.end == tokens[i].start
            and tokens[i].end == last.start
            and first.head == i + 1
            and first.lower.isalpha()
        ):
            tokens[i + 1] = replace(last, lemma=first.lower + last.lemma)


def _mend_name(tokens: list[Token], i: int) -> Token:
    """`FMLN urban commandos attacked`: a name taken for an adverb belongs to the phrase that it stands before."""
    after = tokens[i + 1]
    phrase = after if after.dep in PHRASES else tokens[after.head]
    # only what opens a phrase of the same clause directly after the name
    opens = phrase.i > i and phrase.head == tokens[i].head and phrase.dep in PHRASES and after.dep not in DETERMINERS
    return replace(tokens[i], head=phrase.i, dep="compound") if opens else tokens[i]


def join_counts(tokens: list[Token], sents: list[tuple[int, int]]) -> None:
    """Joins sentences that were cut behind a number, in place: `had killed 207 | Boko Haram fighters`."""
    cuts = [n for n in range(1, len(sents)) if _is_cut(tokens, sents[n - 1], sents[n])]
    for n in reversed(cuts):
        _join(tokens, sents[n - 1], sents[n])
        sents[n - 1 : n + 1] = [(sents[n - 1][0], sents[n][1])]
    if cuts:
        for n, (first, last) in enumerate(sents):
            tokens[first:last] = [replace(t, sent=n) for t in tokens[first:last]]


def _is_cut(tokens: list[Token], before: tuple[int, int], after: tuple[int, int]) -> bool:
    number, first = tokens[before[1] - 1], tokens[after[0]]
    root = _root(tokens, after)
    beside = first.start - number.end <= 1 and number.tag == "CD" and number.text[-1:].isdigit()
    return beside and root.pos in ("NOUN", "PROPN") and _verb_before(tokens, before) is not None


def _join(tokens: list[Token], before: tuple[int, int], after: tuple[int, int]) -> None:
    """The noun counts as the object of the last verb before the number, and the number as its own."""
    number, root, verb = before[1] - 1, _root(tokens, after), _verb_before(tokens, before)
    tokens[number] = replace(tokens[number], head=root.i, dep="nummod")
    if verb is not None:
        tokens[root.i] = replace(root, head=verb.i, dep="dobj")


def _root(tokens: list[Token], sent: tuple[int, int]) -> Token:
    return next((t for t in tokens[sent[0] : sent[1]] if t.head == t.i), tokens[sent[0]])


def _verb_before(tokens: list[Token], sent: tuple[int, int]) -> Token | None:
    """The verb right before the last word of a sentence, over small words."""
    near = tokens[max(sent[0], sent[1] - NEAR) : sent[1] - 1]
    return next((t for t in reversed(near) if t.pos == "VERB"), None)
