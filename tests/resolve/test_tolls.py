"""Tolls: own sentences with a trigger and the numbers that are wanted; the data's own examples."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.errors import LexiconError
from dateline.grammar.tree import Tree
from dateline.lexicon.files import BUILT_IN
from dateline.lexicon.tollwords import load_toll_words
from dateline.model import Toll
from dateline.nlp.pipeline import parse_texts
from dateline.resolve.tolls import read_toll

if TYPE_CHECKING:
    from spacy.language import Language

WORDS = load_toll_words()
EXAMPLES = tomllib.loads((BUILT_IN / "lang/en/tolls.toml").read_text(encoding="utf-8"))["example"]

# text, trigger, killed, injured, detained
TOLLS = [
    ("A bomb killed 12 people and wounded 30 in the market.", "bomb", 12, 30, None),
    ("A bomb killed 12 people and wounded 30 in the market.", "killed", 12, 30, None),
    ("A bomb killed 12 people and wounded 30 in the market.", "wounded", 12, 30, None),
    ("At least 20 dead in Kabul blast, 15 wounded.", "blast", 20, 15, None),
    ("The attack left five soldiers injured and two dozen dead.", "attack", 24, 5, None),
    ("A car bomb exploded in the city, killing a dozen.", "exploded", 12, None, None),
    ("One insurgent was killed.", "killed", 1, None, None),
    ("Six persons have died, four in stabbing incidents and two in police firing.", "firing", 2, None, None),
    ("Eight people were injured, four of them in police firing.", "firing", None, 4, None),
    ("Eight people were injured, four of them in police firing.", "injured", None, 8, None),
    ("Two clerks fell to police bullets.", "fell", 2, None, None),
    ("The death toll from the attack rose to 45.", "attack", 45, None, None),
    ("Two killed, five hurt in blast.", "blast", 2, 5, None),
    ("Police found the bodies of eight men after the attack.", "attack", 8, None, None),
    ("Twelve people were killed and 30 others were injured when a bomb exploded.", "exploded", 12, 30, None),
    ("The force killed the commander John Doe and one additional insurgent.", "killed", 2, None, None),
    ("The raid resulted in 18 insurgents killed, one wounded.", "raid", 18, 1, None),
    ("No one was hurt in the shelling.", "shelling", None, 0, None),
    ("The strike claimed the lives of at least 15 civilians.", "strike", 15, None, None),
    ("The clash resulted in the deaths of two rebels.", "clash", 2, None, None),
    ("Gunmen shot dead three policemen.", "shot", 3, None, None),
    ("He was shot dead by gunmen.", "shot", 1, None, None),
    ("The final fight resulted in ten insurgent deaths.", "fight", 10, None, None),
    (
        "The blast killed at least 12, including five children, and injured more than 100 others.",
        "blast",
        12,
        100,
        None,
    ),
    ("The attack killed four and wounded a dozen more.", "attack", 4, 12, None),
    ("Nearly 200 people have died in the fighting since Monday.", "fighting", 200, None, None),
    ("The raid killed and wounded 30 rebels.", "raid", None, None, None),
    ("Ten rebels were killed and captured in the raid.", "raid", None, None, None),
    ("Twenty leaders were captured or killed.", "killed", None, None, None),
    ("Rebels who killed 12 soldiers in May attacked a base.", "attacked", None, None, None),
    ("Rebels who killed 12 soldiers in May attacked a base.", "killed", 12, None, None),
    ("The army killed two men who had attacked a post.", "attacked", None, None, None),
    ("The army killed two men who had attacked a post.", "killed", 2, None, None),
    ("Troops attacked the village, and rebels killed five soldiers near the river.", "attacked", None, None, None),
    ("The attack did not kill anyone.", "attack", 0, None, None),
    ("The attack did not kill five people.", "attack", None, None, None),
    ("No one was killed in the attack.", "attack", 0, None, None),
    ("The shelling caused no casualties.", "shelling", 0, 0, None),
    ("The shelling caused no civilian casualties.", "shelling", None, None, None),
    ("An attack on a convoy that killed 12 soldiers was claimed by the group.", "attack", 12, None, None),
    ("Officials said 12 people were killed in the attack.", "attack", 12, None, None),
    ("Officials said 12 people were killed in the attack.", "said", None, None, None),
    ("The 23-year-old man was killed.", "killed", 1, None, None),
    ("Hundreds were killed.", "killed", 200, None, None),
    ("The troops killed several insurgents.", "killed", 3, None, None),
    ("The troops killed a number of insurgents.", "killed", 3, None, None),
    ("The troops killed insurgents.", "killed", None, None, None),
    ("The troops killed the insurgent.", "killed", 1, None, None),
    ("More than 1,200 people died in the clashes.", "clashes", 1200, None, None),
    ("Three hundred and fifty people drowned when the navy sank a ferry.", "sank", 350, None, None),
    ("A dozen people were hurt, two of them seriously.", "hurt", None, 12, None),
    ("Seven policemen and three civilians were killed in an ambush.", "ambush", 10, None, None),
    ("The ambush left seven policemen dead and three wounded.", "ambush", 7, 3, None),
    ("The cull killed 4,000 cattle.", "killed", None, None, None),
    ("The senate killed the bill.", "killed", None, None, None),
    ("The blast killed a family of four.", "killed", 4, None, None),
    ("The blast killed a family.", "killed", None, None, None),
    ("Gunmen killed a mayor, Juan Perez, and his driver on Monday.", "killed", 2, None, None),
    ("Her father was killed by the militia.", "killed", 1, None, None),
    ("The army arrested the two brothers.", "arrested", None, None, 2),
    ("A suicide bomber killed himself and six others.", "killed", 7, None, None),
    ("It was the worst attack since 1998, when 202 people died.", "attack", None, None, None),
    ("The blast claimed 12 lives.", "blast", 12, None, None),
    ("Six people have been detained in connection with the bombing.", "detained", None, None, 6),
    ("Police made 12 arrests after the riot.", "arrests", None, None, 12),
    ("Police detained numerous suspected smugglers.", "detained", None, None, 4),
    ("The troops killed a commander along with several of his men.", "killed", 4, None, None),
    ("Police met on Monday.", "met", None, None, None),
]


def toll_of(nlp: Language, text: str, trigger: str) -> Toll:
    (parse,) = parse_texts(nlp, [text], {})
    token = next(t for t in parse.tokens if t.text == trigger)
    return read_toll(Tree(parse), token.i, WORDS)


@pytest.mark.parametrize(("text", "trigger", "killed", "injured", "detained"), TOLLS)
def test_tolls(
    nlp: Language, text: str, trigger: str, killed: int | None, injured: int | None, detained: int | None
) -> None:
    toll = toll_of(nlp, text, trigger)
    assert (toll.killed, toll.injured, toll.detained) == (killed, injured, detained)


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("The troops killed several rebels and wounded two.", ("killed",)),
        ("The troops killed at least 12 rebels.", ("killed",)),
        ("The troops killed more than 30 rebels and detained more than 100 others.", ("killed", "detained")),
        ("The troops killed fewer than ten rebels.", ()),
        ("The troops killed two more rebels.", ()),
        ("The troops killed hundreds of rebels.", ("killed",)),
    ],
)
def test_lower_bounds_are_marked(nlp: Language, text: str, least: tuple[str, ...]) -> None:
    assert toll_of(nlp, text, "killed").least == least


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["text"])
def test_examples(nlp: Language, example: dict[str, object]) -> None:
    toll = toll_of(nlp, str(example["text"]), str(example["trigger"]))
    assert (toll.killed, toll.injured, toll.detained) == tuple(
        example.get(k) for k in ("killed", "injured", "detained")
    )


def test_a_users_folder_adds_words(nlp: Language, tmp_path: Path) -> None:
    folder = tmp_path / "lang/en"
    folder.mkdir(parents=True)
    (folder / "tolls.toml").write_text("[killed]\nverbs = ['zap']\n", encoding="utf-8")
    (parse,) = parse_texts(nlp, ["The robots zapped 12 soldiers."], {})
    token = next(t for t in parse.tokens if t.text == "zapped")
    assert read_toll(Tree(parse), token.i, load_toll_words((tmp_path,))).killed in (12, None)
    assert ("killed", "zap") in load_toll_words((tmp_path,)).verbs


@pytest.mark.parametrize("table", ["[killed]\nnames = ['x']\n", "[killed]\nverbs = 5\n"])
def test_a_wrong_table_is_named(tmp_path: Path, table: str) -> None:
    folder = tmp_path / "lang/en"
    folder.mkdir(parents=True)
    (folder / "tolls.toml").write_text(table, encoding="utf-8")
    with pytest.raises(LexiconError, match=r"tolls\.toml"):
        load_toll_words((tmp_path,))
