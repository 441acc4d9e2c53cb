from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from dateline.grammar import Tree
from dateline.lexicon.actors import ActorLexicon, load_actors
from dateline.model import Actor, Mention
from dateline.nlp.pipeline import parse_texts
from dateline.resolve.mentions import find_actors

if TYPE_CHECKING:
    from spacy.language import Language

Found = dict[str, list[Actor]]
Find = Callable[..., Found]


@pytest.fixture(scope="module")
def lexicon() -> ActorLexicon:
    return load_actors()


@pytest.fixture
def find(nlp: Language, lexicon: ActorLexicon) -> Find:
    """Text of a mention -> the actors that its mentions name, in text order."""

    def run(text: str, given: tuple[str, ...] = (), known_case: bool = False) -> Found:
        case = lexicon.known_case() if known_case else {}
        tree = Tree(next(iter(parse_texts(nlp, [text], case))))
        spans = tuple((text.index(g), text.index(g) + len(g)) for g in given)
        actors, mentions, _ = find_actors(tree, lexicon, on=dt.date(2015, 5, 5), given=spans)
        check_integrity(tree, actors, mentions)
        by_id = {a.id: a for a in actors}
        found: Found = {}
        for m in mentions:
            found.setdefault(text[m.start : m.end], []).append(by_id[m.actor])
        return found

    return run


def check_integrity(tree: Tree, actors: tuple[Actor, ...], mentions: tuple[Mention, ...]) -> None:
    assert [a.id for a in actors] == [f"a{n}" for n in range(1, len(actors) + 1)]
    for m in mentions:
        assert m.first <= m.head <= m.last
        assert (m.start, m.end) == (tree.tokens[m.first].start, tree.tokens[m.last].end)
    for actor in actors:
        own = {(m.start, m.end) for m in mentions if m.actor == actor.id}
        assert own == set(actor.mentions)


def test_a_title_and_a_name_are_one_person(find: Find) -> None:
    found = find("Norway's Fisheries Minister Berit Aasland met Danish officials in Oslo. Aasland later left.")
    (minister,) = found["Norway's Fisheries Minister Berit Aasland"]
    assert (minister.country, minister.sectors, minister.kind) == ("NOR", ("GOV",), "person")
    assert found["Aasland"] == [minister]
    assert found["Norway"][0].country == "NOR"
    assert found["Danish officials"][0].country == "DNK"


def test_an_apposition_is_the_same_person(find: Find) -> None:
    found = find("Berit Aasland, the Norwegian fisheries minister, resigned. The minister gave no reason.")
    (person,) = found["Berit Aasland"]
    assert (person.country, person.sectors) == ("NOR", ("GOV",))
    assert found["the Norwegian fisheries minister"] == found["The minister"] == [person]


def test_a_capital_that_is_only_a_place_is_no_government(find: Find) -> None:
    found = find("Ministers met in Oslo. Later Oslo protested to Copenhagen.")
    place, government = found["Oslo"]
    assert (place.sectors, government.sectors) == ((), ("GOV",))
    assert government.country == "NOR"


def test_an_acronym_is_the_body_that_it_was_given_for(find: Find) -> None:
    found = find("The Coastal Herring Board (CHB) sued Iceland. CHB lawyers spoke. The CHB won the case.")
    assert found["The Coastal Herring Board"] == found["The CHB"]
    found = find("The Coastal Herring Society (FISKO) sued Iceland. FISKO won.")
    assert all(actor == found["The Coastal Herring Society"][0] for actor in found["FISKO"])
    assert found["FISKO"][0].name == "Coastal Herring Society"


@pytest.mark.parametrize(
    ("text", "pronoun", "who"),
    [
        ("Jane Doe praised the army. She then left for Oslo.", "She", "Jane Doe"),
        ("Norway closed the port and Denmark said it would respond.", "it", "Denmark"),
        ("Norway recalled its ambassador.", "its", "Norway"),
        ("Peruvian farmers blocked a road. They want higher prices.", "They", "Peruvian farmers"),
        ("The rebels, who fled to Chad, surrendered.", "who", "The rebels"),
    ],
)
def test_pronouns(find: Find, text: str, pronoun: str, who: str) -> None:
    found = find(text)
    assert found[pronoun] == found[who]


def test_a_pronoun_without_a_single_antecedent_stays_open(find: Find) -> None:
    assert "They" not in find("They were late.")
    assert "It" not in find("Norway won. It is clear that the game was fair.")


def test_the_two_countries_are_both(find: Find) -> None:
    found = find("Norway and Iceland signed a pact. The two countries had quarrelled. Both sides were pleased.")
    assert {a.country for a in found["The two countries"]} == {"NOR", "ISL"}
    assert {a.country for a in found["Both sides"]} == {"NOR", "ISL"}


def test_the_two_countries_stay_open_when_three_were_named(find: Find) -> None:
    found = find("Norway, Iceland and Denmark signed a pact. The two countries had quarrelled.")
    assert "The two countries" not in found


def test_nouns_that_point_back(find: Find) -> None:
    found = find("The Herring Bank opened in Iceland. The bank hired many. The country needs it.")
    assert found["The bank"] == found["The Herring Bank"]
    assert found["The country"][0].country == "ISL"


def test_two_states_of_one_noun_are_two_actors(find: Find) -> None:
    found = find("Norwegian and Icelandic troops landed on the island.")
    assert {a.country for a in found["Norwegian and Icelandic troops"]} == {"NOR", "ISL"}


def test_possessors_and_modifiers_are_nested(nlp: Language, lexicon: ActorLexicon) -> None:
    tree = Tree(next(iter(parse_texts(nlp, ["Iceland's navy stopped a Danish trawler."], {}))))
    _, mentions, _ = find_actors(tree, lexicon, on=None)
    nested = {tree.parse.text[m.start : m.end]: m.nested for m in mentions}
    assert nested["Iceland's navy"] is False
    assert nested["Iceland"] is True


def test_given_spans_are_actors_whatever_they_look_like(find: Find) -> None:
    found = find("The slowness of the Norwegian cabinet angered three purple boxes.", given=("three purple boxes",))
    assert found["three purple boxes"][0].basis == "given"
    found = find(
        "The slowness of the Norwegian cabinet angered many.", given=("The slowness of the Norwegian cabinet",)
    )
    assert found["The slowness of the Norwegian cabinet"][0].country == "NOR"


def test_times_and_money_are_no_actors(find: Find) -> None:
    found = find("On Tuesday Norway paid Iceland two million dollars.")
    assert set(found) == {"Norway", "Iceland"}


def test_text_in_capitals(find: Find) -> None:
    text = "THE UNITED STATES WARNED NORTH KOREAN OFFICIALS ON TUESDAY. PRESIDENT OBAMA SPOKE OF U.S. TROOPS."
    found = find(text, known_case=True)
    assert found["THE UNITED STATES"][0].country == "USA"
    assert found["NORTH KOREAN OFFICIALS"][0].country == "PRK"
    assert found["U.S. TROOPS"][0].country == "USA"


def test_what_somebody_is_said_to_be_is_his_role(find: Find) -> None:
    found = find("Berit Aasland spoke. Aasland is the Norwegian fisheries minister.")
    assert (found["Berit Aasland"][0].country, found["Berit Aasland"][0].sectors) == ("NOR", ("GOV",))


def test_what_a_state_owns_is_its_own(find: Find) -> None:
    found = find("Norway and Iceland quarrelled. Norway recalled its ambassador from Reykjavik.")
    assert found["its ambassador"][0].country == "NOR"


def test_groups_that_are_told_apart_stay_apart(find: Find) -> None:
    found = find("Fishing groups met church groups in Oslo. The church groups left early.")
    assert found["The church groups"] == found["church groups"]
    assert found["Fishing groups"] != found["church groups"]


def test_what_stays_open_is_noted(nlp: Language, lexicon: ActorLexicon) -> None:
    tree = Tree(next(iter(parse_texts(nlp, ["They met him."], {}))))
    _, _, notes = find_actors(tree, lexicon, on=None)
    assert {note.evidence.text for note in notes if note.evidence} == {"They", "him"}
    assert {note.code for note in notes} == {"actor.undecided"}


def test_words_for_fighters_are_the_only_group_that_is_named(find: Find) -> None:
    found = find("Boko Haram raided a village. The militants kidnapped ten girls.")
    assert found["The militants"] == found["Boko Haram"]


@pytest.mark.parametrize(
    ("band", "group"),
    [("Rebels of the Red Army", "The Polisario Front"), ("Tuareg rebels", "The Islamic State")],
    ids=["of another body", "of a people, not of many lands"],
)
def test_fighters_of_others_are_not_the_group_that_is_named(find: Find, band: str, group: str) -> None:
    found = find(f"{band} fired at a post. {group} blew up a bridge.")
    assert {a.name for a in found[band]}.isdisjoint(a.name for a in found[group])


def test_words_for_fighters_stay_open_between_two_groups(nlp: Language, lexicon: ActorLexicon) -> None:
    tree = Tree(next(iter(parse_texts(nlp, ["The FARC and the ELN met. The guerrillas freed a nurse."], {}))))
    _, _, notes = find_actors(tree, lexicon, on=dt.date(1999, 5, 5))
    assert any(n.code == "actor.undecided" and "guerrillas" in n.text for n in notes)


def test_a_body_that_accuses_fighters_is_not_they(find: Find) -> None:
    found = find("The Shining Path accused rebels of killing a mayor.")
    assert found["rebels"] != found["The Shining Path"]


def test_two_men_are_new_and_the_two_men_are_known(find: Find) -> None:
    assert find("Two men were jailed in Thailand.")["Two men"][0].kind == "group"


def test_a_body_in_capitals_has_a_name_to_come_back_by(find: Find) -> None:
    found = find("The National Union of Herders (NUH) met officials. The NUH then left.")
    assert found["The NUH"] == found["The National Union of Herders"]


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("A group calling itself the Black Hand kidnapped a banker.", "A group", "Black Hand"),
        ("The victims were killed by a gang nicknamed “Los Zorros” in the port.", "a gang", "Los Zorros"),
        ("A gang called the Foxes shot Senator Ruiz.", "A gang", "Foxes"),
        ('A GROUP CALLING ITSELF THE "BLACK HAND" BOMBED A BANK IN THE PORT.', "A GROUP", "Black Hand"),
    ],
)
def test_a_body_bears_the_name_that_the_text_gives_it(find: Find, text: str, mention: str, name: str) -> None:
    assert [actor.name.lower() for actor in find(text)[mention]] == [name.lower()]


def test_a_name_given_once_is_known_again(find: Find) -> None:
    found = find("A group calling itself the Black Hand kidnapped a banker. On Tuesday the Black Hand released him.")
    assert len({actor.id for actors in (found["A group"], found["the Black Hand"]) for actor in actors}) == 1


def test_what_is_called_something_is_no_name(find: Find) -> None:
    found = find("The army called the attack cowardly.")
    assert [actor.name for actors in found.values() for actor in actors] == ["army"]


def test_a_person_with_the_name_of_a_town_acts(find: Find) -> None:
    found = find("The president of the court, David Lagos, denied it. Lagos told reporters that he was innocent.")
    assert {actor.name for actor in found["Lagos"]} == {"David Lagos"}


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        ("Marchers of the Awami League met. The police arrested two of the League.", "the League", "Awami League"),
        ("The Polisario Front shelled a post. Then the Front withdrew.", "the Front", "Polisario Front"),
    ],
)
def test_a_body_comes_back_by_the_last_word_of_its_name(find: Find, text: str, short: str, name: str) -> None:
    assert [actor.name for actor in find(text)[short]] == [name]


@pytest.mark.parametrize(
    ("text", "mention", "code"),
    [
        ("Boko Haram raided Bama. A spokesman for the group denied it.", "A spokesman", ("NGA", ("REB",))),
        ("Boko Haram raided Bama. A leader of the sect fled.", "A leader of the sect", ("NGA", ("REB",))),
        ("The Polisario Front met. A leader of the Front spoke.", "A leader of the Front", ("MAR", ("REB", "PRE"))),
        ("Boko Haram raided Bama. A spokesman for the army denied it.", "A spokesman", (None, ("MIL",))),
    ],
)
def test_who_is_of_a_body_has_its_state_and_sector(
    find: Find, text: str, mention: str, code: tuple[str | None, tuple[str, ...]]
) -> None:
    assert [(actor.country, actor.sectors) for actor in find(text)[mention]] == [code]
