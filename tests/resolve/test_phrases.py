from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dateline.lexicon.actors import ActorLexicon, load_actors
from dateline.resolve.phrases import code_phrase

PERSONS = """id,name,aliases,country,sectors,kind,role,since,until,basis
p.doe,Jana Doe,Doe,CZE,LEG,person,senator,2001-01-01,2005-01-01,own
p.doe,Jana Doe,Doe,CZE,GOV,person,Prime Minister,2005-01-01,2009-01-01,own
p.roe1,Karl Roe,,DNK,GOV,person,Foreign Minister,2000,,own
p.roe2,Anna Roe,,NOR,GOV,person,Foreign Minister,2000,,own
p.zed,Omar al-Zed,,TCD,GOV,person,President,1999,2004,own
"""
GROUPS = """id,name,aliases,country,sectors,kind,role,since,until,basis
g.heron,Blue Heron,Herons,LAO,REB,group,,1990,2010-06-01,armed
g.heron,Blue Heron,Herons,LAO,GOV,group,,2010-06-01,,in power
"""


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> ActorLexicon:
    folder: Path = tmp_path_factory.mktemp("own")
    for name, text in (("persons", PERSONS), ("organizations", GROUPS)):
        (folder / "actors" / name).mkdir(parents=True)
        (folder / "actors" / name / "own.csv").write_text(text, encoding="utf-8")
    return load_actors((folder,))


def coded(lexicon: ActorLexicon, text: str, on: str | None = None) -> tuple[str | None, str]:
    code = code_phrase(lexicon, text, on=dt.date.fromisoformat(on) if on else None)
    assert code is not None, text
    return code.country, " ".join(code.sectors)


@pytest.mark.parametrize(
    ("text", "country", "sectors"),
    [
        ("Peru", "PER", ""),
        ("Lima", "PER", "GOV"),
        ("the Lima airport police", "PER", "COP"),
        ("Peruvian soldiers", "PER", "MIL"),
        ("two Peruvian warships", "PER", "MIL"),
        ("former Peruvian foreign minister", "PER", "ELI"),
        ("Peru's opposition lawmakers", "PER", "LEG OPP"),
        ("a group of Peruvian farmers", "PER", "AGR"),
        ("dozens of nurses from Peru", "PER", "MED"),
        ("a spokesman for the Peruvian army", "PER", "MIL"),
        ("Peru's ambassador to Chile", "PER", "GOV"),
        ("the Peruvian embassy in Chile", "PER", "GOV"),
        ("the president of Peru", "PER", "GOV"),
        ("Peru-based smugglers", "PER", "CRM"),
        ("Peru-led troops", "PER", "MIL"),
        ("Chile-backed rebels in Peru", "PER", "REB"),
        ("pro-Chilean protesters", None, "CVL"),
        ("ethnic Albanian students in Peru", "PER", "EDU"),
        ("Peruvians", "PER", "CVL"),
        ("the Peruvians", "PER", ""),
        ("people in Peru", "PER", "CVL"),
        ("a Peruvian island", "PER", "UNK"),
        ("rebel soldiers", None, "REB"),
        ("gunmen", None, "UAF"),
        ("union officials", None, "LAB"),
        ("the president of the dockers' union", None, "LAB"),
        ("the university's president", None, "EDU"),
        ("police officials", None, "COP"),
        ("officials", None, "GOV"),
        ("members of parliament", None, "LEG"),
        ("the leader of the opposition", None, "OPP"),
        ("Abkhazian militia", "GEO", "PRM PRE"),
        ("South Korean workers", "KOR", "LAB"),
        ("Soviet tanks", "SUN", "MIL"),
        ("the former Soviet republic of Armenia", "ARM", "UNK"),
        ("Peruvain soldiers", "PER", "MIL"),
        ("Norwya's navy", "NOR", "MIL"),
        ("Peruvian state security secretary", "PER", "GOV"),
        ("Peruvian prison director", "PER", "COP"),
        ("two men", None, "UNK"),
        ("he", None, "UNK"),
        ("Ruritania", None, ""),
    ],
)
def test_country_and_sectors_come_from_the_parts(
    lexicon: ActorLexicon, text: str, country: str | None, sectors: str
) -> None:
    code = code_phrase(lexicon, text, on=dt.date(2012, 1, 1))
    found = (code.country, " ".join(code.sectors)) if code else (None, "")
    assert found == (country, sectors)


@pytest.mark.parametrize(
    ("on", "sectors"),
    [("2003-05-05", "LEG"), ("2006-05-05", "GOV"), ("2012-05-05", "ELI"), (None, "GOV ELI LEG"), ("1990-01-01", "")],
)
def test_roles_hold_at_their_dates(lexicon: ActorLexicon, on: str | None, sectors: str) -> None:
    assert coded(lexicon, "Jana Doe", on) == ("CZE", sectors)


def test_groups_change_with_the_date(lexicon: ActorLexicon) -> None:
    assert coded(lexicon, "a Blue Heron commander", "2001-01-01") == ("LAO", "REB")
    assert coded(lexicon, "a Blue Heron delegation", "2011-01-01") == ("LAO", "GOV")


def test_the_texts_own_role_outweighs_the_lexicon(lexicon: ActorLexicon) -> None:
    code = code_phrase(lexicon, "former Prime Minister Jana Doe", on=dt.date(2006, 1, 1))
    assert code is not None
    assert (code.name, code.kind, code.sectors, code.role) == ("Jana Doe", "person", ("ELI",), "prime minister")


def test_a_tie_between_persons_stays_open(lexicon: ActorLexicon) -> None:
    code = code_phrase(lexicon, "Foreign Minister Roe", on=dt.date(2012, 1, 1))
    assert code is not None
    assert (code.country, code.sectors, code.lexicon_id) == (None, ("GOV",), None)


def test_a_country_breaks_the_tie(lexicon: ActorLexicon) -> None:
    code = code_phrase(lexicon, "Danish Foreign Minister Roe", on=dt.date(2012, 1, 1))
    assert code is not None
    assert (code.country, code.lexicon_id) == ("DNK", "p.roe1")


def test_surname_and_title_find_the_ruler(lexicon: ActorLexicon) -> None:
    assert coded(lexicon, "President Omar el-Zed", "2002-01-01") == ("TCD", "GOV")
    assert coded(lexicon, "the Zed government", "2002-01-01") == ("TCD", "GOV")


def test_a_town_is_no_part_of_a_persons_name(lexicon: ActorLexicon) -> None:
    code = code_phrase(lexicon, "Senator Max Cordoba")
    assert code is not None
    assert (code.name, code.country, code.sectors) == ("Max Cordoba", None, ("LEG",))


def test_a_state_in_a_bodys_name_is_not_the_state(lexicon: ActorLexicon) -> None:
    code = code_phrase(lexicon, "Peru Gadgets")
    assert code is not None
    assert (code.name, code.kind, code.country, code.lexicon_id) == ("Peru Gadgets", "organization", "PER", None)


def test_given_country_fills_what_the_phrase_leaves_open(lexicon: ActorLexicon) -> None:
    for country in ("PER", "Peru"):
        code = code_phrase(lexicon, "the police", country=country)
        assert code is not None
        assert code.country == "PER"


def test_a_phrase_without_an_actor_is_none(lexicon: ActorLexicon) -> None:
    assert code_phrase(lexicon, "the weather") is None
    assert code_phrase(lexicon, "") is None


def test_every_code_says_why(lexicon: ActorLexicon) -> None:
    code = code_phrase(lexicon, "Peruvian soldiers")
    assert code is not None
    assert "soldier" in code.basis
    assert "Peru" in code.basis
