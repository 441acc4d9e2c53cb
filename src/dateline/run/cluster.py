"""Coding on many machines, with Ray: files are read and cut into parts, actors code them, each part is a file."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.errors import DatelineError, InputError, UsageError
from dateline.ingest.estimate import size_of
from dateline.ingest.files import name_inputs
from dateline.ingest.intake import Given
from dateline.model import CoderInfo
from dateline.run.cluster_work import Load, PartMaker, Row, noting_tries, read_rows
from dateline.run.ingest import Summary
from dateline.run.many import load_reader
from dateline.run.parts import begin_parts
from dateline.settings import Settings

# What goes from machine to machine at once, and where it lies meanwhile if there is one machine alone.
BLOCK_BYTES = 4_000_000
LOCAL_STORE_BYTES = 200_000_000
READING_CPUS = 0.25
MOST_FAULTS = 1000
# Nothing is told to anybody, and nothing is drawn.
QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_enable_metrics_collection": "0"}
# One thread a worker, as in a local run: sums come out the same.
THREADS = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Where to code. address: of a cluster that runs (HOST:PORT, auto); None starts one on this machine.

    load: what makes a worker's coder.
    """

    address: str | None = None
    load: Load = load_reader


@dataclass(slots=True)
class Tally:
    """What a run on a cluster did.

    summary: as of a local ingest, before copies are told apart. parts: how many there are now; here: how many of them
    there were before; new: articles in the others. lost: files of which some part could not be made, for workers died
    of it. share: of all files that was read and coded, 0 to 1. folder: where the parts of this coder are.
    """

    folder: Path
    summary: Summary = field(default_factory=Summary)
    new: int = 0
    parts: int = 0
    here: int = 0
    share: float = 0.0
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to code. folder: where the parts go, seen by all machines under the same path."""

    inputs: tuple[str, ...]
    folder: Path
    given: Given
    settings: Settings


def code_parts(job: Job, cluster: Cluster, told: Callable[[Tally], None] | None = None) -> Tally:
    """Codes files and folders into parts; a part that is there is not made again.

    told: called with the tally so far after each part. Raises UsageError for inputs that are no files, DatelineError
    for a cluster that cannot be used or a folder that cannot be written to, and what `dateline.load` raises.
    """
    files = _list(job.inputs)
    folder = _begin(job.folder.resolve(), cluster.load(job.settings).info)
    tally = Tally(folder=folder)
    left: dict[str, int] = {}
    gauge = _Gauge({str(path): size_of(path) for path, _ in files})
    with running(cluster, job.settings.workers) as data, noting_tries(folder) as tries:
        for row in _flow(data, files, job, (folder, tries, job.settings, cluster.load)):
            tally.share = gauge.move(row)
            left[row["path"]] = left.get(row["path"], 0) + (row["total"] if row["total"] >= 0 else -bool(row["counts"]))
            if row["counts"] or row["fault"]:
                _add(tally, row)
                if told:
                    told(tally)
    tally.lost = tuple(str(path) for path, _ in files if left.get(str(path)) != 0)
    return tally


class _Gauge:
    """How much of all files was done. sizes: their bytes, by path."""

    def __init__(self, sizes: Mapping[str, int]) -> None:
        self._sizes = sizes
        self._shares: dict[str, float] = {}
        self._all, self._done = sum(sizes.values()), 0.0

    def move(self, row: Row) -> float:
        """What was done with this row, as a share of all."""
        path, before = row["path"], self._shares.get(row["path"], 0.0)
        self._shares[path] = max(before, row["share"])
        self._done += (self._shares[path] - before) * self._sizes[path]
        return self._done / self._all if self._all else 1.0


def _begin(folder: Path, info: CoderInfo) -> Path:
    try:
        return begin_parts(folder, info)
    except OSError as error:
        raise UsageError(f"--parts {folder}: {error.strerror}: choose a place that can be written to") from error


def _list(inputs: Sequence[str]) -> list[tuple[Path, str]]:
    try:
        files = [(path.resolve(), name) for path, name in name_inputs(inputs)]
    except InputError as error:
        raise UsageError(f"--engine ray: {error}") from error
    if not files:
        raise UsageError(f"--engine ray: no file in {', '.join(inputs)} that can be read")
    return files


def _flow(
    data: Any, files: Sequence[tuple[Path, str]], job: Job, maker: tuple[Path, Path, Settings, Load]
) -> Iterator[dict[str, Any]]:
    """What became of each part, as it comes, and how many each file has."""
    rows = data.from_items([{"path": str(path), "name": name} for path, name in files], override_num_blocks=len(files))
    parts = rows.flat_map(read_rows, fn_args=(job.given,), num_cpus=READING_CPUS)
    coded = parts.map(
        PartMaker,
        fn_constructor_args=maker,
        num_cpus=1,
        concurrency=job.settings.workers,
    )
    return iter(coded.iter_rows())


def _add(tally: Tally, row: Row) -> None:
    """One more part."""
    if row["fault"]:
        raise DatelineError(f"{row['fault']}: choose --parts that every machine can write to, with room")
    told = json.loads(row["counts"])
    summary = tally.summary
    tally.parts += 1
    tally.here += bool(row["here"])
    tally.new += 0 if row["here"] else told["read"]
    summary.read += told["read"]
    summary.claims += told["claims"]
    for mine, its in ((summary.counts, told["counts"]), (summary.skipped, told["skipped"])):
        for name, count in its.items():
            mine[name] = mine.get(name, 0) + count
    summary.faults += [(name, reason) for name, reason in told["faults"][: MOST_FAULTS - len(summary.faults)]]


@contextmanager
def running(cluster: Cluster, workers: int) -> Iterator[Any]:
    """Ray Data, while a cluster runs: one that there is, or one on this machine alone. Errors of Ray become ours."""
    os.environ.update(QUIET)
    os.environ.update({name: os.environ.get(name, one) for name, one in THREADS.items()})
    try:
        import ray
        from ray import data
    except ImportError as error:
        raise UsageError("--engine ray needs the package ray: install dateline[ray]") from error
    began = False
    try:
        if not ray.is_initialized():
            _start(ray, cluster, workers)
            began = True
        _set_up(data)
        yield data
    except (ray.exceptions.RayError, ConnectionError, RuntimeError, ValueError) as error:
        reason = str(error).strip().splitlines()[-1] if str(error).strip() else type(error).__name__
        raise DatelineError(f"ray: {reason}: what was coded is kept, and the same command goes on") from error
    finally:
        if began:
            ray.shutdown()


def _start(ray: Any, cluster: Cluster, workers: int) -> None:
    quiet = {"logging_level": logging.ERROR, "log_to_driver": False}
    if cluster.address:
        ray.init(address=cluster.address, runtime_env={"env_vars": THREADS}, **quiet)
    else:
        # One more than codes: files are read beside it.
        ray.init(num_cpus=workers + 1, include_dashboard=False, object_store_memory=LOCAL_STORE_BYTES, **quiet)


def _set_up(data: Any) -> None:
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    context = data.DataContext.get_current()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    context.target_max_block_size = BLOCK_BYTES
    # A file that a reader dies of costs itself, not the run: it is told of at the end.
    context.max_errored_blocks = -1
