from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core import mail

from lotsa.domain.notifications.models import Message
from lotsa.domain.notifications.tasks import deliver, gather_week, tidy
from lotsa.domain.people.actions import grant_link
from lotsa.domain.people.models import Link
from lotsa.kit import clock
from tests.cast import Cast
from tests.domain.notifications.post import an_invitation, happens


def test_deliver_writes_and_sends_and_a_second_run_changes_nothing(cast: Cast) -> None:
    happens("enrolment.invited", an_invitation(cast), [cast.people["mentor"]])
    assert deliver.func() == {"written": 1, "sent": 1}
    assert deliver.func() == {"written": 0, "sent": 0}
    assert [each.subject for each in mail.outbox] == ["Vill du vara mentor i Bullskolan?"]


def test_what_has_served_its_time_goes_and_the_rest_stays(cast: Cast) -> None:
    happens("enrolment.invited", an_invitation(cast), [cast.people["mentor"]])
    deliver.func()
    grant_link("add_topic", organisation=cast.organisation, person_id=cast.mentee.id)
    assert tidy.func() == {"links": 0, "messages": 0}
    Link.objects.update(expires_at=clock.now() - timedelta(days=31))
    Message.objects.update(created_at=clock.now() - timedelta(days=366))
    assert tidy.func() == {"links": 3, "messages": 1}
    assert tidy.func() == {"links": 0, "messages": 0}


@pytest.mark.parametrize("task", [deliver, gather_week, tidy])
def test_task_is_run_by_the_schedule(task: Any) -> None:
    schedules = settings.TASKS["default"]["OPTIONS"]["SCHEDULES"].values()
    assert task.module_path in [schedule["task"] for schedule in schedules]
