"""Briefs on two sides, to be kept: a page that needs nothing else, or Markdown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import Response

from dateline.analysis.briefs import Brief, write_brief
from dateline.analysis.pages import to_html, to_markdown
from dateline.store.stamps import recall
from dateline.web.pair import PairAsk
from dateline.web.problems import documented
from dateline.web.room import Here

FORMS: dict[str, tuple[Callable[[Brief], str], str]] = {
    "html": (to_html, "text/html; charset=utf-8"),
    "md": (to_markdown, "text/markdown; charset=utf-8"),
}
router = APIRouter(tags=["briefs"])


def _mount(form: str) -> None:
    write, media = FORMS[form]

    def brief(here: Here, ask: Annotated[PairAsk, Query()]) -> Response:
        asked = ask.to_asked()
        text = recall(here.store, ("brief", form, asked), lambda: write(write_brief(here.store, asked)))
        # It is to be kept, not to be shown here: its style stands in the page.
        named = {"content-disposition": f'attachment; filename="brief.{form}"'}
        return Response(text, media_type=media, headers=named)

    found: dict[int | str, dict[str, Any]] = {
        200: {"description": "The brief.", "content": {media.partition(";")[0]: {"schema": {"type": "string"}}}}
    }
    router.get(
        f"/api/brief.{form}", response_class=Response, responses={**found, **documented()},
        summary=f"A brief on two sides, as {form}", operation_id=f"brief_{form}",
    )(brief)  # fmt: skip


for _form in FORMS:
    _mount(_form)
