"""Single sentences as agencies write them: who did it where nobody is named, offences, titles before names, sums."""

from __future__ import annotations

import pytest

from dateline.run.coder import Coder
from dateline.run.examples import show_events


def rows(coder: Coder, text: str) -> list[str]:
    """The events, each as `TYPE/mode ACTOR > RECIPIENT`."""
    return [row for row in show_events(coder.read(text, published="2024-05-14")).split("; ") if row]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # the office that announces what is its to do
        ("The Polish foreign ministry said two Belarusian envoys were being expelled.", "SANCTION/expel POL > BLR"),
        ("Oman's defence minister said 600 reservists were being called up.", "MOBILIZE/troops OMN"),
        # what is to be done to whom stands before it
        ("A judge in Panama ordered the Libyan leader's assets frozen.", "COERCE/seize PAN > LBY"),
        ("Gambia's president ordered all Senegalese traders expelled.", "COERCE/deport GMB > SEN"),
        ("Gambia's president had two Senegalese editors arrested.", "COERCE/arrest GMB > SEN"),
        ("Ethiopia has kept the Somali town cut off for a year.", "COERCE/restrict ETH > SOM"),
        # the sum that `what` stands for
        ("Spain has provided Mali with what now totals a billion euros in aid.", "AID ESP > MLI"),
        # whose hand is seen
        ("Kenya's president sees Somalia's hand in the killing of two clerics.", "ASSAULT/targeted SOM"),
        # what is only added about a charge
        ("Chad blamed Sudan for the blast, an allegation that Khartoum did not answer.", "ACCUSE/allege TCD > SDN"),
        # what stands behind a verb that only joins two happenings
        ("The expulsion of two Danish envoys by Oman follows a raid on a school.", "SANCTION/expel OMN > DNK"),
        # a place inside what is hit does not strike
        ("A Saudi air raid on a hall in the Yemeni capital killed 140 mourners.", "ASSAULT/aerial SAU"),
        # where a laden truck went
        ("A suicide bomber drove a truck packed with bombs into a bank in Oslo.", "ASSAULT/suicide-attack"),
        # a word in two parts
        ("The European Union does not recognise the re-election of the president of Belarus.", "SUPPORT+negation EUR"),
        # `set free` plans no war; money held back is kept from somebody
        ("The front has set free 40 Moroccan prisoners of war.", "RETREAT/release"),
        ("The IMF has held back a tranche of a loan to Kenya.", "SANCTION/discontinue IGO > KEN"),
        # who flees is let in
        ("Chad has let in a further 400 Sudanese fleeing the war.", "AID TCD > SDN"),
        # whom the parser hung beside the verb
        ("Hutu rebels hacked to death eight Danish tourists who had come to see birds.", "ASSAULT/primitive"),
        # who is told is no refusal; what somebody promises to allow is not yet so
        ("Kenya's president has promised the opposition that he will repeal the law.", "AGREE KEN > KEN"),
        ("Rebels in Mali pledged to let French troops take over checkpoints in Gao.", "CONCEDE+future MLI"),
        # gerunds that were taken for something else
        ("Peru began massing tanks opposite the coast of Chile.", "MOBILIZE/weapons PER > CHL"),
        ("Renamo guerrillas have begun handing in their weapons.", "RETREAT/disarm MOZ"),
        # who is inside what is hit
        ("Maoist guerrillas blew up a jeep carrying eleven Nepalese policemen.", "ASSAULT/explosives"),
        # what is said of a charge
        ("Mali spoke of spies, an accusation that Chad's president dismissed.", "REJECT TCD"),
        # what is warned of goes on, and is done by the band that says so; others only tell of it
        ("Al-Shabaab warned that raids on Kenya would go on.", "THREATEN/violence SOM > KEN"),
        ("The UN warned that attacks on villagers in Chad would continue.", "ASSAULT+future  > TCD"),
        # after days of talks; whose anger it is at stands behind the place
        ("Oman's premier flew home after two days of talks with Chad.", "CONSULT"),
        ("Students besieged the Jakarta palace to vent their anger at the president.", "PROTEST/obstruct IDN > IDN"),
        # who fired stands behind where it was fired from
        ("Rockets fired from Gaza by Islamic Jihad slammed into Ashkelon.", "ASSAULT/heavy-weapons PSE > ISR"),
        # where somebody is, and the second of two who speaks
        ("Visiting Oman, Chad's foreign minister praised its sultan.", "CONSULT/visit TCD > OMN"),
        # what somebody is asked to do, by a verb without tense
        ("Laos asked that Chad free a bishop.", "REQUEST/yield LAO > TCD"),
        # how long is not who; a guard who stands down stands no guard; whom one sends is not whom one sends against
        ("After three hours closeted with Assad, Kofi Annan emerged with a pledge.", "CONSULT"),
        ("Kyrgyz guards stood down along the Tajik border.", "RETREAT/withdraw KGZ > TJK"),
        ("Iraq's premier deployed thousands of riot policemen round a square.", "MOBILIZE/police IRQ"),
        # a condition that opens with its helping verb
        ("Should Chad cut pay, its nurses will strike over Easter, the union said.", "THREATEN/restrict TCD"),
        # promises not to let a thing happen
        ("Uganda promised Rwanda not to allow its soil to be used by rebels.", "CONCEDE UGA > RWA"),
    ],
)
def test_who_did_it(coder: Coder, text: str, told: str) -> None:
    found = rows(coder, text)
    assert any(row.startswith(told) for row in found), found


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        # what somebody is held for having said is no event of its own
        ("A Thai activist was jailed for insulting the king.", "COERCE"),
        ("Two Rwandan editors were arrested for criticising President Kagame.", "COERCE"),
        # at whose invitation somebody comes, and what is only rehearsed
        ("Peru's premier arrived in Ankara at the invitation of the Turkish foreign ministry.", "CONSULT"),
        ("North Korea put its army on alert over rehearsals for an invasion by Japan.", "MOBILIZE"),
        # on what a threat depends
        ("Delhi warned the Maldives that relations would suffer if their leader was not freed.", "THREATEN"),
        # what there is nothing of
        ("The White House rejected the demand, repeating that there was nothing to negotiate.", "REJECT"),
        # who calls for something is no refusal
        ("Chad's opposition called for talks with the government.", "REQUEST"),
    ],
)
def test_one_event(coder: Coder, text: str, type_: str) -> None:
    found = rows(coder, text)
    assert [row.partition(" ")[0].partition("/")[0] for row in found] == [type_], found


def test_a_participle_goes_on_from_the_passive(coder: Coder) -> None:
    found = rows(coder, "A Kuwaiti blogger was convicted of insulting the emir and sentenced to two years in prison.")
    assert found == ["SANCTION/convict  > KWT", "COERCE/arrest  > KWT"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Britain's Labour Party has suspended its former leader Jane Doe.", "its former leader Jane Doe"),
        ("The police in Nicaragua raided the newspaper La Prensa.", "the newspaper La Prensa"),
        ("Peru's president accused his Chilean counterpart, Jane Doe, of lying.", "his Chilean counterpart, Jane Doe"),
    ],
)
def test_the_words_for_a_party_hold_the_name(coder: Coder, text: str, words: str) -> None:
    events = [claim.event for claim in coder.read(text).claims if claim.event]
    assert words in {party.evidence.text for event in events for party in event.recipients}
