from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.grammar import Tree
from dateline.lexicon.gazetteer import load_gazetteer
from dateline.nlp.pipeline import parse_texts
from dateline.resolve.event_place import pick_place
from dateline.resolve.places import find_places

if TYPE_CHECKING:
    from spacy.language import Language

    from dateline.model import Place

# sentence, trigger, the words that name where it happened (None: the text does not say)
SENTENCES = [
    ("Gunmen attacked a police station in Quetta on Monday.", "attacked", "Quetta"),
    ("Rebels shelled Aleppo overnight.", "shelled", "Aleppo"),
    ("The bombing of Sanaa killed twelve people.", "bombing", "Sanaa"),
    ("The bombing of Sanaa killed twelve people.", "killed", "Sanaa"),
    ("Militants raided the town of Bama in Borno state and burned houses.", "raided", "Bama"),
    ("Militants raided the town of Bama in Borno state and burned houses.", "burned", "Bama"),
    ("Officials from Ankara met their Greek counterparts in Geneva.", "met", "Geneva"),
    ("The Kabul government rejected the offer.", "rejected", None),
    ("Pakistan attacked three villages in Afghanistan.", "attacked", "Afghanistan"),
    ("Kabul has denied the allegations.", "denied", None),
    ("In Mosul, soldiers arrested six men.", "arrested", "Mosul"),
    ("Police arrested a man from Chechnya.", "arrested", None),
    ("The ministers signed the accord at a ceremony in Doha, the capital of Qatar.", "signed", "Doha"),
    ("A suicide bomber blew himself up outside a mosque in Peshawar, killing nine.", "killing", "Peshawar"),
    ("A suicide bomber blew himself up outside a mosque in Peshawar, killing nine.", "blew", "Peshawar"),
    ("Police in Nairobi said that gunmen killed four people in Garissa.", "killed", "Garissa"),
    ("A spokesman in Baghdad said the army had killed ten fighters.", "killed", None),
    ("Troops withdrew from Kherson after weeks of fighting.", "withdrew", "Kherson"),
    ("Thousands marched through the streets of Khartoum to demand civilian rule.", "marched", "Khartoum"),
    ("The Aleppo siege ended in December.", "siege", "Aleppo"),
    ("A bomb exploded outside the embassy of Ghana, wounding a guard.", "exploded", None),
    ("A bomb exploded outside the embassy of Ghana in Lagos.", "exploded", "Lagos"),
    ("Iran accused Israel of killing a scientist in Tehran.", "killing", "Tehran"),
    ("Iran accused Israel of killing a scientist in Tehran.", "accused", None),
    ("The president condemned the attack in Nice.", "condemned", None),
    ("The president condemned the attack in Nice.", "attack", "Nice"),
    ("Washington imposed sanctions on Syria.", "imposed", None),
    ("The army captured Raqqa from the militants.", "captured", "Raqqa"),
    ("He was shot dead near his home in Karachi, Pakistan.", "shot", "Karachi"),
    ("Two aid workers were kidnapped in Mogadishu, officials in Nairobi said.", "kidnapped", "Mogadishu"),
    ("Clashes erupted between protesters and police in Cairo and Alexandria.", "Clashes", "Cairo"),
    ("The minister, who arrived in Jakarta on Sunday, blamed Australia.", "blamed", None),
    ("The minister, who arrived in Jakarta on Sunday, blamed Australia.", "arrived", "Jakarta"),
    ("Thirty were hurt when a car bomb exploded in the suburb of Sadr City in Baghdad.", "exploded", "Sadr City"),
    ("Villagers fled to Uganda after the raid.", "fled", "Uganda"),
    ("France deported two Algerians to Algiers.", "deported", "Algiers"),
    ("A strike on a convoy near the city of Kunduz killed three soldiers.", "killed", "Kunduz"),
    ("A strike on a convoy near the city of Kunduz killed three soldiers.", "strike", "Kunduz"),
    ("Demonstrators gathered outside the U.S. embassy in London.", "gathered", "London"),
    ("Russia invaded Georgia in 2008.", "invaded", "Georgia"),
    ("The United Nations urged Sudan to allow aid convoys into Darfur.", "urged", None),
    ("Turkey jailed the journalist for insulting the president.", "jailed", None),
    ("The navy seized a vessel off the coast of Somalia.", "seized", "Somalia"),
    ("Fighting in Sirte has killed dozens since June.", "killed", "Sirte"),
    ("Farmers in Punjab protested against the new law.", "protested", "Punjab"),
    ("Leaders of India and China met in Kazan.", "met", "Kazan"),
    ("Seoul warned that Pyongyang may test a missile.", "warned", None),
    ("The rebels, based in the mountains of Jebel Marra, ambushed a patrol.", "ambushed", None),
    ("The leader of the group was arrested in Dubai and extradited to India.", "extradited", "India"),
    ("The leader of the group was arrested in Dubai and extradited to India.", "arrested", "Dubai"),
    ("Shells fired from Lebanon hit Kiryat Shmona in northern Israel.", "hit", "Kiryat Shmona"),
    ("Australia sent 200 soldiers to Timor.", "sent", "Timor"),
    ("The Turkish president said in Istanbul that his country would not accept the plan.", "accept", None),
    ("Security forces killed two protesters in the northern city of Homs and three in Hama.", "killed", "Homs"),
    ("A bomb in Jaffna killed the governor.", "killed", "Jaffna"),
    ("A court in Minsk sentenced the activist to six years.", "sentenced", "Minsk"),
    ("Bangladesh has arrested a leader of the group in Dhaka.", "arrested", "Dhaka"),
    ("Israeli aircraft struck targets in the Gaza Strip.", "struck", "Gaza Strip"),
    ("Talks between the two sides in Vienna collapsed.", "collapsed", "Vienna"),
    ("Talks between the two sides in Vienna collapsed.", "Talks", "Vienna"),
    ("Germany offered to host the conference.", "offered", None),
    ("Rebels attacked the village of Kawa, killing three people.", "killing", "Kawa"),
    ("Jordan and Egypt condemned the raid on Jenin.", "condemned", None),
    ("Jordan and Egypt condemned the raid on Jenin.", "raid", "Jenin"),
    ("Beijing summoned the ambassador of Japan.", "summoned", None),
    ("Protesters in Tbilisi threw stones at police, who used tear gas.", "threw", "Tbilisi"),
    ("The U.S. ambassador in Kabul met the chief of the army.", "met", None),
    ("Two bombs exploded in the capital, Baghdad, on Sunday.", "exploded", "Baghdad"),
    ("The EU will send monitors to Georgia next month.", "send", "Georgia"),
    ("Soldiers killed five rebels in an operation in the Qandil mountains in northern Iraq.", "killed", "Qandil"),
    ("Soldiers killed five rebels in an operation in the Qandil mountains in northern Iraq.", "operation", "Qandil"),
    ("South Korea and Japan agreed in Seoul to share intelligence.", "agreed", "Seoul"),
    ("The group claimed responsibility for an attack in Istanbul.", "claimed", None),
    ("The group claimed responsibility for an attack in Istanbul.", "attack", "Istanbul"),
    ("An Israeli air strike in Damascus destroyed a consulate.", "destroyed", "Damascus"),
    ("An Israeli air strike in Damascus destroyed a consulate.", "strike", "Damascus"),
    ("Residents of Goma fled as fighters advanced on the city.", "advanced", None),
    ("Chinese ships fired water cannons at Philippine boats near Scarborough Shoal.", "fired", "Scarborough Shoal"),
    ("Hundreds were detained in Moscow, St. Petersburg and other cities.", "detained", "Moscow"),
    ("The prime minister resigned after protests in Dhaka.", "protests", "Dhaka"),
    ("India closed its consulate in Karachi.", "closed", "Karachi"),
    ("Kenya recalled its ambassador from Khartoum.", "recalled", "Khartoum"),
    ("The police chief of Lagos was dismissed.", "dismissed", None),
    ("The talks, held in Muscat, ended without a deal.", "held", "Muscat"),
    ("The talks, held in Muscat, ended without a deal.", "ended", "Muscat"),
    ("Lebanon protested to the United Nations.", "protested", None),
    ("A Saudi-led coalition bombed the port of Hodeidah in Yemen.", "bombed", "Hodeidah"),
    ("Tanks entered Rafah on Tuesday.", "entered", "Rafah"),
    ("A court in Ankara ordered the arrest of the mayor of Diyarbakir.", "ordered", None),
    ("The mayor of Diyarbakir was arrested on Friday.", "arrested", None),
    ("Gunmen opened fire on worshippers at a church in Kaduna state, Nigeria.", "opened", "Kaduna"),
    ("Villagers in the district of Swat blocked the road to Mingora.", "blocked", "Swat"),
    ("North Korea fired two missiles into the Sea of Japan.", "fired", "Sea of Japan"),
    ("Canadian police arrested two men in Toronto and one in Ottawa.", "arrested", "Toronto"),
    ("He told reporters in Brussels that NATO would deploy troops in Poland.", "deploy", "Poland"),
    ("He told reporters in Brussels that NATO would deploy troops in Poland.", "told", "Brussels"),
    ("Speaking in Warsaw, he urged Germany to send tanks.", "urged", "Warsaw"),
    ("Speaking in Warsaw, he urged Germany to send tanks.", "send", None),
]  # fmt: skip
BASES = [
    ("Gunmen attacked a convoy in Zaria.", "attacked", "phrase"),
    ("The Jaffna bombing shocked the island.", "bombing", "phrase"),
    ("Jets bombed Idlib.", "bombed", "object"),
    ("Police held a man during a raid in Lyon.", "held", "clause"),
    ("Troops stormed a house in Basra and freed two hostages.", "freed", "sentence"),
    ("A bomb went off in Herat. Three people were killed.", "killed", "before"),
    ("LAGOS, Nigeria (AP) -- Doctors went on strike.", "strike", "dateline"),
]


@pytest.fixture(scope="module")
def pick(nlp: Language):
    gazetteer = load_gazetteer(())

    def pick_in(text: str, trigger: str) -> tuple[Place, str] | None:
        (parse,) = parse_texts(nlp, [text], {})
        tree = Tree(parse)
        token = next(t for t in tree.tokens if t.text == trigger)
        return pick_place(tree, find_places(tree, gazetteer), token.i)

    return pick_in


@pytest.mark.parametrize(("text", "trigger", "wanted"), SENTENCES)
def test_the_place_of_an_event(pick, text: str, trigger: str, wanted: str | None) -> None:
    choice = pick(text, trigger)
    assert (choice and choice[0].text) == wanted


@pytest.mark.parametrize(("text", "trigger", "basis"), BASES)
def test_the_choice_says_why(pick, text: str, trigger: str, basis: str) -> None:
    choice = pick(text, trigger)
    assert choice is not None
    assert choice[1] == basis


def test_the_finest_place_keeps_its_division(pick) -> None:
    place, _ = pick("Soldiers killed two men in Zimrak district, Helmand province, on Monday.", "killed")
    assert (place.name, place.admin1, place.country) == ("Zimrak", "Helmand", "AFG")


def test_what_others_say_does_not_inherit_a_place(pick) -> None:
    assert pick("A bomb went off in Herat. A witness said that soldiers fired at cars.", "fired") is None


def test_a_capital_that_files_the_report_is_no_place_of_later_events(pick) -> None:
    text = "CAIRO (AP) -- Prices rose. Bread is dear. Rice is dear. Oil is dear. Workers marched."
    assert pick(text, "marched") is None
