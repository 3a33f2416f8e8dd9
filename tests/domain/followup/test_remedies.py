from datetime import timedelta

import pytest
from django.http import Http404

from lotsa.domain.followup import access, actions
from lotsa.domain.followup.models import Remedy
from lotsa.domain.followup.queries import coordinator_page, worklist
from lotsa.domain.followup.remedies import playbook, suggested
from lotsa.domain.mentorships.access import mentorship_for
from lotsa.domain.people.models import Role, RoleAssignment
from lotsa.domain.people.viewer import viewer_of
from lotsa.kit import clock
from lotsa.kit.refused import Refused
from tests.cast import Cast
from tests.domain.followup.test_pairs import met, signed


@pytest.fixture(autouse=True)
def no_quiet_weeks(cast: Cast) -> None:
    cast.organisation.quiet_from_week = None
    cast.organisation.save()


def test_the_playbook_begins_with_the_smallest() -> None:
    orders = [text.order for text in playbook().values()]
    assert (len(orders), orders) == (12, sorted(orders))
    assert [text.id for text in suggested(["no_meeting_31", "no_goal"])] == [
        "write_both",
        "clarify_goals",
        "reschedule",
        "pause",
        "rematch",
    ]


def test_what_is_tried_is_suggested_no_more_and_asked_about_on_its_day(cast: Cast) -> None:
    pair = signed(cast, 90)
    met(pair, 49)
    today = clock.today()
    part = coordinator_page(cast.coordinator, mentorship_for(cast.coordinator, pair.pk)).remedies
    assert [text.id for text in part.suggested][:2] == ["write_both", "clarify_goals"]

    remedy = actions.try_remedy(pair, "write_both", by=cast.coordinator, follow_up_on=today)

    part = coordinator_page(cast.coordinator, mentorship_for(cast.coordinator, pair.pk)).remedies
    assert [each.row.which for each in part.under_way] == ["write_both"]
    assert "write_both" not in [text.id for text in (*part.suggested, *part.others)]
    assert "How did it go with Milo and Alma?" in [item.title for item in worklist(cast.coordinator)]
    actions.close_remedy(remedy, "helped", by=cast.coordinator)
    assert "How did it go with Milo and Alma?" not in [item.title for item in worklist(cast.coordinator)]
    actions.reopen_remedy(remedy, by=cast.coordinator)
    assert Remedy.objects.get().closed_on is None
    actions.forget_remedy(remedy, by=cast.coordinator)
    assert Remedy.objects.count() == 0


def test_nonsense_is_refused_with_a_sentence(cast: Cast) -> None:
    pair, today = signed(cast, 90), clock.today()
    for which, day in (
        ("magic", today),
        ("pause", today - timedelta(days=1)),
        ("pause", today.replace(9999)),
    ):
        with pytest.raises(Refused):
            actions.try_remedy(pair, which, by=cast.coordinator, follow_up_on=day)
    remedy = actions.try_remedy(pair, "pause", by=cast.coordinator, follow_up_on=today)
    with pytest.raises(Refused):
        actions.try_remedy(pair, "pause", by=cast.coordinator, follow_up_on=today)
    with pytest.raises(Refused):
        actions.close_remedy(remedy, "great", by=cast.coordinator)


def test_only_coordinators_outside_the_pair_see_what_is_tried(cast: Cast) -> None:
    pair = signed(cast, 90)
    remedy = actions.try_remedy(pair, "pause", by=cast.coordinator, follow_up_on=clock.today())
    RoleAssignment.objects.create(person=cast.people["mentor"], role=Role.COORDINATOR)
    inside = viewer_of(cast.people["mentor"])
    for viewer in (cast.mentee, cast.leader, cast.administrator, cast.other, inside):
        with pytest.raises(Http404):
            access.remedy_for(viewer, remedy.pk)
    assert access.remedy_for(cast.coordinator, remedy.pk) == remedy
