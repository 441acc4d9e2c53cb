"""Takes in reports: pasted, uploaded, or at an address."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import Annotated, Any, BinaryIO, cast

from fastapi import APIRouter, File, Form, HTTPException, Request, UploadFile
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from dateline.errors import UsageError
from dateline.ingest.fetch import Reach, check_address
from dateline.ingest.ids import hash_id
from dateline.ingest.intake import Given, Intake
from dateline.ingest.kinds import Source, read_source
from dateline.ingest.web import Web, read_address
from dateline.model import Article
from dateline.store.codec import storable
from dateline.web.jobs import Give, JobShown
from dateline.web.login import check_form
from dateline.web.problems import documented
from dateline.web.room import Here, Room

SHORT, LONGEST_TEXT = 500, 2_000_000
MOST_FILES = 50
HELD_BYTES = 1 << 20
router = APIRouter()

Short = Annotated[str, Field(max_length=SHORT)]


class NewReport(BaseModel):
    """A report to be read: its text, or the address of a page or feed."""

    model_config = ConfigDict(frozen=True)

    text: Annotated[str | None, Field(max_length=LONGEST_TEXT, description="Its text.")] = None
    address: Annotated[Short | None, Field(description="Where it is, if its text is not given.")] = None
    title: Annotated[Short | None, Field(description="Its headline.")] = None
    source: Annotated[Short | None, Field(description="Who published it.")] = None
    published: Annotated[dt.date | None, Field(description="The day of publication.")] = None
    url: Annotated[Short | None, Field(description="Where it was published.")] = None


@router.post(
    "/api/reports", status_code=202, responses=documented(429), response_model=JobShown, tags=["reports"],
    summary="Add a report", operation_id="add_report",
)  # fmt: skip
def add_report(here: Here, new: NewReport) -> JobShown:
    """Begins to read a report, and tells the job that does it: see /api/add/{job}."""
    job = here.jobs.show(_begin(here, *_plan(here, new)))
    assert job is not None
    return job


@router.post("/add", include_in_schema=False)
def add_form(
    request: Request,
    here: Here,
    *,
    form: Annotated[str, Form()] = "",
    text: Annotated[str, Form()] = "",
    address: Annotated[str, Form()] = "",
    title: Annotated[str, Form()] = "",
    source: Annotated[str, Form()] = "",
    published: Annotated[str, Form()] = "",
    url: Annotated[str, Form()] = "",
    files: Annotated[list[UploadFile] | None, File()] = None,
) -> Response:
    """The same, from the page's forms."""
    check_form(request, form)
    kept = [file for file in files or () if file.filename]
    fields = {"text": text, "address": address, "title": title, "source": source, "published": published, "url": url}
    new = _checked({name: value.strip() for name, value in fields.items() if value.strip()})
    what, give = _plan_files(kept, _given(new)) if kept else _plan(here, new)
    return RedirectResponse(f"/add/{_begin(here, what, give)}", 303)


def _checked(fields: dict[str, Any]) -> NewReport:
    try:
        return NewReport(**fields)
    except ValueError as error:
        raise UsageError(f"the form is off: {'; '.join(_tell(error))}") from error


def _tell(error: ValueError) -> Iterator[str]:
    found: Any = error
    yield from (f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in found.errors())


def _begin(here: Room, what: str, give: Give) -> str:
    job = here.jobs.add(what, give)
    if job is None:
        raise HTTPException(429, "many reports wait already: try again when some are read")
    return job


def _plan(here: Room, new: NewReport) -> tuple[str, Give]:
    """What a job is called, and what it reads."""
    if new.text and new.text.strip():
        article = _article(new)
        return new.title or " ".join(article.text.split())[:80], lambda: [Intake(article=article)]
    if new.address:
        address, web = new.address, Web(reach=Reach(private=here.settings.private))
        # Told at once, where it can be: the same is checked again with each fetch and redirect.
        check_address(address, web.reach)
        return address, lambda: read_address(address, web, _given(new))
    raise UsageError("there is nothing to read: give a text, a file or an address")


def _article(new: NewReport) -> Article:
    text = storable((new.text or "").replace("\r\n", "\n"))
    return Article(
        id=hash_id(text),
        text=text,
        published=new.published,
        title=_plain(new.title),
        source=_plain(new.source),
        url=_plain(new.url),
    )


def _plain(text: str | None) -> str | None:
    return storable(text) if text else None


def _given(new: NewReport) -> Given:
    return Given(published=new.published, source=new.source, title=new.title)


def _plan_files(files: Sequence[UploadFile], given: Given) -> tuple[str, Give]:
    """Files are copied: those of a request are gone with it."""
    if len(files) > MOST_FILES:
        raise UsageError(f"more than {MOST_FILES} files: pack them into a .zip, or use `dateline ingest`")
    kept = [(_plain_name(file.filename or ""), *_keep(file.file)) for file in files]
    return ", ".join(name for name, _, _ in kept)[:80], lambda: _read(kept, given)


def _plain_name(name: str) -> str:
    """A file's name without folders."""
    return storable(PurePath(name.replace("\\", "/")).name)[:200] or "upload"


def _keep(file: BinaryIO) -> tuple[BinaryIO, int]:
    # It outlives the request; whoever reads it closes it.
    kept = cast(BinaryIO, tempfile.SpooledTemporaryFile(max_size=HELD_BYTES))  # noqa: SIM115
    shutil.copyfileobj(file, kept)
    size = kept.tell()
    kept.seek(0)
    return kept, size


def _read(files: Iterable[tuple[str, BinaryIO, int]], given: Given) -> Iterator[Intake]:
    for name, stream, size in files:
        with stream:
            yield from read_source(Source(name=PurePath(name).stem, file=name, stream=stream, size=size, given=given))
