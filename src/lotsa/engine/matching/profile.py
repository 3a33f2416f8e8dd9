"""What a mentee and a mentor have said that the score and the rules may look at, and nothing else.

There is no field for age, sex, origin, hire date, sick leave, engagement or performance, on purpose.
None and empty mean "not stated".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

STYLE_ITEMS = (
    5  # structure-freedom, challenge-support, reflect-try, whole-detail, short and often-long and seldom
)
TEACHING_LEVEL = 3  # the level (0 to 4) from which one can pass a competence on


@dataclass(frozen=True)
class Wanted:
    """A competence the mentee wants, and the mentee's own level 0 to 4 (None: not stated, counted as 0)."""

    competence: str
    own_level: int | None = None


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What both sides state. Ids and keys are opaque strings; style holds five answers 1 to 5."""

    id: str
    themes: frozenset[str] = frozenset()
    text: str = ""
    areas: frozenset[str] = frozenset()
    style: tuple[int, ...] | None = None
    wishes: tuple[str, ...] = ()
    languages: frozenset[str] = frozenset()
    preferred_language: str | None = None
    site: str | None = None
    remote_ok: bool = False
    unit: str | None = None
    department: str | None = None

    def __post_init__(self) -> None:
        if self.style is not None and (
            len(self.style) != STYLE_ITEMS or not all(1 <= answer <= 5 for answer in self.style)
        ):
            raise ValueError(f"style of {self.id} must hold {STYLE_ITEMS} answers from 1 to 5.")


@dataclass(frozen=True, kw_only=True)
class MenteeProfile(Profile):
    """wanted: competences in order of rank; areas: experience asked for; wishes: mentors in order."""

    wanted: tuple[Wanted, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MentorProfile(Profile):
    """teaches: competence -> level 0 to 4; areas: experience had; wishes: mentees, in no order; knows_role:
    can show the key tasks of the role."""

    teaches: Mapping[str, int] = field(default_factory=dict)
    knows_role: bool = False
