"""Quotations: marks of all kinds, paragraphs that leave them open, what is no quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.coding.quotes import Quotations, find_quotes, paragraphs
from dateline.grammar.tree import Tree
from dateline.nlp.pipeline import parse_texts

if TYPE_CHECKING:
    from spacy.language import Language


def quoted(nlp: Language, text: str) -> list[str]:
    tree = Tree(next(parse_texts(nlp, [text], {})))
    return [text[q.start : q.end] for q in find_quotes(tree, paragraphs(tree))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we stay here” and left.", ["“we stay here”"]),
        ('He said "we stay here" and left.', ['"we stay here"']),
        ("He said ``we stay here'' and left.", ["``we stay here''"]),
        ("He said ''we stay here'' and left.", ["''we stay here''"]),
        ("He said ‘we stay here’ and left.", ["‘we stay here’"]),
        ("He said “they call it ‘home’ here” and left.", ["“they call it ‘home’ here”"]),
        ("The sailors' boat and the captain's cabin were lost.", []),
        ('"He asked: “Why now?” and left. We stayed."', ['"He asked: “Why now?” and left. We stayed."']),
    ],
)
def test_marks(nlp: Language, text: str, expected: list[str]) -> None:
    assert quoted(nlp, text) == expected


def test_open_paragraphs_run_on(nlp: Language) -> None:
    text = "“We waited for the boat all night.\n\n“Then we walked home,” she said."
    tree = Tree(next(parse_texts(nlp, [text], {})))
    first, second = find_quotes(tree, paragraphs(tree))
    assert first.chain == second.chain
    assert first.opens
    assert text[second.start : second.end] == "“Then we walked home,”"


def test_fragments_and_titles_are_no_speech(nlp: Language) -> None:
    text = "He spoke on “Good Morning Town,” and called it “a sad day”. “We shall come back tomorrow,” he said."
    tree = Tree(next(parse_texts(nlp, [text], {})))
    assert [q.speech for q in find_quotes(tree, paragraphs(tree))] == [False, False, True]


def test_quotations_are_found_by_place(nlp: Language) -> None:
    tree = Tree(next(parse_texts(nlp, ["He said “we stay here” and “you should go now”."], {})))
    found = Quotations(find_quotes(tree, paragraphs(tree)))
    one, two = found.all
    assert found.at(one.first) == one
    assert found.at(0) is None
    assert found.touching(one.last, two.first) == (one, two)
    assert found.touching(one.last + 1, two.first - 1) == ()


def test_wrapped_lines_are_one_paragraph(nlp: Language) -> None:
    lines = [
        "The committee met in the old town hall on Monday to speak about water",
        "and about roads. It will meet again in the spring, when the river has",
        "gone down and the bridge is open. The mayor was not there on that day",
        "because he was ill.",
    ]
    text = "\n".join(lines) + "\n\nNobody else came to the hall.\n"
    tree = Tree(next(parse_texts(nlp, [text], {})))
    assert len(paragraphs(tree)) == 2


def test_an_empty_quotation_is_nothing(nlp: Language) -> None:
    assert quoted(nlp, 'The form said "" and "". Nobody had filled it in.') == ['""', '""']
