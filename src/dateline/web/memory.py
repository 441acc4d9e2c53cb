"""What was worked out for a page, kept until the store changes: who comes next need not wait for it again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import TypeVar

from dateline.store.opening import Store
from dateline.store.stamps import read_stamp

MOST = 200
Answer = TypeVar("Answer")


@dataclass(slots=True, kw_only=True)
class Memory:
    """The last answers by what was asked, each with the stamp of the store that it holds for."""

    _kept: OrderedDict[Hashable, tuple[Hashable, object]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def recall(self, store: Store, asked: Hashable, work_out: Callable[[], Answer]) -> Answer:
        """The answer to what is asked: the kept one, if nothing was written since; else it is worked out and kept.

        Raises StoreError, and what working it out raises.
        """
        stamp = read_stamp(store)
        with self._lock:
            kept = self._kept.get(asked)
        if kept is not None and kept[0] == stamp:
            return kept[1]  # type: ignore[return-value]
        with store.holding():
            answer = work_out()
        with self._lock:
            self._kept[asked] = (stamp, answer)
            self._kept.move_to_end(asked)
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return answer

    def forget(self) -> None:
        """Lets go of all answers."""
        with self._lock:
            self._kept.clear()
