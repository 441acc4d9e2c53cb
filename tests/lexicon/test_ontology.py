"""The codebook: PLOVER as we hold it, and an ontology of one's own."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from dateline.errors import LexiconError
from dateline.lexicon.ontology import Ontology, load_ontology
from dateline.lexicon.rules import load_rules

ROOT = Path(__file__).parents[2]
PLOVER = load_ontology()
MODES = [(t.name, m) for t in PLOVER.types.values() for m in t.modes]
CAMEO = list(PLOVER.cameo_table.codes.values())


def test_plover_is_whole() -> None:
    assert (PLOVER.name, PLOVER.title) == ("plover", "PLOVER")
    assert len(PLOVER.types) == 16
    assert len(MODES) == 67
    assert len(PLOVER.contexts) == 37
    assert list(PLOVER.auxiliary) == ["historical", "future", "hypothetical", "negation"]
    assert len(PLOVER.sectors) == 25
    assert {q.number for q in PLOVER.quads.values()} == {1, 2, 3, 4}
    assert all(t.definition and len(t.definition) < 200 for t in PLOVER.types.values())
    assert {t.name for t in PLOVER.types.values() if t.requires_recipient} == {"COOPERATE", "AID", "SANCTION"}


@pytest.mark.parametrize("name", PLOVER.types)
def test_scores_agree_with_the_quads(name: str) -> None:
    quad = PLOVER.quad(name)
    scores = [PLOVER.score(name), *(m.score for m in PLOVER.type(name).modes.values())]
    assert all(-10 <= s <= 10 for s in scores)
    if name != "REQUEST":  # neutral by the manual, to ask for help even friendly
        assert all((s > 0) == quad.endswith("cooperation") for s in scores)


def test_score_is_that_of_the_gravest_mode() -> None:
    assert PLOVER.score("ACCUSE") == -3
    assert PLOVER.score("ASSAULT", ["beat", "firearms"]) == -9
    assert PLOVER.score("PROTEST", ["vandalize"]) == -5


@pytest.mark.parametrize(("type_", "mode"), MODES)
def test_every_mode_has_a_cameo_code(type_: str, mode: str) -> None:
    code = PLOVER.cameo(type_, [mode])
    assert code is not None
    assert code in PLOVER.cameo_table.codes


@pytest.mark.parametrize("row", [c for c in CAMEO if c.plover], ids=lambda c: c.code)
def test_cameo_there_and_back_stays_in_the_type(row: object) -> None:
    type_, mode, contexts = row.plover  # type: ignore[attr-defined]
    code = PLOVER.cameo(type_, [mode] if mode else [], contexts)
    assert code is not None
    back = PLOVER.from_cameo(code)
    assert back is not None
    # CAMEO keeps destruction among coercion, and concessions and retreats in one place.
    assert back[0] in {type_, "COERCE", "CONCEDE", "RETREAT"}


def test_cameo_codes() -> None:
    assert PLOVER.cameo("ACCUSE", ["investigate"], ["military", "legal"]) == "094"
    assert PLOVER.cameo("ACCUSE", ["investigate"]) == "09"
    assert PLOVER.cameo("ASSAULT", ["aerial", "targeted"]) == "195"
    assert PLOVER.cameo("AID", [], ["economic", "health"]) == "073"
    assert PLOVER.cameo("SUPPORT") == "05"
    assert PLOVER.cameo("NOVEL") is None
    assert PLOVER.from_cameo("1822") == ("ASSAULT", "torture", ())
    assert PLOVER.from_cameo("17231") == ("COERCE", "curfew", ("pro_autocracy",))
    assert PLOVER.from_cameo("0214") is None
    with pytest.raises(LexiconError, match="unknown CAMEO code"):
        PLOVER.from_cameo("99")


def test_unknown_names_are_told_with_the_nearest() -> None:
    with pytest.raises(LexiconError, match="did you mean 'ASSAULT'"):
        PLOVER.type("ASAULT")
    with pytest.raises(LexiconError, match="did you mean 'torture'"):
        PLOVER.mode("ASSAULT", "tortur")
    with pytest.raises(LexiconError, match=r"here: unknown context 'helth', did you mean 'health'"):
        PLOVER.check("here", "AID", (), ("helth",))
    with pytest.raises(LexiconError, match="did you mean 'AGREE'"):
        PLOVER.type("agree")


FARM = """
name = "Farm"
[quads.good]
number = 1
name = "good"
[types.SOW]
quad = "good"
score = 3
definition = "Putting seed into the ground."
[types.SOW.modes.broadcast]
score = 4
definition = "By hand."
"""


def overlay(folder: Path, name: str, text: str, **files: str) -> Ontology:
    target = folder / "ontology" / name
    target.mkdir(parents=True)
    (target / "types.toml").write_text(text)
    for stem, content in files.items():
        (target / f"{stem.replace('_csv', '')}.{'csv' if stem.endswith('_csv') else 'toml'}").write_text(content)
    return load_ontology((folder,))


def test_an_ontology_of_ones_own_replaces_ours(tmp_path: Path) -> None:
    farm = overlay(tmp_path, "farm", FARM, contexts='[contexts]\nsoil = "The ground."')
    assert (farm.name, farm.title, list(farm.types), list(farm.contexts)) == ("farm", "Farm", ["SOW"], ["soil"])
    assert farm.quad("SOW") == "good"
    assert farm.score("SOW", ["broadcast"]) == 4
    assert farm.cameo("SOW") is None
    assert "negation" in farm.auxiliary
    with pytest.raises(LexiconError, match="unknown type 'ASSAULT'"):
        farm.type("ASSAULT")


def test_a_folder_of_the_same_name_amends(tmp_path: Path) -> None:
    amended = overlay(
        tmp_path,
        "plover",
        '[types.ASSAULT.modes.laser]\ndefinition = "Light."\n[types.PRAISE]\nquad = "verbal_cooperation"\n'
        'score = 1\ndefinition = "Praising."\n[types.AGREE]\nscore = 3',
        to_cameo_csv="type,mode,context,code\nPRAISE,,,051\n",
    )
    assert len(amended.types) == 17
    assert amended.score("ASSAULT", ["laser"]) == -9
    assert amended.score("ASSAULT", ["torture"]) == -8.5
    assert amended.score("AGREE") == 3
    assert amended.quad("AGREE") == "verbal_cooperation"
    assert amended.cameo("PRAISE") == "051"
    assert len(amended.contexts) == 37


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (FARM.replace('quad = "good"', 'quad = "goood"'), r"types.toml: types.SOW: unknown quad 'goood', did you mean"),
        (FARM.replace("definition =", "defintion =", 1), "unknown field 'defintion', did you mean 'definition'"),
        (
            FARM.replace('definition = "Putting seed into the ground."\n', ""),
            "types.SOW: has no 'definition': give it one",
        ),
        ('name = "Farm"', "has no .types.NAME.: add one"),
        ("[types", "not valid TOML"),
    ],
)
def test_faults_name_file_entry_and_remedy(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        overlay(tmp_path, "farm", text)


def test_faults_of_the_cameo_tables(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"to_cameo.csv:2: unknown type 'SO', did you mean 'SOW'"):
        overlay(tmp_path / "a", "farm", FARM, to_cameo_csv="type,mode,context,code\nSO,,,01\n")
    with pytest.raises(LexiconError, match="has no column 'context'"):
        overlay(tmp_path / "b", "farm", FARM, to_cameo_csv="type,mode,code\nSOW,,01\n")


def test_two_ontologies_in_a_folder_are_too_many(tmp_path: Path) -> None:
    overlay(tmp_path, "farm", FARM)
    with pytest.raises(LexiconError, match="holds farm, garden"):
        overlay(tmp_path, "garden", FARM)


def test_the_pages_are_current() -> None:
    spec = importlib.util.spec_from_file_location("build_codebook_docs", ROOT / "scripts/build_codebook_docs.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    pages = {f"codebook/{name}": text for name, text in script.render_pages(PLOVER, load_rules((), PLOVER)).items()}
    wanted = {"codebook.md": script.render(PLOVER), **pages}
    old = [name for name, text in wanted.items() if (ROOT / "docs" / name).read_text(encoding="utf-8") != text]
    assert old == [], "run scripts/build_codebook_docs.py"
