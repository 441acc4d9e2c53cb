"""Statements: who says what in every order that news puts them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from dateline.coding.statements import find_statements
from dateline.grammar.tree import Tree
from dateline.lexicon.speech import load_speech
from dateline.model import Parse, Statement
from dateline.nlp.pipeline import parse_texts

if TYPE_CHECKING:
    from spacy.language import Language

    from dateline.run.coder import Coder

WORDS = load_speech()
Read = Callable[[str], tuple[Statement, ...]]


@pytest.fixture(scope="module")
def read(nlp: Language) -> Read:
    return lambda text: find_statements(Tree(next(parse_texts(nlp, [text], {}))), WORDS)


def said(statements: tuple[Statement, ...]) -> list[tuple[str | None, str]]:
    return [(s.source.text if s.source else None, s.content.text) for s in statements]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The deal, the envoy said, was fair to all.", "the envoy", "The deal, the envoy said, was fair to all"),
        ("“It is over,” said the cook. “Go home.”", "the cook", "“It is over,” said the cook. “Go home.”"),
        ("The captain said: “It is over.”", "The captain", "“It is over.”"),
        ("The boats sank, but the crews swam ashore, a fisherman said.", "a fisherman",
         "The boats sank, but the crews swam ashore"),
        ("The clerk, who said he had seen a fire, ran away.", "The clerk", "he had seen a fire"),
        ("The tribe blamed the drought on a dam.", "The tribe", "the drought on a dam"),
        ("The port reopened on Monday, according to the harbour master.", "the harbour master",
         "The port reopened on Monday"),
        ("The general was quoted as saying that his men had fled.", "The general", "his men had fled"),
        ("The mayor met the guests, describing the visit as a “new start”.", "The mayor",
         "the visit as a “new start”"),
        ("The nurse told the court that the door was locked.", "The nurse", "the door was locked"),
        ("A letter by the bishop said the church was closed.", "A letter by the bishop", "the church was closed"),
    ],
)  # fmt: skip
def test_orders(read: Read, text: str, source: str, content: str) -> None:
    assert (source, content) in said(read(text))


def test_coordinated_cues_share_a_source(read: Read) -> None:
    found = read("Cairo has denied the allegations and said the pilot was lost.")
    assert said(found) == [("Cairo", "the allegations"), ("Cairo", "the pilot was lost")]
    assert found[0].source_head == found[1].source_head
    assert [s.answers for s in found] == [True, False]
    assert [s.stance for s in found] == ["denies", "affirms"]


def test_nested_statements_are_both_given(read: Read) -> None:
    found = said(read("The minister said the rebels claimed that they held the town."))
    assert ("The minister", "the rebels claimed that they held the town") in found
    assert ("the rebels", "they held the town") in found


def test_participle_goes_back_to_the_outer_speaker(read: Read) -> None:
    found = said(read("The judge said the trial was over, adding that nobody would appeal."))
    assert found == [("The judge", "the trial was over"), ("The judge", "nobody would appeal")]


def test_quotation_in_the_next_paragraph_goes_on_without_a_cue(read: Read) -> None:
    found = read("“We are tired of waiting,” the teacher said on Monday.\n“We shall march to the capital tomorrow.”")
    assert [(s.kind, s.cue is None) for s in found] == [("direct", False), ("direct", True)]
    assert {s.source.text for s in found if s.source} == {"the teacher"}


def test_thoughts_within_a_quotation_are_not_told(read: Read) -> None:
    assert len(read("“I think they know that we want peace,” the monk said.")) == 1


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The ministry refused to confirm that the pilot was dead.", "doubts"),
        ("Officials did not say that the bridge was mined.", "doubts"),
        ("The farmers do not believe that the rain will come.", "denies"),
        ("The guards denied that they had been asleep.", "denies"),
        ("No witness said that the train was late.", "doubts"),
    ],
)
def test_stance_is_turned(read: Read, text: str, stance: str) -> None:
    assert stance in [s.stance for s in read(text)]


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("“We thank our hosts,” the envoy wrote on social media platform X on Tuesday.", "social media platform X"),
        ("The army said in a statement that two towns were taken.", "a statement"),
        ("In an interview with a local paper, the mayor said he would resign.", "an interview"),
        ("The king told state television that the war was over.", "state television"),
        ("The mayor said he would resign.", None),
    ],
)
def test_channel(read: Read, text: str, channel: str | None) -> None:
    assert [s.channel for s in read(text)] == [channel]


@pytest.mark.parametrize(
    ("text", "support"),
    [
        ("The army, without providing evidence, blamed the fire on spies.", "none"),
        ("Syria said rebels fired the rockets, without offering any proof.", "none"),
        ("The army said it had taken the hill. The claim could not be independently verified.", "none"),
        ("The ministry, citing satellite images, said tanks had crossed the river.", "offered"),
        ("The ministry said tanks had crossed the river.", None),
    ],
)
def test_support(read: Read, text: str, support: str | None) -> None:
    assert support in [s.support for s in read(text)]


def test_addressee(read: Read) -> None:
    text = "The general told reporters that his troops had crossed the river."
    statement = read(text)[0]
    assert statement.addressee_head == text.split().index("reporters")


def test_turns_of_a_recording(read: Read) -> None:
    found = read("[HOST] Will the mine close?\n\n[SOTO] We have not decided yet. I think it will.\n\n[END RECORDING]")
    assert [(s.kind, s.source.text if s.source else None) for s in found] == [("direct", "HOST"), ("direct", "SOTO")]


def test_nothing_is_said(read: Read) -> None:
    assert read("The plane landed in heavy rain.") == ()
    assert find_statements(Tree(Parse(text="", tokens=(), sents=())), WORDS) == ()


def test_spans_are_those_of_the_text(read: Read) -> None:
    text = "“It is late,” she said. He claimed, oddly, that it was early, and she laughed at him."
    for statement in read(text):
        for words in (statement.content, statement.source, statement.cue):
            assert words is None or text[words.start : words.end] == words.text


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mill was safe, Ms. Otieno said, until it burnt down in May.", "until it burnt down in May"),
        ("He has drawn up a plan, Mr. Otieno said, for how the mine can go on without a dam.", "without a dam"),
        ("The miners paid 9 percent, the agency said in a June report, and those at the top paid 30.", "top paid 30"),
        ('The envoy condemned the raid as "a breach" and "an insult" to the dead.', "to the dead"),
    ],
)  # fmt: skip
def test_content_goes_on_behind_what_is_put_in(coder: Coder, text: str, content: str) -> None:
    said = [c.content.text for c in coder.read(text).claims if c.content and c.attribution.kind != "narrator"]
    assert [one.endswith(content) for one in said[:1]] == [True]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The bridge is closed, Ms. Otieno said, pointing at the river.", "closed"),
        ("The bridge is closed, Ms. Otieno said, after a visit to the river.", "closed"),
        ("The bridge is closed, Ms. Otieno said, and she added that the road was flooded.", "closed"),
    ],
)
def test_what_the_speaker_does_is_no_content(coder: Coder, text: str, content: str) -> None:
    said = [c.content.text for c in coder.read(text).claims if c.content and c.attribution.kind != "narrator"]
    assert [one.endswith(content) for one in said[:1]] == [True]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The president would need a majority to confirm the two judges.", 0),
        ("It may take several days to determine how strong the blast was.", 0),
        ("Ms. Otieno was the first minister to confirm that the dam had burst.", 1),
    ],
)
def test_who_is_only_wanted_for_it_says_nothing(coder: Coder, text: str, count: int) -> None:
    assert sum(c.attribution.kind != "narrator" for c in coder.read(text).claims) == count
