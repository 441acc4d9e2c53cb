"""What each stage of the coding costs."""

from __future__ import annotations

import time
from dataclasses import dataclass, field


def no_lap(stage: str) -> None:
    """Nobody measures."""


@dataclass(slots=True)
class Clock:
    """Seconds of the processor that each stage took, in the order in which they first came; how much was read.

    began: the processor's time of this process when it was made.
    """

    seconds: dict[str, float] = field(default_factory=dict)
    articles: int = 0
    words: int = 0
    began: float = field(default_factory=time.process_time)
    _last: float = field(default_factory=time.process_time)

    def start(self) -> None:
        """What comes now is to be measured; what was before belongs to no stage."""
        self._last = time.process_time()

    def lap(self, stage: str) -> None:
        """A stage has ended; it took what has passed since the last one, or since the start."""
        now = time.process_time()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + now - self._last
        self._last = now

    def count(self, words: int) -> None:
        """One more article was read."""
        self.articles += 1
        self.words += words
