from __future__ import annotations

import pytest

from dateline.lexicon.near import near_index, near_names

INDEX = near_index(["ruritania", "ruritanian", "delhi", "chad"])


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("ruritani", ("ruritania",)),
        ("rurritania", ("ruritania",)),
        ("ruritamia", ("ruritania",)),
        ("ruirtania", ("ruritania",)),
        ("dehli", ("delhi",)),
        ("delhy", ()),
        ("uritania", ()),
        ("cahd", ()),
        ("ruritaniam", ("ruritania", "ruritanian")),
    ],
)
def test_one_slip_is_forgiven(word: str, names: tuple[str, ...]) -> None:
    assert set(near_names(INDEX, word)) == set(names)
