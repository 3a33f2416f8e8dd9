"""The golden path's programme: the 60 people of the example company before anybody has been matched."""

from lotsa.domain.example.actions import load_example
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Organisation, Person
from lotsa.domain.people.viewer import Viewer, viewer_of
from lotsa.domain.programmes.models import Enrolment, Programme


def golden() -> tuple[Programme, Viewer]:
    """The running round taken back to the day when its 18 mentees and 14 mentors were approved."""
    load_example()
    programme = Programme.objects.select_related("organisation").get(example_key="r2")
    Mentorship.objects.filter(programme=programme).delete()
    Programme.objects.filter(pk=programme.pk).update(state="matching")
    Enrolment.objects.filter(programme=programme).update(state="approved", waitlist_note="")
    programme.refresh_from_db()
    return programme, viewer_of(programme.coordinator)


def named(company: Organisation, name: str) -> Person:
    given, family = name.split(" ")
    return Person.objects.select_related("organisation", "account").get(
        organisation=company, given_name=given, family_name=family
    )
