"""Answers that were worked out, each with the stamp of the state that it holds for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field
from threading import Lock

MOST = 300
_NOTHING = (object(), None)


@dataclass(slots=True, kw_only=True)
class Memory:
    """The last answers by what was asked: those that nobody asked for the longest time are let go."""

    _kept: OrderedDict[Hashable, tuple[Hashable, object]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def find(self, asked: Hashable, stamp: Hashable) -> tuple[object, ...]:
        """The answer that was kept under this stamp, alone in a tuple; an empty one if there is none."""
        with self._lock:
            held, answer = self._kept.get(asked, _NOTHING)
            if held != stamp:
                return ()
            self._kept.move_to_end(asked)
            return (answer,)

    def keep(self, asked: Hashable, stamp: Hashable, answer: object) -> None:
        """Keeps an answer in the place of an older one."""
        with self._lock:
            self._kept[asked] = (stamp, answer)
            self._kept.move_to_end(asked)
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)

    def forget(self) -> None:
        """Lets go of all answers."""
        with self._lock:
            self._kept.clear()
