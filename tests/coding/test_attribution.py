"""Who says it, through whom, how strongly, on what proof: read from sentences of ours."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.model import Claim, Reading
from dateline.run.coder import Coder


def told(reading: Reading, words: str) -> Claim:
    """The attributed claim whose content holds some words, the shortest one."""
    found = [c for c in reading.claims if c.content and words in c.content.text and c.attribution.kind != "narrator"]
    return min(found, key=lambda c: len(c.content.text) if c.content else 0)


def names(reading: Reading, *ids: str | None) -> list[str]:
    actors = {a.id: a.name for a in reading.actors}
    return [actors[i] for i in ids if i]


@pytest.mark.parametrize(
    ("text", "words", "speaker", "via"),
    [
        ("State news agency Tasfar quoted the defence minister as saying that rebels had shelled Darna.",
         "shelled", "defence minister", ["State news agency"]),
        ("The army has killed ten rebels, state television quoted a general as saying.",
         "killed", "general", ["state television"]),
        ("According to Xinhua, the minister said that the ship had sunk.", "sunk", "minister", ["Xinhua"]),
        ("The minister said that the ship had sunk.", "sunk", "minister", []),
    ],
)  # fmt: skip
def test_who_passes_it_on(coder: Coder, text: str, words: str, speaker: str, via: list[str]) -> None:
    reading = coder.read(text)
    said = told(reading, words).attribution
    assert names(reading, said.speaker) == [speaker]
    assert names(reading, *said.via) == via


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The general said that his men had crossed the river.", "fact"),
        ("The general said that his men had probably crossed the river.", "probable"),
        ("The general said that his men might have crossed the river.", "possible"),
        ("The general hinted that his men had crossed the river.", "possible"),
    ],
)
def test_how_strongly(coder: Coder, text: str, certainty: str) -> None:
    assert told(coder.read(text), "crossed").attribution.certainty == certainty


@pytest.mark.parametrize(
    ("text", "support", "proof"),
    [
        ("Mali accused France of arming rebels. It offered no evidence.", "none", "no evidence"),
        ("Mali accused France of arming rebels, without giving any proof.", "none", "without giving any proof"),
        ("Mali accused France of arming rebels. It showed photographs of crates.", "offered",
         "showed photographs of crates"),
        ("Mali accused France of arming rebels. Farmers sold their cattle.", None, None),
    ],
)  # fmt: skip
def test_the_words_that_tell_of_proof(coder: Coder, text: str, support: str | None, proof: str | None) -> None:
    said = told(coder.read(text), "arming").attribution
    assert said.support == support
    assert (said.proof.text if said.proof else None) == proof


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The minister said on Tuesday that rebels burned the mill last week.", dt.date(2024, 3, 5)),
        ("Rebels burned the mill last week, the minister told reporters at a Monday news conference.",
         dt.date(2024, 3, 4)),
        ("In a statement on Wednesday, the minister said that rebels burned the mill on Sunday.", dt.date(2024, 3, 6)),
        ("The minister said that rebels burned the mill on Tuesday.", None),
    ],
)  # fmt: skip
def test_when_it_was_said(coder: Coder, text: str, day: dt.date | None) -> None:
    said = told(coder.read(text, published=dt.date(2024, 3, 8)), "burned").attribution.said_on
    assert (said.start if said else None) == day


@pytest.mark.parametrize(
    ("text", "support"),
    [
        ("Mali accused France of arming rebels. It offered no evidence.", "none"),
        ("Mali accused France of arming rebels. The claim could not be independently verified.", "none"),
        ("Mali accused France of arming rebels. It showed photographs of crates.", "offered"),
        ("Mali accused France of arming rebels. Farmers sold their cattle.", None),
    ],
)
def test_proof_in_the_sentence_after(coder: Coder, text: str, support: str | None) -> None:
    assert told(coder.read(text), "arming").attribution.support == support


def test_what_could_not_be_verified_is_doubted_by_the_report(coder: Coder) -> None:
    reading = coder.read("Rebels said that they had taken the town. The claim could not be independently verified.")
    doubt = next(c for c in reading.claims if c.attribution.stance == "doubts")
    assert doubt.attribution.kind == "narrator"
    assert doubt.answer_kinds == ("doubts",)


def test_proof_that_is_lacking_is_no_happening(coder: Coder) -> None:
    reading = coder.read("Mali accused France of arming rebels without offering any evidence.")
    assert [c.event.trigger.text for c in reading.claims if c.event] == ["accused", "arming"]


def test_on_what_terms_somebody_speaks_is_not_what_is_said(coder: Coder) -> None:
    reading = coder.read("A senior official, speaking on condition of anonymity, said that the talks had failed.")
    said = [c for c in reading.claims if c.content]
    assert [c.content.text for c in said if c.content] == ["the talks had failed"]
    assert names(reading, said[0].attribution.speaker) == ["senior official"]


def test_a_pronoun_finds_who_spoke_before(coder: Coder) -> None:
    reading = coder.read("A parliamentary inquiry said the mine was unsafe. It added that two men had died.")
    assert told(reading, "unsafe").attribution.speaker == told(reading, "two men").attribution.speaker is not None


def test_a_word_that_comes_back_is_the_same_speaker(coder: Coder) -> None:
    reading = coder.read("A parliamentary inquiry said the mine was unsafe. The inquiry found that two men had died.")
    assert told(reading, "unsafe").attribution.speaker == told(reading, "two men").attribution.speaker is not None


@pytest.mark.parametrize(
    ("text", "words", "speaker", "stance"),
    [
        ("A tanker was hit off the cape after a payment of two million dinars, a former harbour pilot told this paper.",
         "A tanker was hit", "pilot", "affirms"),
        ("A panel of judges said in a secret report seen by Reuters that two votes were bought.",
         "two votes were bought", "panel", "affirms"),
        ("The brewery makes beer. A statement on its website said that the well was clean.",
         "the well was clean", "its", "affirms"),
        ("The firm said it had paid. A clerk at the tax office disagreed.", "disagreed", "clerk", "denies"),
        ("\u201cLaughable,\u201d the envoy said of the report.", "Laughable", "envoy", "denies"),
        ("The firm said it had paid. The union called the claim a lie.", "the claim a lie", "union", "denies"),
        ("The mission said it could confirm neither report.", "neither report", "mission", "doubts"),
    ],
)  # fmt: skip
def test_statements_that_hide(coder: Coder, text: str, words: str, speaker: str, stance: str) -> None:
    said = told(coder.read(text), words).attribution
    assert said.source is not None
    assert speaker in said.source.text
    assert said.stance == stance


def test_bare_nouns_come_back_to_fuller_names(coder: Coder) -> None:
    text = "Soldiers raided a post, the Paraguayan Interior Ministry said. The ministry's note said two men were hurt."
    reading = coder.read(text)
    first, second = (told(reading, words).attribution.speaker for words in ("raided", "hurt"))
    assert first == second


def test_who_tells_of_a_deed_counts(coder: Coder) -> None:
    texts = (
        "Rebels said that they had killed six soldiers.",
        "The vicar said that rebels had killed six soldiers.",
        "The vicar alleged that rebels had killed six soldiers.",
        "The vicar denied that rebels had killed six soldiers.",
    )
    readings = [coder.read(text) for text in texts]
    admitted, told_of, charged, denied = (
        next(c.confidence for c in reading.claims if c.event and c.event.type == "ASSAULT") for reading in readings
    )
    assert admitted > told_of > charged > denied
