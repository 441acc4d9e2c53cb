"""Which statements answer which: a denial is linked to what it denies, a confirmation to what it confirms."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.course import Course, is_own
from dateline.coding.pointing import FIGURE
from dateline.coding.referents import Referents
from dateline.coding.relations import (
    AGAINST,
    ALIKE,
    BACKWARD,
    CONTRADICTS,
    CORRECTS,
    DENIES,
    DOUBTS,
    FOR,
    NEGATED,
    RETRACTS,
    STORIES,
    differ,
    implicates,
    is_open,
    likeness,
    of_unnamed_state,
    one_side,
    stand,
    verdict,
)
from dateline.coding.sayings import Saying

FAR = 8  # sentences within which a story is known again by its words
NEAR = 3  # sentences within which a contrary story is taken for an answer
FEW = 3  # tokens of a content that is but a word for what others said
DIRECT = "direct"
REPLIES, UPHOLDS = "answers", "upholds"

# A statement that another answers, and how.
Answer = tuple[int, str]
Links = dict[int, str]


def link_answers(sayings: Sequence[Saying]) -> tuple[tuple[Answer, ...], ...]:
    """For each statement (index, how) of those that it answers.

    how: denies | contradicts | doubts | corrects | confirms | admits | retracts. Linear in the number of statements.
    """
    linker = Linker(sayings)
    for n in linker.course.order:
        linker.link(n)
    return tuple(tuple(sorted(linker.links.get(n, {}).items())) for n in range(len(sayings)))


class Linker:
    """Links one statement after the other, each with what was linked before in sight."""

    def __init__(self, sayings: Sequence[Saying]) -> None:
        self.course = Course(sayings)
        self.sayings = self.course.sayings
        self.links: dict[int, Links] = {}
        self.referents = Referents(self.course, self.links)

    def link(self, n: int) -> None:
        """Finds what a statement answers."""
        how = verdict(self.sayings[n])
        if how is not None:
            found = dict.fromkeys(self.referents.find(n, how), _in_number(self.sayings[n], how))
            found |= self._against(n, found)
        else:
            found = self._continued(n) or self._taken_up(n) | self._rejoined(n) | self._contrary(n)
        if found:
            self.links[n] = found

    def _against(self, n: int, found: Links) -> Links:
        """Who confirms a claim contradicts those who denied it; who but finds it convincing does not speak to them."""
        mine, borne = self.sayings[n], {t for t, how in found.items() if how in FOR}
        # "his lawyer stood by his account" turns down the denial all the same
        if mine.statement.act == UPHOLDS and not (mine.kin and any(one_side(mine, self.sayings[t]) for t in borne)):
            return {}
        near = [i for i in self.course.before(n, NEAR) if i not in found]
        denied = {i: {t for t, how in self.links.get(i, {}).items() if how in AGAINST} for i in near}
        return {i: CONTRADICTS for i in near if borne & denied[i]}

    def _taken_up(self, n: int) -> Links:
        """The last claim of somebody whose earlier claims this speaker has turned down."""
        mine, own = self.sayings[n], self.course.own(n)
        if mine.statement.act not in STORIES or mine.to_come or mine.statement.kind != DIRECT:
            return {}
        denied = {t for i in own for t, how in self.links.get(i, {}).items() if how in AGAINST}
        last = self.course.before(n, 1)[-1:]
        foes = [i for i in last if i not in denied and any(is_own(self.sayings[i], self.sayings[t]) for t in denied)]
        return {i: CONTRADICTS for i in foes if is_open(self.sayings[i])}

    def _rejoined(self, n: int) -> Links:
        """What is told right before against this speaker's side, or turned down by this speaker in advance."""
        mine = self.sayings[n]
        if mine.statement.act not in STORIES or mine.to_come or not mine.contrary or mine.statement.stance == DOUBTS:
            return {}
        own = {t for k in self.course.own(n) for t, how in self.links.get(k, {}).items() if how in AGAINST}
        for i in self.course.before(n, 1)[-1:]:
            hit = [t for t, how in self.links.get(i, {}).items() if how in AGAINST]
            sided = any(is_own(mine, self.sayings[t]) or one_side(mine, self.sayings[t]) for t in hit)
            if is_open(self.sayings[i]) and (sided and mine.contrary >= NEGATED or i in own):
                return {i: CONTRADICTS}
        return {}

    def _contrary(self, n: int) -> Links:
        """The stories of others that this one is set against, or joins."""
        mine = self.sayings[n]
        if mine.statement.act not in STORIES or mine.to_come and mine.statement.act != REPLIES or mine.waits:
            return {}
        if mine.statement.stance == DOUBTS:
            return {}
        earlier = [i for i in self.course.before(n, FAR) if is_open(self.sayings[i]) and self._may_mean(n, i)]
        if mine.contrary < BACKWARD and mine.statement.act != REPLIES:
            earlier = [i for i in earlier if not self._sides_with(mine, self.sayings[i])]
        if mine.statement.act == REPLIES:
            against = [i for i in earlier if mine.sides & self.sayings[i].accused]
            last = [i for i in earlier[-1:] if self.course.gap(n, i) <= 1]
            return dict.fromkeys((self._denial(n) or last or against or earlier)[-1:], CONTRADICTS)
        admitted = self._admitted(n)
        stands = {
            i: stand(mine, self.sayings[i], self.course.gap(n, i))
            for i in earlier
            if i not in admitted and not self.sayings[i].to_come
        }
        found = {i: how for i, how in stands.items() if how is not None}
        found = {i: how for i, how in found.items() if not self._allied(i, found)}
        found = self._redirected(mine, found)
        found |= self._counts(mine, found)
        return (self._nearest(n, found) if mine.contrary == BACKWARD else found) or self._joined(n)

    def _may_mean(self, n: int, i: int) -> bool:
        """Whether a story is near enough, or so much alike that it is known again from afar."""
        mine = self.sayings[n]
        return self.course.gap(n, i) <= NEAR or mine.contrary >= BACKWARD and likeness(mine, self.sayings[i]) > ALIKE

    def _sides_with(self, mine: Saying, other: Saying) -> bool:
        near = mine.sent - other.sent <= 1
        return one_side(mine, other) or near and of_unnamed_state(mine, other)

    def _nearest(self, n: int, found: Links) -> Links:
        """Of what was said before "no such thing" only what was said last, and by others of that side."""
        last = max(found, key=lambda i: self.sayings[i].place, default=n)
        near = self.course.gap(n, last)
        return {
            i: how
            for i, how in found.items()
            if self.course.gap(n, i) == near or one_side(self.sayings[i], self.sayings[last])
        }

    def _joined(self, n: int) -> Links:
        """What another turned down right before, if this one also says that it is not so."""
        mine = self.sayings[n]
        if not mine.likewise or mine.contrary < NEGATED:
            return {}
        for i in reversed(self.course.before(n, NEAR)):
            if against := [t for t, how in self.links.get(i, {}).items() if how in AGAINST]:
                return {t: CONTRADICTS for t in against if not one_side(mine, self.sayings[t])}
        return {}

    def _allied(self, i: int, found: Links) -> bool:
        """Whether another story is set against the same one as this."""
        return any(found.get(t) in AGAINST for t, how in self.links.get(i, {}).items() if how in AGAINST)

    def _redirected(self, mine: Saying, found: Links) -> Links:
        """The stories that this denial joins others in denying, in place of those others' words."""
        redirected: Links = {}
        for i, how in found.items():
            denied = [t for t, h in self.links.get(i, {}).items() if h in AGAINST] if how == CONTRADICTS else []
            joined = [t for t in denied if self._agrees(mine, i, t)]
            redirected |= dict.fromkeys(joined, CONTRADICTS) if joined else {i: how}
        return redirected

    def _agrees(self, mine: Saying, i: int, t: int) -> bool:
        """Whether a denial tells no more against an answer than against what that was told against."""
        answer, story = self.sayings[i], self.sayings[t]
        if mine.contrary < NEGATED or implicates(answer, mine) or one_side(mine, story) or is_own(mine, story):
            return False
        return likeness(mine, story) >= likeness(mine, answer)

    def _denial(self, n: int) -> list[int]:
        """The denial told right before a reply to it: "the board disputed the figure; the union replied that ..."."""
        last = self.course.before(n, 1)
        same = [i for i in last if self.sayings[i].sent == self.sayings[last[-1]].sent]
        denials = [i for i in same if self.sayings[i].statement.stance == DENIES and i in self.links]
        return [i for i in denials if not one_side(self.sayings[n], self.sayings[i])]

    def _counts(self, mine: Saying, found: Links) -> Links:
        """The numbers that a number set against another one was itself set against: of three tolls no two agree."""
        counts = [self.links.get(i, {}) for i, how in found.items() if how == CORRECTS]
        theirs = [t for links in counts for t, how in links.items() if how == CORRECTS and t not in found]
        return {t: CORRECTS for t in theirs if not is_own(mine, self.sayings[t]) and differ(mine, self.sayings[t])}

    def _admitted(self, n: int) -> set[int]:
        """What somebody of the same side has confirmed or admitted already."""
        mine = self.sayings[n]
        near = [i for i in self.course.near_before(n) if i in self.links and mine.sides & self.sayings[i].sides]
        return {t for i in near for t, how in self.links[i].items() if how in FOR}

    def _continued(self, n: int) -> Links:
        """What the same side's answer right before this statement answers, if this one goes on about it."""
        mine = self.sayings[n]
        if mine.statement.act not in STORIES or mine.to_come:
            return {}
        for i in reversed(self.course.near_before(n, NEAR)):
            other = self.sayings[i]
            if i in self.links and mine.start - other.sent <= 1 and _goes_on(mine, other):
                kept = {t: how for t, how in self.links[i].items() if self._keeps_to(mine, other, (t, how))}
                return {t: CONTRADICTS if how in (DENIES, RETRACTS) else how for t, how in kept.items()}
        return {}

    def _keeps_to(self, mine: Saying, other: Saying, link: tuple[int, str]) -> bool:
        """Whether a statement goes on about what the one before it answers."""
        target, how = self.sayings[link[0]], link[1]
        if mine.statement.kind == DIRECT and how in AGAINST and mine.block == other.block and is_own(mine, other):
            return True
        if how == RETRACTS or mine.sent == other.sent and other.statement.last - other.statement.first < FEW:
            return True
        alike = bool(mine.words & target.words or mine.matters & target.matters)
        # "they admitted the shooting; they maintained, however, that ..." pleads, and admits no more
        return alike and not mine.contrary if how in FOR else alike or mine.contrary > 0


def _in_number(mine: Saying, how: str) -> str:
    """Who turns down but a figure leaves the happening as it is."""
    only_figure = mine.points is not None and mine.points.kind == FIGURE
    return CORRECTS if how == DENIES and only_figure else how


def _goes_on(mine: Saying, other: Saying) -> bool:
    """Whether the same speaker goes on, or somebody of the same side whose country is left out."""
    if is_own(mine, other):
        return True
    return mine.block == other.block and one_side(mine, other) or of_unnamed_state(mine, other)
