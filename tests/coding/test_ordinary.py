"""Ordinary news in words of conflict and of politics: no event, where a happening told in the same words is one."""

from __future__ import annotations

import pytest

from dateline.run.coder import Coder


def types(coder: Coder, text: str) -> list[str]:
    return [claim.event.type for claim in coder.read(text).claims if claim.event]


@pytest.mark.parametrize(
    ("told", "left_out"),
    [
        ("Sudan declined to receive the envoy of Chad.", "Danish exports to Norway declined slightly in May."),
        ("Serbia declined to discuss the border with Kosovo.", "The Serbian minister declined to discuss the sale."),
        ("Iran did not allow the inspectors to speak.", "Two Omani officials were not authorized to discuss the case."),
        ("Norway discussed the port with Oman.", "The Swiss ministry would not discuss details of the contract."),
        ("Disorder broke out in Lima after the vote.", "Kenyan doctors reported an outbreak of a blood disorder."),
        ("Israeli fire killed two farmers in Gaza.", "A fire killed two miners in Chile last week."),
        (
            "A Turkish jet that rebels had hijacked crashed into a hill in Cyprus, killing 90 people.",
            "The Turkish airliner crashed into a hill in Cyprus, killing 90 people.",
        ),
        ("A Somali strike on a village killed nine.", "Talks on a strike at a Canadian mine were set for June."),
        ("Ghana said the minister was involved in the theft.", "Ghana said no minister was involved in the theft."),
        ("Japan voiced concern about the trial in Chad.", "Japan voiced concern about a fall of the dollar."),
        ("Kenya granted loans to Uganda.", "Swedish banks continued to count bad loans as sound."),
        ("The offer from Ghana to Togo came on Monday.", "The Danish offer of treasury bills drew little demand."),
        ("A Ghanaian court gave an order to free two Togolese.", "One needs patience in order to be king of Togo."),
        ("The Greek minister visited Mexico.", "A nurse from Greece who had visited Mexico fell ill."),
        (
            "Spain said Morocco should open talks.",
            "The Kenyan minister said farms in Oman should benefit from the road.",
        ),
        (
            "Spain expects Morocco to open talks.",
            "The Omani minister does not expect to see any impact on Yemeni trade.",
        ),
        ("The Danish court asked Malta to free a skipper.", "Swedish law requires Danish owners to file a report."),
        ("Four men fired shots at the Cuban mission.", "Ivory Coast fired seven shots at goal but Mali held out."),
        ("France was attacked by Belgium.", "France was killed off by a late goal from Belgium."),
        ("Kenyan envoys called for more aid.", "Kenyan researchers called for more study of the gene."),
        ("Ghana's president defended the army.", "The Maltese minister defended his remark."),
        (
            "Norway and Iceland agreed on a timetable.",
            "Only half of the Danish voters agreed that the premier was fit.",
        ),
        ("Students sat down in a square in Ankara.", "A Turkish judge who was sitting in the back seat was unhurt."),
        ("Two Tunisian soldiers deserted on Monday.", "The Tunisian poet deserted the form for prose."),
        ("Police in Ohio stopped the marchers.", "Police in Ohio stopped a driver who was speeding."),
        ("Gunmen hurt two farmers in Peru.", "The bill would not do anything that would hurt poor people in Peru."),
        ("Somali rebels fought Kenyan troops.", "Turkey raised rates to fight an inflation rate of 60 per cent."),
    ],
)
def test_ordinary_news_is_no_event(coder: Coder, told: str, left_out: str) -> None:
    assert types(coder, told)
    assert types(coder, left_out) == []


def test_what_is_not_needed_is_not_promised(coder: Coder) -> None:
    reading = coder.read("Peru does not need to buy aircraft from Europe.", published="2024-05-15")
    assert not [c.event for c in reading.claims if c.event and "negation" not in c.event.auxiliary]
