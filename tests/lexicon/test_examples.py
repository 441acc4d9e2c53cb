"""The notation of rules' examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import LexiconError
from dateline.lexicon.examples import RuleExample, read_examples
from dateline.lexicon.ontology import load_ontology

PLOVER = load_ontology()


def own(folder: Path, lines: str) -> list[RuleExample]:
    file = folder / "lang/en/events/mine.toml"
    file.parent.mkdir(parents=True)
    file.write_text(f'[[act]]\nid = "mine"\ntype = "AID"\nverb = ["zap"]\n{lines}\n')
    return [e for e in read_examples((folder,), PLOVER) if e.rule == "mine"]


def test_an_example_is_taken_apart(tmp_path: Path) -> None:
    line = "A and B zap C. => ASSAULT/beat/primitive+negation FRA, TCD > MLI"
    (example,) = own(tmp_path, f'examples = ["{line}"]')
    assert (example.text, example.type, example.modes) == ("A and B zap C.", "ASSAULT", ("beat", "primitive"))
    assert (example.auxiliary, example.actors, example.recipients) == (("negation",), ("FRA", "TCD"), ("MLI",))


def test_parties_are_optional_and_not_examples_have_no_type(tmp_path: Path) -> None:
    plain, silent = own(tmp_path, 'examples = ["A zaps. => AID > MLI"]\nnot_examples = ["A naps."]')
    assert (plain.actors, plain.recipients) == ((), ("MLI",))
    assert (silent.text, silent.type) == ("A naps.", "")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("A zaps B.", "mine.toml: mine: example 'A zaps B.': write it as"),
        ("A zaps B. => ADI", "unknown type 'ADI', did you mean 'AID'"),
        ("A zaps B. => ASSAULT/bet", "unknown mode of ASSAULT 'bet', did you mean 'beat'"),
        ("A zaps B. => AID+negated", "unknown auxiliary 'negated', did you mean 'negation'"),
    ],
)
def test_faults(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        own(tmp_path, f'examples = ["{line}"]')
