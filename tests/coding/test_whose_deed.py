"""Who is meant by a judgement of a deed, one blow told in two clauses, and what was not done at all."""

from __future__ import annotations

import pytest

from dateline.model import Event
from dateline.run.coder import Coder
from dateline.run.examples import show_events


def rows(coder: Coder, text: str) -> list[str]:
    """The events, each as `TYPE/mode ACTOR > RECIPIENT`."""
    return [row for row in show_events(coder.read(text, published="2024-05-14")).split("; ") if row]


def events(coder: Coder, text: str) -> list[Event]:
    return [claim.event for claim in coder.read(text, published="2024-05-14").claims if claim.event]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # those who did it are condemned, not those to whom it was done
        ("Norway condemned the shelling of Chad by Sudan.", "ACCUSE/disapprove NOR > SDN"),
        ("Norway condemned the arrest of a poet by Sudanese police.", "ACCUSE/disapprove NOR > SDN"),
        ("Norway condemned the attack on a mosque by Sudanese troops.", "ACCUSE/disapprove NOR > SDN"),
        ("Norway regretted the expulsion of its envoys by Sudan.", "ACCUSE/disapprove NOR > SDN"),
        ("The Sudanese army regretted shelling a Chadian village.", "CONCEDE SDN > TCD"),
        # states protest in words
        ("The dam drew protests from Egypt.", "ACCUSE/disapprove EGY"),
        # both sides of what is brokered
        ("Norway brokered a truce between Mali and Chadian rebels.", "CONSULT/multilateral NOR > MLI, TCD"),
        # those who are named last
        ("Among those arrested by Sudanese police were two Polish poets.", "COERCE/arrest SDN > POL"),
        ("Those killed included a Kenyan officer.", "ASSAULT  > KEN"),
        # who lies beyond a border is not met by a deed that is near it, but by troops that are massed there
        ("Malian troops attacked gunmen near the border with Niger.", "ASSAULT/firearms MLI > gunmen"),
        ("Serbia massed troops near the border with Kosovo.", "MOBILIZE/troops SRB > XKX"),
        # where missiles are fired from, not who tells of them
        ("A missile was fired from Iran on Monday, Tokyo said.", "MOBILIZE/weapons IRN"),
        # who is praised is who did it; what a sum is given as is what is stopped
        ("Norway praised Spain for recognising Palestine.", "SUPPORT NOR > ESP"),
        ("Norway suspended $20 million in aid to Malawi.", "SANCTION/discontinue NOR > MWI"),
        # who faces or suffers a deed has not done it
        ("Iran is facing sanctions by the European Union.", "SANCTION/discontinue EUR > IRN"),
        ("The Kenyan army suffered an attack.", "ASSAULT  > KEN"),
        # a deed that is told as a noun, with its doer, before who says so
        ("Shelling by Syrian forces killed a mother, activists said.", "ASSAULT/heavy-weapons SYR > SYR"),
        # what is talked about takes no part; what is met with force is no meeting
        ("Sudan discussed Kenyan fishermen with Egypt.", "CONSULT SDN, EGY"),
        ("Any attack will be met with an iron fist, Moscow told Warsaw.", "THREATEN/violence+future RUS"),
        # a town near which it was done is not hit
        ("Two rebels were killed by Peruvian troops during a raid near Satipo.", "ASSAULT PER > PER"),
        # whose will or right it is does it, not who speaks of it
        ("The UN denounced the decision of Chad to expel Libyan diplomats.", "SANCTION/expel TCD > LBY"),
        ("Norway criticised the decision of the Greek army to fire on migrants.", "ASSAULT/firearms GRC"),
        ("Norway defended the right of Georgian troops to fire on rebels.", "SUPPORT NOR > GEO"),
        # who signs or issues a paper says what it says; who turns it down does not
        ("Kenyan lawyers signed a letter urging Uganda to free a poet.", "REQUEST/yield KEN > UGA"),
        ("A statement condemning Sudan was issued by Qatar.", "ACCUSE/disapprove QAT > SDN"),
        (
            "Norway's parliament passed a bill imposing sanctions on Oman over killings in Yemen.",
            "SANCTION/discontinue NOR > OMN",
        ),
        ("The Peruvian Congress adopted a law barring Chileans from owning mines.", "COERCE/restrict PER > CHL"),
        # whose offer, ban or call it is that stands before it without a name
        ("The Houthis spurned a government offer of talks.", "REJECT/meet YEM > YEM"),
        ("Guinea's parliament rejected an opposition demand for a recount.", "REJECT/change GIN > GIN"),
        # who speaks for a state and the state are one
        (
            "The Danish envoy hinted that Copenhagen could widen its ban if Togo jailed its poets.",
            "THREATEN/restrict DNK > TGO",
        ),
        # who tells a sentence at its end says all of it
        ("Peru and Chile reached an understanding on fees for copper, mediator Ana Sole announced.", "AGREE PER, CHL"),
        (
            "The premier of Peru flew to Quito for a second round of talks with Luis Cano.",
            "CONSULT/visit PER > ECU, Luis Cano",
        ),
        # a day behind a word of two parts is no part of it; whose flag a ship flies; what is hit off a coast
        ("India on Monday called off a meeting with Nepal's envoy.", "REJECT/meet IND > NPL"),
        (
            "Somali pirates fired rockets at a Greek-owned tanker in the Gulf of Aden.",
            "ASSAULT/heavy-weapons SOM > GRC",
        ),
        ("A Panama-registered ship was hit by a missile off Yemen.", "ASSAULT/heavy-weapons  > PAN"),
        ("Iran expressed readiness on Wednesday to sell gas to Iraq.", "AGREE IRN > IRQ"),
        # whom somebody tells what they themselves will do
        ("Iraq warned Kuwait on Tuesday that it would respond to any attack.", "THREATEN IRQ > KWT"),
        # for whom a minister speaks, the state does
        (
            "Chad will attack rebel camps in Sudan, the Chadian defence minister said.",
            "THREATEN/violence+future TCD > SDN",
        ),
        # whose war it is, where it lies, and who did what is marched against
        ("Turkey has refused to give any assistance to the US-led war against Iraq.", "REJECT/assist TUR > USA"),
        ("Denmark criticised the Russian-led drive against rebels.", "ACCUSE/disapprove DNK > RUS"),
        (
            "Shan rebels vowed to fight until they hold hills by Myanmar's border with China.",
            "THREATEN/violence MMR > MMR",
        ),
        ("Residents held rallies against the abuse of prisoners by Turkish police.", "PROTEST/demo TUR > TUR"),
        # who bars somebody from a thing brings about what comes of it
        ("Chad barred women from working, forcing two charities to close.", "COERCE/restrict TCD > TCD"),
        # what a thing to come is for is as far off
        ("Norway will hold a conference to help Moldova.", "AGREE+future NOR > MDA"),
        # whom it was done to has not done what is protested against, and no second protest is told
        (
            "Chad summoned the Libyan envoy to protest against the beating of a Chadian nurse.",
            "ACCUSE/disapprove TCD > LBY",
        ),
        # who bears arms did it
        (
            "Chadian rebels armed with machetes killed 60 people near Abeche, radio said.",
            "ASSAULT/targeted/primitive TCD > TCD",
        ),
        ("The opposition in Mali called for the resignation of the premier.", "REQUEST/change MLI > MLI"),
        # who is fought together takes no part; a town before a bombing did not do it
        ("Kenyan and Somali troops carried out a joint operation against Eritrean rebels.", "COOPERATE SOM, KEN"),
        ("Turkish doctors treated children wounded in the Mogadishu bombing.", "ASSAULT/explosives  > "),
        ("A Saudi-led coalition air strike hit a school in Yemen.", "ASSAULT/aerial SAU > YEM"),
        # bands are hit in their own land; what another is to do has phrases of its own
        ("Nigerian troops and soldiers from Cameroon attacked Boko Haram camps.", "ASSAULT NGA, CMR"),
        ("Cyprus urged Turkey to withdraw its ship from waters west of Paphos.", "REQUEST CYP > TUR"),
        ("Leaders of four states sat down with the Chinese president in Xi'an.", "CONSULT"),
        # an envoy who is put out is the other's
        ("Chad broke off relations with Libya and expelled its ambassador after a raid.", "SANCTION/expel TCD > LBY"),
        ("Rebels who had posed as peasants killed the Peruvian prefect of Ayacucho.", "ASSAULT PER > PER"),
        # what somebody is found guilty of is theirs
        ("A Dutch court found a Syrian colonel guilty of torturing prisoners.", "ASSAULT/torture SYR"),
    ],
)
def test_whose_deed(coder: Coder, text: str, told: str) -> None:
    found = rows(coder, text)
    assert any(row.startswith(told) for row in found), found


@pytest.mark.parametrize(
    "text",
    [
        "The shell that hit a school in Kano killed nine pupils.",
        "The gunmen who stormed the hotel killed nine guests.",
        "Instead of releasing the crew, the pirates killed the captain.",
        "A bomber rammed a car into a checkpoint in Kidal, killing five soldiers.",
    ],
)
def test_one_deed(coder: Coder, text: str) -> None:
    assert [event.type for event in events(coder, text)] == ["ASSAULT"]


def test_what_is_known_is_not_in_view(coder: Coder) -> None:
    assert "THREATEN" not in {event.type for event in events(coder, "Norway discussed the attack on a Danish tanker.")}
    assert "THREATEN" in {event.type for event in events(coder, "Norway discussed sanctions against Belarus.")}


def test_a_next_deed_has_a_toll_of_its_own(coder: Coder) -> None:
    killed, burned = events(coder, "Rebels in Chad killed six soldiers and burned two trucks.")
    assert killed.toll is not None
    assert killed.toll.killed == 6
    assert burned.toll is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rebels launched an offensive against the Chadian army.", "launched an offensive"),
        ("Air strikes were carried out on Chadian rebels.", "strikes were carried"),
        ("Rebels attacked the Chadian army.", "attacked"),
    ],
)
def test_a_noun_with_the_verb_that_holds_it(coder: Coder, text: str, words: str) -> None:
    assert [event.trigger.text for event in events(coder, text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Chad accused Sudan of plotting to kill a general, a charge Khartoum denies.",
        "Chad says Sudan shelters the rebels, which Khartoum denies.",
        "Chad says Sudan supplied the missiles, something Khartoum has denied.",
        "Sudan backs the rebels, Chad says, an allegation that Khartoum rejects.",
    ],
)
def test_what_is_taken_up_behind_a_comma_is_answered(coder: Coder, text: str) -> None:
    reading = coder.read(text)
    cast = {actor.id: actor.country for actor in reading.actors}
    (denial,) = [claim for claim in reading.claims if claim.attribution.stance == "denies"]
    assert cast[denial.attribution.speaker or ""] == "SDN"
    (answered,) = [claim for claim in reading.claims if claim.id in denial.answers]
    assert cast[answered.attribution.speaker or ""] == "TCD"


def test_a_denial_turns_down_whoever_is_quoted_with_it(coder: Coder) -> None:
    assert "REJECT SDN > TCD" in rows(coder, "Sudan backs the rebels, Chad says, an allegation that Khartoum rejects.")
