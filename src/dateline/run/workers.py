"""One function over many tasks, on several processes, with the answers in order."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from dateline.errors import DatelineError

AHEAD = 4

Task = TypeVar("Task")
Answer = TypeVar("Answer")


def map_apart(function: Callable[[Task], Answer], tasks: Iterable[Task], count: int) -> Iterator[Answer]:
    """The answers to tasks, in their order, worked out by `count` processes that live as long as the iterator.

    Function and tasks must be picklable. A DatelineError of the function is raised here. Not the standard pool: that
    one never ends if a worker dies, or is interrupted, while a large task is on its way to it.
    """
    with _started(function, count) as idle:
        yield from _drive(enumerate(tasks), idle, AHEAD * count)


def _drive(tasks: Iterator[tuple[int, Any]], idle: list[Connection], limit: int) -> Iterator[Any]:
    """Keeps workers busy, never more than `limit` tasks before the answer that is waited for."""
    busy: dict[Connection, int] = {}
    done: dict[int, Any] = {}
    turn = 0
    more = True
    while more or busy or done:
        while more and idle and len(busy) + len(done) < limit:
            number, task = next(tasks, (-1, None))
            more = number >= 0
            if more:
                worker = idle.pop()
                _send(worker, task)
                busy[worker] = number
        for ready in wait(list(busy)) if busy else ():
            if isinstance(ready, Connection):
                done[busy.pop(ready)] = _receive(ready)
                idle.append(ready)
        while turn in done:
            yield done.pop(turn)
            turn += 1


def _send(worker: Connection, task: object) -> None:
    try:
        worker.send(task)
    except OSError as error:
        raise _lost() from error


def _receive(worker: Connection) -> Any:
    try:
        answer = worker.recv()
    except (EOFError, OSError) as error:
        raise _lost() from error
    if isinstance(answer, DatelineError):
        raise answer
    return answer


def _lost() -> DatelineError:
    return DatelineError("a worker ended unexpectedly (out of memory?): try fewer --workers")


@contextmanager
def _started(function: Callable[[Any], Any], count: int) -> Iterator[list[Connection]]:
    # Spawned, not forked: numeric libraries hold threads and locks that a fork would tear.
    context = get_context("spawn")
    workers: list[BaseProcess] = []
    ours: list[Connection] = []
    try:
        with _interrupts_ignored():
            for _ in range(count):
                near, far = context.Pipe()
                worker = context.Process(target=_serve, args=(far, function), daemon=True)
                worker.start()
                far.close()
                workers.append(worker)
                ours.append(near)
        yield list(ours)
    finally:
        for process in workers:
            process.terminate()
        for process in workers:
            process.join()
        for near in ours:
            near.close()


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Workers inherit this: an interrupt is for the process that started them, and it ends them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _serve(far: Connection, function: Callable[[Any], Any]) -> None:
    while True:
        try:
            task = far.recv()
        except EOFError:
            return
        try:
            answer = function(task)
        except DatelineError as error:
            answer = error
        far.send(answer)
