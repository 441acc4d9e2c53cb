"""Standing: what the answers of a reading leave of its claims."""

from __future__ import annotations

import pytest

from dateline.coding.standing import KINDS, Standing, standing
from dateline.model import Actor, Article, Attribution, Claim, CoderInfo, Event, Evidence, Origin, Party, Reading

TEXT = "Norland says that ships of Sudland fired. " * 9
ACTORS = (
    Actor(id="n", name="Norland", kind="state", country="NOR"),
    Actor(id="ships", name="ships", kind="group", country="SUD", sectors=("MIL",)),
    Actor(id="s", name="Sudland's minister", kind="person", country="SUD", sectors=("GOV",)),
    Actor(id="w", name="witnesses", kind="people"),
)


def evidence(n: int) -> Evidence:
    return Evidence(start=n * 10, end=n * 10 + 4, text=TEXT[n * 10 : n * 10 + 4])


def claim(n: int, speaker: str, *answers: tuple[int, str], event: bool = False, cue: int | None = None) -> Claim:
    fired = Event(
        type="ASSAULT", trigger=evidence(n), actors=(Party(actor="ships", evidence=evidence(n)),)
    )  # fmt: skip
    return Claim(
        id=f"c{n}",
        attribution=Attribution(kind="indirect", speaker=speaker, cue=evidence(n if cue is None else cue)),
        evidence=evidence(n),
        origin=Origin(component="test", rule="test"),
        event=fired if event else None,
        answers=tuple(f"c{target}" for target, _ in answers),
        answer_kinds=tuple(how for _, how in answers),
    )


def judge(*claims: Claim) -> Standing:
    """The standing of the first claim."""
    info = CoderInfo(dateline="0", model="m", codebook="b")
    return standing(Reading(article=Article(id="a", text=TEXT), coder=info, actors=ACTORS, claims=claims))[claims[0].id]


TOLD = claim(1, "n", event=True)


@pytest.mark.parametrize(
    ("others", "kind"),
    [
        ((), "unanswered"),
        ((claim(2, "s", (1, "denies")),), "denied-by-accused"),
        ((claim(2, "w", (1, "denies")),), "denied-by-others"),
        ((claim(2, "w", (1, "contradicts")),), "denied-by-others"),
        ((claim(2, "w", (1, "denies")), claim(3, "s", (1, "denies"))), "denied-by-accused"),
        ((claim(2, "w", (1, "confirms")),), "confirmed"),
        ((claim(2, "s", (1, "confirms")),), "admitted"),
        ((claim(2, "s", (1, "admits")),), "admitted"),
        ((claim(2, "w", (1, "corrects")),), "contradicted-on-numbers"),
        ((claim(2, "w", (1, "corrects")), claim(3, "s", (1, "denies"))), "denied-by-accused"),
        ((claim(2, "w", (1, "doubts")),), "doubted"),
        ((claim(2, "s", (1, "denies")), claim(3, "w", (1, "confirms"))), "contested"),
        ((claim(2, "n", (1, "retracts")),), "retracted"),
        ((claim(2, "s", (9, "denies")),), "unanswered"),
    ],
)
def test_kinds(others: tuple[Claim, ...], kind: str) -> None:
    assert judge(TOLD, *others).kind == kind
    assert kind in KINDS


def test_it_names_what_decides() -> None:
    found = judge(TOLD, claim(2, "w", (1, "corrects")), claim(3, "s", (1, "denies")))
    assert found.by == ("c3",)
    assert found.why == "Sudland's minister denies it"


def test_claims_of_one_statement_stand_together() -> None:
    assert judge(claim(4, "n", event=True, cue=1), TOLD, claim(2, "s", (1, "denies"))).kind == "denied-by-accused"


def test_nothing_is_changed() -> None:
    info = CoderInfo(dateline="0", model="m", codebook="b")
    assert standing(Reading(article=Article(id="a", text=""), coder=info)) == {}
