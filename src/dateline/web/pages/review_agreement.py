"""How far people agree, how many claims are right, and the samples that tell so."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.review.agreeing import Agreement
from dateline.review.samples import Precision
from dateline.store.review_samples import estimate_precision, find_agreement
from dateline.store.stamps import recall
from dateline.web.page import Page, Table
from dateline.web.pages.review import SampleShown, list_samples
from dateline.web.room import Here, Room


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreeing:
    """Figures on judgements. fields: () as long as no claim was judged by two."""

    fields: tuple[Agreement, ...]
    precision: Precision
    samples: tuple[SampleShown, ...]


def show(here: Here) -> Agreeing:
    """The view."""
    return recall(here.store, "agreement", lambda: look(here))


def look(here: Room) -> Agreeing:
    """The figures on what was judged until now."""
    return Agreeing(
        fields=find_agreement(here.store), precision=estimate_precision(here.store), samples=list_samples(here)
    )


def _table(shown: Agreeing) -> Table:
    columns = ("field", "claims", "alpha", "alpha_low", "alpha_high", "same", "same_low", "same_high")
    rows = tuple(
        (a.field, a.same.n, a.alpha.value, a.alpha.low, a.alpha.high, a.same.value, a.same.low, a.same.high)
        for a in shown.fields
    )
    return Table(columns=columns, rows=rows)


PAGE = Page(
    path="/review/agreement",
    title="Agreement",
    about="How far people agree on the claims that two or more judged, by field; precision by random samples.",
    show=show,
    template="review_agreement.html",
    table=_table,
)
