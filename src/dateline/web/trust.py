"""How many claims are right, to be shown wherever claims are counted."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.errors import StoreError
from dateline.review.figures import Figure, show_figure
from dateline.review.samples import Precision
from dateline.store.opening import Store, see_reviewed
from dateline.store.review_samples import estimate_precision
from dateline.store.reviews import last_change


@dataclass(slots=True)
class Trust:
    """The precision of a store, measured again when something was judged or coded."""

    store: Store
    _held: dict[tuple[int, int], Precision] = field(default_factory=dict)

    def find(self) -> Precision | None:
        """The precision; None if the store cannot be asked just now."""
        try:
            stamp = last_change(see_reviewed(self.store, False))
            if stamp not in self._held:
                self._held = {stamp: estimate_precision(self.store)}
            return self._held.get(stamp)
        except StoreError:
            return None


def show_percent(figure: Figure) -> str:
    """A share for people: 93% (88 to 96%)."""
    if figure.value is None or figure.low is None or figure.high is None:
        return show_figure(figure)
    return f"{figure.value:.0%} ({figure.low * 100:.0f} to {figure.high:.0%})"
