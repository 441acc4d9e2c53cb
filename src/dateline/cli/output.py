"""Where readings go: to standard output, a file, or a file each in a folder."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.cli.progress import show_progress
from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.model import Reading

FAULTS = ("unreadable", "failed")
SUFFIXES = {"table": ".txt", "json": ".json", "jsonl": ".jsonl", "html": ".html"}
PLAIN_WIDTH = 120

Write = Callable[[str], object]


def as_folder(out: str | None) -> Path | None:
    """The folder that an output names, by a / at its end or because it is there; None if it names none."""
    if out is None or not (out.endswith(("/", os.sep)) or Path(out).is_dir()):
        return None
    return Path(out)


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """How and where to write. form: table | json | jsonl | html; out: None is standard output."""

    form: str
    out: str | None = None
    explain: bool = False

    @property
    def folder(self) -> Path | None:
        """The folder to write a file an article to, if that is what is asked for."""
        return as_folder(self.out)

    @property
    def shares_terminal(self) -> bool:
        """Whether the readings themselves go to a terminal, where a count would only be in the way."""
        return self.out is None and sys.stdout.isatty()


def write_readings(readings: Iterable[Reading], output: Output) -> int:
    """Writes the readings in order; tells on standard error which inputs were at fault, and counts them."""
    faults: list[str] = []
    watched = watch(readings if output.shares_terminal else show_progress(readings), faults)
    if folder := output.folder:
        _write_folder(watched, output, folder)
    elif output.out is not None:
        with replacing(Path(output.out)) as write:
            _render(watched, output, write)
    else:
        _render(watched, output, write_stdout)
    return len(faults)


def watch(readings: Iterable[Reading], faults: list[str]) -> Iterator[Reading]:
    """The readings as they come; those at fault are told on standard error and added to `faults`."""
    for reading in readings:
        for note in reading.notes:
            if note.code in FAULTS:
                faults.append(reading.article.id)
                print(f"dateline: {_tell(reading.article.id, note.text)}", file=sys.stderr)
        yield reading


def _tell(article: str, reason: str) -> str:
    """What is wrong with an input, after its name if that is not told already."""
    return reason if article in reason.partition(": ")[0] else f"{article}: {reason}"


def _render(readings: Iterable[Reading], output: Output, write: Write) -> None:
    if output.form == "jsonl":
        _render_lines(readings, write)
    elif output.form == "json":
        _render_json(readings, write)
    elif output.form == "html":
        from dateline.export.page import to_page

        write(to_page(list(readings)))
    else:
        _render_tables(readings, output, write)


def _render_lines(readings: Iterable[Reading], write: Write) -> None:
    from dateline.export.record import to_json

    for reading in readings:
        write(to_json(reading) + "\n")


def _render_json(readings: Iterable[Reading], write: Write) -> None:
    """One reading as an object, several as a list."""
    from dateline.export.record import to_json

    rest = iter(readings)
    held = [r for _, r in zip(range(2), rest, strict=False)]
    if len(held) == 1:
        write(to_json(held[0], indent=2) + "\n")
        return
    write("[")
    for number, reading in enumerate(_chain(held, rest)):
        write(("," if number else "") + "\n" + to_json(reading, indent=2))
    write("\n]\n")


def _chain(first: list[Reading], rest: Iterator[Reading]) -> Iterator[Reading]:
    yield from first
    yield from rest


def _render_tables(readings: Iterable[Reading], output: Output, write: Write) -> None:
    from dateline.export.table import to_table

    terminal = output.shares_terminal
    width = shutil.get_terminal_size().columns if terminal else plain_width()
    color = terminal and "NO_COLOR" not in os.environ
    for number, reading in enumerate(readings):
        write(("\n" if number else "") + to_table(reading, width=width, color=color, explain=output.explain))


def plain_width() -> int:
    """The columns to write to where no terminal tells: those of the environment, if it names a number."""
    asked = os.environ.get("COLUMNS", "")
    return int(asked) if asked.isdecimal() and int(asked) else PLAIN_WIDTH


def write_stdout(text: str) -> None:
    """Writes text in UTF-8, whatever the terminal's own encoding."""
    sys.stdout.buffer.write(text.encode("utf-8", errors="replace"))
    sys.stdout.buffer.flush()


def _write_folder(readings: Iterable[Reading], output: Output, folder: Path) -> None:
    taken: set[str] = set()
    for reading in readings:
        path = folder / (_file_name(reading.article.id, taken) + SUFFIXES[output.form])
        with replacing(path) as write:
            _render([reading], output, write)


def _file_name(article: str, taken: set[str]) -> str:
    """A file name for an article's id, new for each call."""
    plain = re.sub(r"[^\w.-]+", "_", article).strip("._")[:120] or "report"
    name, number = plain, 1
    while name.lower() in taken:
        number += 1
        name = f"{plain}-{number}"
    taken.add(name.lower())
    return name


@contextmanager
def replacing(path: Path) -> Iterator[Write]:
    """Writes to a new file beside `path` that takes its place at the end, or vanishes on an error."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    except OSError as error:
        raise UsageError(f"--out {path}: {error.strerror}: choose a place that can be written to") from error
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="") as file:
            yield file.write
        part.chmod(0o666 & ~_umask())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
