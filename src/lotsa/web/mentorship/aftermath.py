"""What a coordinator sees on a pair's page of wishes to change, and of what an ending has left."""

from collections.abc import Sequence
from dataclasses import dataclass

from lotsa.domain.matching.models import Proposal
from lotsa.domain.matching.queries import FreePlace, free_places, sent_after
from lotsa.domain.mentorships import queries
from lotsa.domain.mentorships.models import Extension, Mentorship
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer


@dataclass(frozen=True)
class Aftermath:
    asked: Sequence[queries.Asked]
    suited: Sequence[Person]
    extensions: Sequence[Extension]
    places: Sequence[FreePlace]
    sent: Proposal | None  # to the mentee after the ending, still to be answered
    may_take_back: bool
    offers: Sequence[Person]  # who at the end offered to be a mentor


def aftermath_of(viewer: Viewer, mentorship: Mentorship) -> Aftermath:
    return Aftermath(
        asked=queries.switches_asked(viewer, mentorship),
        suited=queries.who_are_suited(viewer, mentorship),
        extensions=queries.extensions_of(mentorship),
        places=free_places(viewer, mentorship),
        sent=sent_after(viewer, mentorship),
        may_take_back=queries.may_take_back(mentorship),
        offers=queries.become_mentors(viewer, mentorship.programme_id, of=mentorship),
    )
