"""What the views work with: the store, and how to code."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from dateline.store.opening import Store
from dateline.web.config import WebSettings
from dateline.web.jobs import Jobs
from dateline.web.memory import Memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One application's things."""

    store: Store
    settings: WebSettings
    jobs: Jobs
    memory: Memory = field(default_factory=Memory)


def find_room(request: Request) -> Room:
    """The things of the application that is asked."""
    room: Room = request.app.state.room
    return room


Here = Annotated[Room, Depends(find_room)]
