"""What verbs of two words, of giving and of naming, and those behind `and`, `or`, `to` and places, have beside them."""

from __future__ import annotations

from typing import Any

import pytest

import dateline
from dateline.nlp.pipeline import parse_texts

CASES = [
    ("Finland sounded out Norway about a shared radar.", "Norway", "dobj", "sounded"),
    ("Sudan stood down its bombers.", "bombers", "dobj", "stood"),
    ("Agitating students were lathi-charged outside the vice-chancellor's office.", "students", "nsubjpass", "charged"),
    ("Students were lathi-charged by police.", "were", "auxpass", "charged"),
    ("Police have registered cases against 3,000 unidentified persons.", "cases", "dobj", "registered"),
    ("Police have registered cases against 3,000 unidentified persons.", "Police", "nsubj", "registered"),
    ("France gave Benin back a looted throne.", "Benin", "dative", "gave"),
    ("Georgia branded Russia an aggressor.", "aggressor", "oprd", "branded"),
    ("The rebels in Mali handed over five Thai workers to the Red Cross.", "over", "prt", "handed"),
    ("The government of Nepal and the Maoists opened peace talks in a hotel.", "Maoists", "conj", "government"),
    ("German intelligence handed lists of suspects to Turkey.", "intelligence", "nsubj", "handed"),
    ("Pakistan trained Sri Lankan pilots.", "Pakistan", "nsubj", "trained"),
    ("Zimbabwe imports half of its power from South Africa.", "half", "dobj", "imports"),
    ("The colonel assured the opposition that elections would follow within a year.", "follow", "ccomp", "assured"),
    ("In a clash in north east Chad, a rebel leader was held by an army force.", "leader", "nsubjpass", "held"),
    ("In a raid near Jos, Nigeria, two rebel leaders were caught by soldiers.", "Nigeria", "appos", "Jos"),
    ("Rebels in Darfur freed three Chinese oil workers unharmed.", "workers", "dobj", "freed"),
    ("Tanzania ordered Burundian herders to leave or face arrest.", "arrest", "dobj", "face"),
    ("The president of Tunisia sacked three judges and dissolved parliament.", "parliament", "dobj", "dissolved"),
    ("Students in Dakar boycotted lectures over unpaid grants.", "lectures", "dobj", "boycotted"),
    ("On Monday, Spain returned to the Peruvian government eight carved stones.", "stones", "dobj", "returned"),
    ("Calls by Norwegian lawmakers for Baku to free journalists mounted.", "Baku", "nsubj", "free"),
    ("Striking miners pressed Peru for a share of earnings.", "miners", "nsubj", "pressed"),
    ("A court found Ali Sene, a former premier, responsible for atrocities.", "responsible", "oprd", "found"),
    ("India withdrew the first group of its soldiers from Mali.", "from", "prep", "withdrew"),
    ("After a day in Rome, Serbia and Kosovo came to terms, the EU's envoy said.", "Serbia", "nsubj", "came"),
    ("Peru and Chile reached an accord on copper, mediator Ana Sole announced.", "reached", "ccomp", "announced"),
    ("Iran moved tanks close to the Afghan border in March.", "to", "prep", "tanks"),
    ("Men dressed as monks shot a judge in Yala.", "Men", "nsubj", "shot"),
    ("A Polish soldier died following an attack.", "attack", "pobj", "following"),
    ("A guard was wounded last night.", "night", "npadvmod", "wounded"),
    ("Troops patrolled the town after rioting over fares left nine people dead.", "rioting", "nsubj", "left"),
    ("Two lives were lost in the Kenyan army firing.", "army", "compound", "firing"),
    ("A sub-inspector shot at the crowd.", "inspector", "nsubj", "shot"),
    ("Peru recalled its envoy, a step Bolivian diplomats called rash.", "diplomats", "nsubj", "called"),
    ("Chad freed two pilots, a move Libyan state media quickly ignored.", "move", "appos", "pilots"),
    ("Benin opened its borders today to most Togolese ordered out of Ghana.", "Togolese", "pobj", "to"),
    ("Laos called on Chad on Monday to free two monks.", "free", "xcomp", "called"),
    ("In a glade in Vichada, rebels freed a mayor.", "rebels", "nsubj", "freed"),
    ("The rebels handed over to the envoys on Sunday two guards.", "guards", "dobj", "handed"),
    ("Benin was supplied last year with trucks and spare parts by Iran.", "by", "agent", "supplied"),
    ("Laos dismissed as worthless a map printed in Hanoi.", "map", "dobj", "dismissed"),
    ("Visiting Oman, Japan's prime minister praised its harbours.", "minister", "nsubj", "praised"),
    ("Albania shipped off to Italy on Sunday a fugitive from Bari.", "fugitive", "dobj", "shipped"),
    ("Peru took Chile to task on Monday for a pact with the ELN, the Marxist group.", "Chile", "dobj", "took"),
    ("Credits worth two million dollars for Zambia have been held up by the IMF.", "Credits", "nsubjpass", "held"),
    ("Oman said it would cut off power should Laos let the exiles meet.", "let", "advcl", "cut"),
    ("An offer by President Cesar Gaviria of seats in congress was made public.", "of", "prep", "offer"),
    ("Laos fended off a demand by Chad.", "demand", "dobj", "fended"),
    ("The premier of Laos rang Chad's president.", "president", "dobj", "rang"),
    ("Rockets fired from Gaza by Hamas slammed into Ashkelon.", "fired", "acl", "Rockets"),
    (
        "Peru agreed, after some arm-twisting, to let envoys from Chile sit in, a diplomat in Lima said.",
        "agreed",
        "ccomp",
        "said",
    ),
    ("Macron would like Algiers to free a novelist.", "Algiers", "nsubj", "free"),
    ("Tokyo, in the most contrite words it has used, owned up to the raid.", "Tokyo", "nsubj", "owned"),
    ("The students sat down in fury at the shooting of a boy by a guard.", "by", "prep", "shooting"),
    ("Kohl's government, breaking ranks with its allies, recognised Croatia.", "government", "nsubj", "recognized"),
    ("Peru said Chile had laid mines and held it responsible for two deaths.", "it", "dobj", "held"),
    ("Chad gave Oman's envoy two days to leave and froze new trade with Muscat.", "froze", "conj", "gave"),
    ("Togo has ordered an end to the treaty, hours after Rome questioned a meeting.", "questioned", "advcl", "ordered"),
    ("Peru ended the treaty, hours after the envoy said it was dead.", "said", "advcl", "ended"),
    ("The junta's chief vowed in a speech to retake every town.", "retake", "xcomp", "vowed"),
    ("The premier promised in an address on Sunday to free the monks.", "free", "xcomp", "promised"),
    ("Three people injured in the police firing are undergoing treatment.", "police", "compound", "firing"),
    ("Oxfam charged in a report that troops had burned villages.", "burned", "ccomp", "charged"),
    ("Greek police gave Bulgarian detectives details of the couriers.", "detectives", "dative", "gave"),
]


@pytest.fixture(scope="module")
def coder() -> Any:
    return dateline.load()


@pytest.mark.parametrize(("text", "word", "dep", "head"), CASES)
def test_what_stands_where(coder: Any, text: str, word: str, dep: str, head: str) -> None:
    tokens = next(parse_texts(coder.nlp, [text], {})).tokens
    found = next(t for t in tokens if t.text == word)
    assert (found.dep, tokens[found.head].text) == (dep, head)
