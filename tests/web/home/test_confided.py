"""A coordinator who is the other party learns of a wish nowhere: no list, filter, count or first page."""

import re

import pytest

from lotsa.domain.mentorships.actions.switches import ask_switch, draft_switch
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Role, RoleAssignment
from tests.cast import Cast, client_of
from tests.domain.followup.test_pairs import met, signed

pytestmark = pytest.mark.django_db
PLACES = (
    "/",
    "/followup/",
    "/followup/?colour=red",
    "/followup/?rule=switch_requested",
    "/followup/?everything=1",
    "/pairs/{pair}/",
    "/pairs/{pair}/change/",
    "/settings/outbox/",
    "/people/",
)


def pages(cast: Cast, pair: Mentorship) -> dict[str, str]:
    client = client_of(cast.people["mentor"])
    found = {place: client.get(place.format(pair=pair.pk)).content.decode() for place in PLACES}
    return {place: _without_tokens(text) for place, text in found.items()}


def _without_tokens(text: str) -> str:
    """What differs between any two requests."""
    return re.sub(r"\b[A-Za-z0-9]{64}\b", "", text)


def test_the_other_party_sees_the_same_pages_before_and_after_a_wish(cast: Cast) -> None:
    cast.organisation.quiet_from_week = None
    cast.organisation.save()
    pair = signed(cast, 90)
    met(pair, 3)
    RoleAssignment.objects.create(person=cast.people["mentor"], role=Role.COORDINATOR)
    pages(cast, pair)  # warms what the first request writes
    before = pages(cast, pair)

    wish = draft_switch(pair, by=cast.mentee, reason="chemistry", want="switch", text="Kanariefågel")
    ask_switch(wish, by=cast.mentee)

    after = pages(cast, pair)
    assert {place for place in PLACES if after[place] != before[place]} == set()
    assert "Milo" in after["/followup/"]
    outside = client_of(cast.people["coordinator"]).get("/followup/?rule=switch_requested")
    assert "Milo" in outside.content.decode()
