from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.test import Client

from lotsa.domain.followup.queries import team_time
from lotsa.domain.mentorships.models import Membership
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import viewer_of
from lotsa.kit import clock
from tests.cast import Cast, person
from tests.domain.followup.test_pairs import met, signed
from tests.domain.mentorships.pairs import begin

Browser = Callable[[Any], Client]


def test_a_pair_that_meets_as_agreed_is_not_told_that_it_has_not_met(cast: Cast, client_of: Browser) -> None:
    pair = signed(cast, 90)
    met(pair, 3)
    page = client_of(cast.coordinator).get("/followup/acts/", {"act": "letter", "pair": str(pair.pk)}).text
    assert ("inte har setts" in page, "Hur går det för er?" in page) == (False, True)


def test_a_mentor_with_two_pairs_stands_once_in_the_team(cast: Cast) -> None:
    pair = signed(cast, 90)
    met(pair, 3)
    mentor = Membership.objects.get(mentorship=pair, side="mentor").person
    second = person(cast.organisation, "Nils Adept")
    begin(pair.programme, mentor, second, starts_on=clock.today() - timedelta(days=5))
    Person.objects.filter(pk=mentor.pk).update(manager=cast.manager.person)
    lines = [each for each in team_time(viewer_of(cast.manager.person)) if each.person == mentor]
    assert [(each.pairs, each.meetings, len(each.programmes)) for each in lines] == [(2, 1, 1)]
