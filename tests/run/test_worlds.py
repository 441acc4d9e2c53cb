"""Lexicons of one's own: the samples, and worlds in which little is known."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.lexicon.files import BUILT_IN
from dateline.model import Claim, Reading
from dateline.run.check import check_knowledge
from dateline.run.coder import Coder
from dateline.run.knowledge import load_knowledge
from support.overlays import write

if TYPE_CHECKING:
    from spacy.language import Language

SAMPLES = Path(__file__).parents[2] / "samples"
TINY = '[quads.all]\nnumber = 1\nname = "all"\n[types.HAPPEN]\nquad = "all"\nscore = 0\ndefinition = "Anything."\n'
TEXT = (
    "PARIS, 3 May 2024 - France attacked Spain on Monday, killing two. “We did not,” its president said. "
    "Italy denied the report and will meet Spain unless it rains."
)


def read(nlp: Language, folder: Path, text: str) -> Reading:
    return Coder(nlp, load_knowledge((folder,))).read(text, published="2024-06-03")


def sample(nlp: Language, name: str) -> Reading:
    return read(nlp, SAMPLES / name, (SAMPLES / name / "report.txt").read_text(encoding="utf-8"))


def told(reading: Reading) -> set[str]:
    """Each event as `TYPE/mode COUNTRY > COUNTRY`."""
    return {tell(reading, claim) for claim in reading.claims if claim.event}


def tell(reading: Reading, claim: Claim) -> str:
    assert claim.event is not None
    countries = {actor.id: actor.country or "?" for actor in reading.actors}
    who, whom = (
        ",".join(countries[p.actor] for p in parties) for parties in (claim.event.actors, claim.event.recipients)
    )
    return f"{'/'.join((claim.event.type, *claim.event.mode))} {who} > {whom}"


def test_the_sample_lexicon_adds_to_ours(nlp: Language) -> None:
    reading = sample(nlp, "lexicon-demo")
    assert {"SANCTION/discontinue VLD > BEL", "AGREE BEL > VLD"} <= told(reading)
    actors = {actor.name: (actor.country, actor.sectors) for actor in reading.actors}
    assert actors["Salt League"] == ("VLD", ("REB",))
    assert actors["Ilse Marrow"] == ("VLD", ("GOV",))
    assert not any("telephoned" in claim.evidence.text for claim in reading.claims if claim.event)
    speakers = {claim.attribution.source.text for claim in reading.claims if claim.attribution.source}
    assert any("dykegrave" in source for source in speakers)
    places = {place.name: place.country for place in reading.places}
    assert places["Lower Tarn"] == "VLD"


def test_without_it_none_of_that_is_known(coder: Coder) -> None:
    text = (SAMPLES / "lexicon-demo" / "report.txt").read_text(encoding="utf-8")
    reading = coder.read(text, published="2024-06-03")
    assert "SANCTION/discontinue VLD > BEL" not in told(reading)
    assert any(claim.event and "telephoned" in claim.evidence.text for claim in reading.claims)


def test_another_ontology_takes_the_place_of_ours(nlp: Language) -> None:
    reading = sample(nlp, "lexicon-invented")
    own = tomllib.loads((SAMPLES / "lexicon-invented/ontology/skyreach/types.toml").read_text(encoding="utf-8"))
    events = [claim.event for claim in reading.claims if claim.event]
    assert {event.type for event in events} <= own["types"].keys()
    assert {event.quad for event in events} <= own["quads"].keys()
    assert {"RAID/boarding ? > AER", "DARE/spurn CND > AER", "PLEDGE AER > CND"} <= told(reading)
    # an operator of ours that names no type
    assert "RAID ? > CND" in told(reading)
    raid = next(event for event in events if event.type == "RAID")
    assert (raid.score, raid.cameo, raid.toll.killed if raid.toll else None) == (-7, None, 5)
    assert raid.place is not None
    assert (raid.place.name, raid.place.country) == ("Lantern Reef", "AER")


@pytest.mark.parametrize("name", ["lexicon-demo", "lexicon-invented"])
def test_the_samples_have_no_faults(name: str) -> None:
    assert check_knowledge((SAMPLES / name,)).faults == ()


def test_a_world_of_one_type_and_no_words_codes_nothing(nlp: Language, tmp_path: Path) -> None:
    write(tmp_path, "ontology/tiny/types.toml", TINY)
    reading = read(nlp, tmp_path, TEXT)
    assert not [claim for claim in reading.claims if claim.event]
    assert any(claim.attribution.stance == "denies" for claim in reading.claims)


def test_a_world_without_words_of_saying_or_frames(nlp: Language, tmp_path: Path) -> None:
    ids = [
        cue["id"]
        for path in sorted((BUILT_IN / "lang/en/speech").glob("*.toml"))
        for cue in tomllib.loads(path.read_text(encoding="utf-8")).get("cue", ())
    ]
    off = "".join(f'[[cue]]\nid = "{name}"\nenabled = false\n' for name in ids)
    frames = tomllib.loads((BUILT_IN / "lang/en/frames.toml").read_text(encoding="utf-8"))
    write(tmp_path, "lang/en/speech/none.toml", off)
    write(tmp_path, "lang/en/frames.toml", "".join(f"{name} = []\n" for name in frames))
    reading = read(nlp, tmp_path, TEXT)
    assert [claim.event.type for claim in reading.claims if claim.event]


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    write(tmp_path, "lang/en/classes.toml", 'mine = ["one"]')
    before = load_knowledge((tmp_path,))
    assert load_knowledge((tmp_path,)) is before
    write(tmp_path, "lang/en/classes.toml", 'mine = ["two"]')
    after = load_knowledge((tmp_path,))
    assert after.rules.classes["mine"] == {"two"}
    assert before.hash != after.hash


def test_lexicons_of_two_worlds_lie_over_each_other(nlp: Language) -> None:
    knowledge = load_knowledge((SAMPLES / "lexicon-demo", SAMPLES / "lexicon-invented"))
    reading = Coder(nlp, knowledge).read("Cinderhold raided Veldmark. Belgium dammed up a canal to Veldmark.")
    assert told(reading) == {"RAID CND > VLD"}
