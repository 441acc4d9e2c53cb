from __future__ import annotations

import pytest

from dateline.lexicon.timeneeds import needs_of


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("[ab]c?[d]", ("d", "ab")),
        ("[ab]?[cd]*[e]{0,2}[f]{1,3}[gh]+", ("f", "gh")),
        ("(?:[a])?(?P<name__1>[bc](?:[d]))", ("d", "bc")),
        ("(?:[a][bc]|[de])[f]", ("f", "ade")),
        ("(?:[a]|[b]?)[c]", ("c",)),
        ("[a](?![b])(?<![c])(?=[d])", ("a",)),
        ("[a]|[b]?", ()),
        ("(?!)", ()),
    ],
)
def test_needs_are_what_no_match_goes_without(pattern: str, needs: tuple[str, ...]) -> None:
    assert needs_of(pattern) == tuple(frozenset(need) for need in needs)
