"""Add: where reports are taken in, and how far that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Path

from dateline.web.jobs import JobShown
from dateline.web.page import Page
from dateline.web.problems import missing
from dateline.web.room import Here


@dataclass(frozen=True, slots=True, kw_only=True)
class Adding:
    """What can be added. most: bytes of one upload. jobs: what is being read, the newest first."""

    most: int
    jobs: tuple[JobShown, ...]


def show(here: Here) -> Adding:
    """The view."""
    return Adding(most=here.settings.most, jobs=here.jobs.list_all())


def show_job(here: Here, job: Annotated[str, Path(max_length=40, description="The job's id.")]) -> JobShown:
    """The view of one job."""
    found = here.jobs.show(job)
    if found is None:
        raise missing(f"there is no job {job}: the server may have been started anew")
    return found


PAGE = Page(
    path="/add",
    title="Add",
    about="Where reports are taken in: POST /api/reports; and what is being read.",
    show=show,
    template="add.html",
    key="a",
)
JOB = Page(
    path="/add/{job}",
    title="Job",
    about="How far reports are read, and what came of them.",
    show=show_job,
    template="job.html",
    missable=True,
)
