"""Where readings may be written, and in which form: never over the reports that they are read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.cli.output import SUFFIXES, Output
from dateline.errors import UsageError
from dateline.ingest.files import STDIN, is_report

FORMS = {suffix: form for form, suffix in SUFFIXES.items()} | {".htm": "html", ".ndjson": "jsonl"}
USUAL = "table"


def infer_form(form: str | None, out: str | None) -> str:
    """The form that is asked for; else that which the name of the output's file tells; else a table."""
    return form or FORMS.get(Path(out).suffix.lower() if out else "", USUAL)


def check_target(inputs: Iterable[str], output: Output) -> None:
    """Raises UsageError for an output that would overwrite a report."""
    if output.out is None:
        return
    if not output.out:
        raise UsageError("--out is empty: name a file, or a folder with / at its end")
    named = [Path(name) for name in inputs if name != STDIN]
    if output.folder is None:
        target = Path(output.out).resolve()
        if any(target == path.resolve() for path in named):
            raise UsageError(f"--out {output.out}: is one of the reports themselves: name another file")
        if is_report(target) and any(target.is_relative_to(path.resolve()) for path in named if path.is_dir()):
            raise UsageError(f"--out {output.out}: lies in a folder of reports, and would be read as one: name another")
    elif is_report(Path(SUFFIXES[output.form])) and output.folder.resolve() in _folders(named):
        raise UsageError(f"--out {output.out}: holds the reports themselves: name another folder")


def _folders(named: Iterable[Path]) -> Iterator[Path]:
    for path in named:
        yield path.resolve() if path.is_dir() else path.resolve().parent
