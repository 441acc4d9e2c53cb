"""What the views work with: the store, and how to code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from dateline.store.opening import Store
from dateline.web.config import WebSettings
from dateline.web.jobs import Jobs


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One application's things."""

    store: Store
    settings: WebSettings
    jobs: Jobs


def find_room(request: Request) -> Room:
    """The things of the application that is asked."""
    room: Room = request.app.state.room
    return room


Here = Annotated[Room, Depends(find_room)]
