"""The pages, in the order of the menu. A new page is a file here, and a line below."""

from __future__ import annotations

from dateline.web.page import Page
from dateline.web.pages import (
    actor,
    add,
    between,
    brief,
    claims,
    codebook,
    incidents,
    map,
    network,
    report,
    reporting,
    review,
    review_agreement,
    review_claim,
    search,
    today,
)

PAGES: tuple[Page, ...] = (
    today.PAGE,
    claims.PAGE,
    incidents.PAGE,
    incidents.ONE,
    between.PAGE,
    reporting.PAGE,
    brief.PAGE,
    actor.PAGE,
    search.PAGE,
    map.PAGE,
    network.PAGE,
    report.PAGE,
    codebook.PAGE,
    codebook.TYPE,
    review.PAGE,
    review_agreement.PAGE,
    review_claim.PAGE,
    add.PAGE,
    add.JOB,
)
