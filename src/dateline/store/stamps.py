"""What tells that a store has changed, and what is kept until it does: who asks next need not wait for it again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import func, select

from dateline.store.incident_builds import is_built
from dateline.store.opening import Store
from dateline.store.schema import articles, judgements, readings

Stamp = tuple[int, int, int, bool]
Asking = ParamSpec("Asking")
Answer = TypeVar("Answer")


def read_stamp(store: Store) -> Stamp:
    """Another one whenever an article, a reading, a judgement or the incidents have come.

    Keys are never given twice, and none goes. Raises StoreError.
    """
    tables = (articles, readings, judgements)
    with store.reading_from() as connection:
        first, second, third = (connection.execute(select(func.max(t.c.id))).scalar() or 0 for t in tables)
        return first, second, third, is_built(connection)


def recall(store: Store, asked: Hashable, work_out: Callable[[], Answer]) -> Answer:
    """The answer to what is asked: the kept one, if nothing was written since; else it is worked out and kept.

    All of it is of one state of the store. Whoever asks the same is given the same object, and must not change it.
    Raises StoreError, and what working it out raises.
    """
    stamp, place = read_stamp(store), (store.is_reviewed, asked)
    for kept in store.memory.find(place, stamp):
        return kept  # type: ignore[return-value]
    with store.holding():
        answer = work_out()
    store.memory.keep(place, stamp, answer)
    return answer


def kept(
    work_out: Callable[Concatenate[Store, Asking], Answer],
) -> Callable[Concatenate[Store, Asking], Answer]:
    """The same function, whose answers are recalled: for what reads nothing but a store and hashable arguments."""

    @wraps(work_out)
    def ask(store: Store, /, *args: Asking.args, **named: Asking.kwargs) -> Answer:
        asked = (work_out.__module__, work_out.__qualname__, args, tuple(sorted(named.items())))
        return recall(store, asked, lambda: work_out(store, *args, **named))

    return ask
