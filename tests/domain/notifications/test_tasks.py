from django.conf import settings
from django.core import mail

from lotsa.domain.notifications.tasks import deliver
from tests.cast import Cast
from tests.domain.notifications.post import an_invitation, happens


def test_deliver_writes_and_sends_and_a_second_run_changes_nothing(cast: Cast) -> None:
    happens("enrolment.invited", an_invitation(cast), [cast.people["mentor"]])
    assert deliver.func() == {"written": 1, "sent": 1}
    assert deliver.func() == {"written": 0, "sent": 0}
    assert [each.subject for each in mail.outbox] == ["Vill du vara mentor i Bullskolan?"]


def test_deliver_is_run_by_the_schedule() -> None:
    schedules = settings.TASKS["default"]["OPTIONS"]["SCHEDULES"].values()
    assert deliver.module_path in [schedule["task"] for schedule in schedules]
