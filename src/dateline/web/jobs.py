"""Reports that are read in the background, one job after the other: there is one coder."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from queue import Empty, Full, Queue

from dateline.errors import DatelineError, StoreError
from dateline.ingest.intake import Intake
from dateline.run.ingest import Plan, Summary, ingest_all
from dateline.settings import Settings
from dateline.store.fetch import read_article
from dateline.store.opening import Store

WAITING, RUNNING, DONE, FAILED = "waiting", "running", "done", "failed"
MOST_WAITING, MOST_KEPT, MOST_LISTED = 20, 100, 50

Give = Callable[[], Iterable[Intake]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A report of a job. id: its key in the store."""

    id: int
    name: str
    title: str | None
    status: str
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class JobShown:
    """How far a job is. state: waiting | running | done | failed; counts: reports by what became of them.

    claims: of what was coded. faults: (name, reason) of inputs that could not be read. error: why it failed.
    """

    id: str
    what: str
    state: str
    read: int = 0
    claims: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    faults: tuple[tuple[str, str], ...] = ()
    reports: tuple[Added, ...] = ()
    error: str | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self.state in (DONE, FAILED)


@dataclass(slots=True)
class _Job:
    """A job at work."""

    id: str
    what: str
    give: Give
    state: str = WAITING
    summary: Summary = field(default_factory=Summary)
    names: list[str] = field(default_factory=list)
    error: str | None = None


class Jobs:
    """The jobs of one server, the newest last. They are forgotten when it ends; what they added is in the store."""

    def __init__(self, store: Store, coding: Settings) -> None:
        self._store = store
        self._plan = Plan(settings=coding, command="serve")
        self._jobs: dict[str, _Job] = {}
        self._queue: Queue[_Job | None] = Queue(maxsize=MOST_WAITING)
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def add(self, what: str, give: Give) -> str | None:
        """Puts a job at the end of the queue, and gives its id; None if too many wait already."""
        job = _Job(id=secrets.token_urlsafe(9), what=what, give=give)
        with self._lock:
            try:
                self._queue.put_nowait(job)
            except Full:
                return None
            self._jobs[job.id] = job
            for old in [j.id for j in self._jobs.values() if j.state in (DONE, FAILED)][: len(self._jobs) - MOST_KEPT]:
                del self._jobs[old]
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="web-jobs", daemon=True)
                self._thread.start()
        return job.id

    def show(self, id: str) -> JobShown | None:
        """How far a job is, None if there is none. Raises StoreError."""
        job = self._jobs.get(id)
        return self._show(job) if job else None

    def list_all(self) -> tuple[JobShown, ...]:
        """All jobs, the newest first, without their reports."""
        with self._lock:
            jobs = list(self._jobs.values())
        return tuple(self._show(job, whole=False) for job in reversed(jobs))

    def close(self, seconds: float = 10.0) -> None:
        """Forgets what waits, and waits for what runs: what was coded is written."""
        try:
            while True:
                self._queue.get_nowait()
        except Empty:
            self._queue.put(None)
        if self._thread is not None:
            self._thread.join(seconds)

    def _work(self) -> None:
        while (job := self._queue.get()) is not None:
            self._run(job)

    def _run(self, job: _Job) -> None:
        def note(summary: Summary) -> None:
            job.summary = summary

        job.state = RUNNING
        try:
            job.summary = ingest_all(_noting(job), self._store, self._plan, note)
            job.state = DONE
        except DatelineError as error:
            job.error, job.state = str(error), FAILED
        except Exception as error:  # noqa: BLE001 - one job must not end the others; what it was is shown
            job.error, job.state = f"{type(error).__name__}: {error}", FAILED

    def _show(self, job: _Job, *, whole: bool = True) -> JobShown:
        state, plain = job.state, job.summary.plain()
        counts = {name: count for name, count in plain.items() if name not in ("read", "claims") and count}
        return JobShown(
            id=job.id,
            what=job.what,
            state=state,
            read=plain["read"],
            claims=plain["claims"],
            counts=counts,
            faults=tuple(job.summary.faults[:MOST_LISTED]),
            reports=tuple(self._reports(job)) if whole and state in (DONE, FAILED) else (),
            error=job.error,
        )

    def _reports(self, job: _Job) -> Iterator[Added]:
        for name in job.names[:MOST_LISTED]:
            try:
                held = read_article(self._store, name)
            except StoreError:
                continue
            yield Added(id=held.id, name=name, title=held.article.title, status=held.status, reason=held.reason)


def _noting(job: _Job) -> Iterator[Intake]:
    """The job's inputs, whose names are kept so that they can be shown."""
    for intake in job.give():
        if len(job.names) < MOST_LISTED:
            job.names.append(intake.article.id)
        yield intake
