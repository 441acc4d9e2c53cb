"""Takes in judgements on claims: from forms, and from programs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Annotated, Literal, TypeVar
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, Path, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from dateline.errors import StoreError, UsageError
from dateline.review.fields import FIELDS, show_field
from dateline.review.gold import write_gold
from dateline.store import review_desk
from dateline.store.incident_judgements import judge_pair
from dateline.store.review_samples import draw_sample, export_gold
from dateline.store.undoing import undo_any
from dateline.web.login import check_form, own_path
from dateline.web.pages.review import COOKIE, NAME, Known, name_of
from dateline.web.pages.review_claim import LONGEST_ANCHOR
from dateline.web.problems import documented, missing
from dateline.web.render import address
from dateline.web.room import Here, Room

LONG, YEAR = 2000, 365 * 86_400
MOST_DRAWN = 10_000
LINES = "application/x-ndjson"
Decision = Literal["accept", "correct", "reject"]
DECISIONS: tuple[Decision, ...] = ("accept", "correct", "reject")
router = APIRouter()
Thing = TypeVar("Thing")
Who = Annotated[str, Field(min_length=1, max_length=NAME, description="Who judges.")]
Why = Annotated[str | None, Field(max_length=LONG, description="The reason.")]
Values = Annotated[dict[str, str], Field(max_length=len(FIELDS), description="Fields, as they are shown, or as JSON.")]
Claim = Annotated[str, Path(max_length=LONGEST_ANCHOR, description="Its key, or ARTICLE:START-END:TYPE.")]
Shown = Annotated[str, Form(max_length=LONG)]


async def read_form(request: Request) -> dict[str, str]:
    """The texts of a form, whatever they are called."""
    return {key: value for key, value in (await request.form()).items() if isinstance(value, str)}


Given = Annotated[dict[str, str], Depends(read_form)]


class NewJudgement(BaseModel):
    """A judgement on a claim. fields: what is corrected; settle: the last word, whatever others judged before."""

    model_config = ConfigDict(frozen=True)

    who: Who
    decision: Decision
    fields: Values = {}
    why: Why = None
    settle: bool = False


class MissedClaim(BaseModel):
    """A claim that was missed. at: the event's word, if it stands but once in the text."""

    model_config = ConfigDict(frozen=True)

    who: Who
    at: Annotated[str, Field(min_length=1, max_length=LONG)]
    fields: Values = {}
    why: Why = None


class NewPair(BaseModel):
    """Whether two claims, or incidents, tell of one happening."""

    model_config = ConfigDict(frozen=True)

    who: Who
    one: Annotated[int, Field(ge=1, le=1 << 62, description="The key of a claim or an incident.")]
    other: Annotated[int, Field(ge=1, le=1 << 62, description="Another one.")]
    same: Annotated[bool, Field(description="One happening, or two.")]
    why: Why = None


class Judged(BaseModel):
    """What was written. judgement: its number."""

    judgement: int


@router.post(
    "/api/review/claims/{claim}", status_code=201, responses=documented(404), tags=["review"],
    summary="Judge a claim", operation_id="judge_claim",
)  # fmt: skip
def judge(here: Here, claim: Claim, new: NewJudgement) -> Judged:
    """Accepts, corrects or rejects a claim."""
    return Judged(judgement=_judge(here, claim, new))


@router.post(
    "/api/review/reports/{report}", status_code=201, responses=documented(404), tags=["review"],
    summary="Add a claim that was missed", operation_id="add_claim",
)  # fmt: skip
def add(here: Here, report: Annotated[int, Path(ge=1, le=1 << 62)], new: MissedClaim) -> Judged:
    """Adds a claim to a report."""
    return Judged(judgement=_found(lambda: _add(here, report, new), f"there is no report {report}"))


@router.post(
    "/api/review/pairs", status_code=201, responses=documented(404), tags=["review"],
    summary="Join or part incidents", operation_id="judge_pair",
)  # fmt: skip
def pair(here: Here, new: NewPair) -> Judged:
    """Judges that two claims tell of one happening, or of two: incidents are merged and split."""
    told = f"there are no two incidents {new.one} and {new.other}"
    act = partial(judge_pair, here.store, new.one, new.other, same=new.same, who=new.who, why=new.why)
    return Judged(judgement=_found(act, told))


@router.delete(
    "/api/review/judgements/{judgement}", responses=documented(404), tags=["review"],
    summary="Take a judgement back", operation_id="undo_judgement",
)  # fmt: skip
def undo(request: Request, here: Here, judgement: Annotated[int, Path(ge=1, le=1 << 62)], who: Who) -> Judged:
    """Takes a judgement on a claim or on incidents back by a new one; both stay on record."""
    told = f"there is no judgement {judgement}, or it is taken back already"
    return Judged(judgement=_found(lambda: undo_any(here.store, judgement, who=who), told))


@router.get(
    "/api/review/gold", responses={**documented(), 200: {"description": "Gold.", "content": {LINES: {}}}},
    tags=["review"], summary="What people judged, as gold", operation_id="gold", response_class=Response,
)  # fmt: skip
def gold(here: Here) -> Response:
    """Lines of JSON for `dateline eval`."""
    named = {"content-disposition": 'attachment; filename="gold.jsonl"'}
    return Response("".join(write_gold(export_gold(here.store))), media_type=LINES, headers=named)


@router.post("/review/who", include_in_schema=False)
def name(request: Request, who: Shown = "", next: Shown = "/review", form: Shown = "") -> Response:
    """Keeps who judges in this browser."""
    check_form(request, form)
    answer = RedirectResponse(own_path(next), 303)
    answer.set_cookie(
        COOKIE, quote(review_desk.check_name(who.strip()), safe=""), max_age=YEAR, httponly=True, samesite="strict"
    )
    return answer


@router.post("/review/claims/{claim}", include_in_schema=False)
def judge_form(request: Request, here: Here, claim: Claim, given: Given, known: Known = None) -> Response:
    """A judgement, from the page's form: the fields that were changed are corrected."""
    check_form(request, given.get("form", ""))
    who = _who(known)
    decision = next((d for d in DECISIONS if d == given.get("decision")), None)
    if decision is None:
        raise UsageError("nothing is judged: choose accept, correct or reject")
    fields = _changed(here, (claim, who), given) if decision == "correct" else {}
    why, settle = given.get("why") or None, "settle" in given
    new = NewJudgement(who=who, decision=decision, fields=fields, why=why, settle=settle)
    number = _judge(here, claim, new)
    onward = given.get("next") or ""
    path = f"/review/claims/{quote(onward, safe=':')}" if onward else "/review"
    return RedirectResponse(address(path, done=number), 303)


@router.post("/review/reports/{report}", include_in_schema=False)
def add_form(
    request: Request, here: Here, report: Annotated[int, Path(ge=1)], *, at: Shown, type: Shown = "",
    actors: Shown = "", recipients: Shown = "", time: Shown = "", place: Shown = "", why: Shown = "", form: Shown = "",
    known: Known = None,
) -> Response:  # fmt: skip
    """A claim that was missed, from the page's form."""
    check_form(request, form)
    fields = {"type": type, "actors": actors, "recipients": recipients, "time": time, "place": place}
    kept = {key: value for key, value in fields.items() if value.strip()}
    number = _add(here, report, MissedClaim(who=_who(known), at=at, fields=kept, why=why or None))
    return RedirectResponse(address(f"/reports/{report}", done=number), 303)


@router.post("/review/undo", include_in_schema=False)
def undo_form(
    request: Request, here: Here, *, judgement: Annotated[int, Form()], next: Shown = "/review", form: Shown = "",
    known: Known = None,
) -> Response:  # fmt: skip
    """Takes a judgement back."""
    check_form(request, form)
    undo_any(here.store, judgement, who=_who(known))
    return RedirectResponse(own_path(next), 303)


@router.post("/review/pairs", include_in_schema=False)
def pair_form(
    request: Request, here: Here, *, one: Annotated[int, Form()], other: Annotated[int, Form()],
    same: Annotated[bool, Form()], why: Shown = "", next: Shown = "/review", form: Shown = "", known: Known = None,
) -> Response:  # fmt: skip
    """Judges that two claims tell of one happening, or of two: incidents are merged and split."""
    check_form(request, form)
    act = partial(judge_pair, here.store, one, other, same=same, who=_who(known), why=why or None)
    _found(act, f"there are no two incidents {one} and {other}")
    return RedirectResponse(own_path(next), 303)


@router.post("/review/samples", include_in_schema=False)
def sample_form(
    request: Request, here: Here, *, size: Annotated[int, Form(ge=1, le=MOST_DRAWN)], coders: Shown = "",
    seed: Shown = "", form: Shown = "", known: Known = None,
) -> Response:  # fmt: skip
    """Draws a sample."""
    check_form(request, form)
    names = [part.strip() for part in coders.split(",") if part.strip()]
    if seed and not (seed.isdecimal() and seed.isascii()):
        raise UsageError(f"seed {seed!r}: give a whole number, or nothing")
    draw_sample(here.store, size, who=_who(known), seed=int(seed) if seed else None, coders=names)
    return RedirectResponse("/review/agreement", 303)


def _who(known: str | None) -> str:
    name = name_of(None, known)
    if not name:
        raise UsageError("nobody is named: say on the page Review who judges here")
    return name


def _judge(here: Room, claim: str, new: NewJudgement) -> int:
    told = f"there is no claim {claim}"
    if new.decision == "correct":
        correct = partial(review_desk.correct, here.store, claim, new.fields)
        return _found(lambda: correct(who=new.who, why=new.why, settles=new.settle), told)
    act = review_desk.accept if new.decision == "accept" else review_desk.reject
    return _found(lambda: act(here.store, claim, who=new.who, why=new.why, settles=new.settle), told)


def _add(here: Room, report: int, new: MissedClaim) -> int:
    return review_desk.add(here.store, report, new.at, new.fields, who=new.who, why=new.why)


def _changed(here: Room, asked: tuple[str, str], given: dict[str, str]) -> dict[str, str]:
    """The fields of a form that are not as they were shown."""
    found = _found(lambda: review_desk.find_claim(here.store, *asked), f"there is no claim {asked[0]}")
    shown = {name: show_field(name, found.now.get(name)) for name in FIELDS}
    texts = {name: " ".join(given[f"f-{name}"].split()) for name in FIELDS if f"f-{name}" in given}
    return {name: text for name, text in texts.items() if text != " ".join(shown[name].split())}


def _found(act: Callable[[], Thing], told: str) -> Thing:
    try:
        return act()
    except (StoreError, OverflowError) as error:
        raise missing(told) from error
