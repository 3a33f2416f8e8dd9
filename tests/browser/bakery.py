"""The people and programme of a story that goes on for months: two pairs, and a mentor with a free place."""

from datetime import date

from lotsa.domain.mentorships.actions import begin_mentorship
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import viewer_of
from lotsa.domain.programmes.actions import create_programme, enrol
from lotsa.domain.programmes.models import Programme
from tests.cast import make_cast, person


def cast() -> dict[str, Person]:
    made = make_cast()
    return {
        "kaj": made.people["coordinator"],
        "alma": made.people["mentor"],
        "milo": made.people["mentee"],
        "måns": person(made.organisation, "Måns Mentor", languages=["sv"]),
        "åsa": person(made.organisation, "Åsa Mentor", languages=["sv"]),
        "nora": person(made.organisation, "Nora Adept", languages=["sv"]),
    }


def begin(people: dict[str, Person]) -> tuple[Programme, Mentorship, Mentorship]:
    """Where the story begins: matched, and on the way to kick-off."""
    kaj = viewer_of(people["kaj"])
    programme = create_programme(
        by=kaj,
        template="internal_mentor",
        name="Bullskolan",
        starts_on=date(2027, 2, 1),
        ends_on=date(2027, 10, 29),
    )
    Programme.objects.filter(pk=programme.pk).update(state=Programme.State.RUNNING)
    programme.refresh_from_db()
    sides = {"alma": "mentor", "måns": "mentor", "åsa": "mentor", "milo": "mentee", "nora": "mentee"}
    places = {who: enrol(programme, people[who], side, by=kaj) for who, side in sides.items()}
    pairs = [
        begin_mentorship(
            programme,
            mentors=[places[mentor]],
            mentees=[places[mentee]],
            starts_on=date(2027, 2, 1),
            reasons={},
            by=kaj,
        )
        for mentor, mentee in (("alma", "milo"), ("måns", "nora"))
    ]
    return programme, pairs[0], pairs[1]
