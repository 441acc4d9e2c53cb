"""The pages, in the order of the menu. A new page is a file here, and a line below."""

from __future__ import annotations

from dateline.web.page import Page
from dateline.web.pages import add, claims, codebook, map, report, search

PAGES: tuple[Page, ...] = (
    claims.PAGE,
    search.PAGE,
    report.PAGE,
    map.PAGE,
    codebook.PAGE,
    codebook.TYPE,
    add.PAGE,
    add.JOB,
)
