from collections.abc import Sequence
from dataclasses import dataclass

from lotsa.domain.learning import access
from lotsa.domain.learning.library import AUDIENCES, Item, Module, items, modules
from lotsa.domain.learning.models import Completion, Rating, SelfAssessment
from lotsa.domain.people.viewer import Viewer
from lotsa.kit.sealing import opened


@dataclass(frozen=True)
class Guide:
    module: Module
    state: str  # "", "started" or "finished"


@dataclass(frozen=True)
class Shelf:
    """The guides of one role, and how far the viewer has come."""

    audience: str
    guides: Sequence[Guide]
    is_mine: bool

    @property
    def finished(self) -> int:
        return sum(guide.state == "finished" for guide in self.guides)

    @property
    def minutes_left(self) -> int:
        return sum(guide.module.minutes for guide in self.guides if guide.state != "finished")

    @property
    def next(self) -> Module | None:
        return next((guide.module for guide in self.guides if guide.state != "finished"), None)


def shelves(viewer: Viewer, enrolled: Sequence[str] = ()) -> list[Shelf]:
    """What is for the viewer first; everything else after it. `enrolled` are sides of programmes that the
    viewer takes part in and that have not begun: a mentor trains before there is a pair."""
    roles = {*viewer.roles, *enrolled}
    states = {row.module: _state(row) for row in access.completions_of(viewer)}
    found = [
        Shelf(
            audience,
            [Guide(each, states.get(each.key, "")) for each in modules(audience)],
            audience in roles,
        )
        for audience in AUDIENCES
    ]
    return sorted(found, key=lambda shelf: not shelf.is_mine)


def _state(row: Completion) -> str:
    return "finished" if row.finished_at else "started"


@dataclass(frozen=True)
class Page:
    module: Module
    completion: Completion | None
    note: str
    note_version: int
    rating: Rating | None
    number: int  # of how many on its shelf
    total: int
    before: Module | None
    after: Module | None

    @property
    def steps_done(self) -> set[int]:
        return set(self.completion.steps_done) if self.completion else set()

    @property
    def is_finished(self) -> bool:
        return self.completion is not None and self.completion.finished_at is not None


def module_page(viewer: Viewer, module: Module) -> Page:
    shelf = modules(module.audience)
    place = [each.key for each in shelf].index(module.key)
    note = access.notes_of(viewer).filter(module=module.key).first()
    return Page(
        module=module,
        completion=access.completions_of(viewer).filter(module=module.key).first(),
        note=opened(note, note.sealed, owner=note.author_id) if note else "",
        note_version=note.version if note else 0,
        rating=access.ratings_of(viewer).filter(module=module.key).first(),
        number=place + 1,
        total=len(shelf),
        before=shelf[place - 1] if place else None,
        after=shelf[place + 1] if place + 1 < len(shelf) else None,
    )


@dataclass(frozen=True)
class MyAssessments:
    items: Sequence[Item]
    before: SelfAssessment | None
    after: SelfAssessment | None

    def given(self, moment: str) -> dict[str, int]:
        """What was answered then, by item; empty when nothing was."""
        row = self.after if moment == SelfAssessment.Moment.AFTER else self.before
        return {item.key: getattr(row, item.key) for item in self.items} if row else {}

    @property
    def rows(self) -> list[tuple[str, int | None, int | None]]:
        """Name of the skill, the answer before and the answer after."""
        return [
            (item.name, getattr(self.before, item.key, None), getattr(self.after, item.key, None))
            for item in self.items
        ]


def my_assessments(viewer: Viewer) -> MyAssessments:
    rows = {row.moment: row for row in access.assessments_of(viewer)}
    return MyAssessments(items("assessment"), rows.get("before"), rows.get("after"))


def my_readiness(viewer: Viewer) -> set[str]:
    return set(access.points_of(viewer).values_list("point", flat=True))
