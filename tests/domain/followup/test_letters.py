"""A letter to many pairs on its way through the outbox."""

from datetime import timedelta
from typing import Any

from django.conf import LazySettings

from lotsa.domain.followup import actions
from lotsa.domain.followup.queries import PREVIEWS, chosen
from lotsa.domain.notifications.actions import send_messages, write_messages
from lotsa.domain.notifications.models import Message
from lotsa.kit import clock
from tests.cast import Cast
from tests.domain.followup.test_pairs import signed


def written(cast: Cast, settings: LazySettings) -> list[int]:
    settings.LOTSA_UNDO_MINUTES = 10
    pair = signed(cast, 90)
    preview = PREVIEWS["letter"](cast.coordinator, chosen(cast.coordinator, [pair.pk]))
    events = actions.write_letters(preview, "Era möten", "Vill ni boka?\n\nSäg till.", by=cast.coordinator)
    write_messages()
    return events


def letters() -> Any:
    return Message.objects.filter(template="letter")


def test_each_gets_the_lines_with_the_own_name_and_the_writers_address(
    cast: Cast, settings: LazySettings
) -> None:
    written(cast, settings)
    assert letters().count() == 2
    milo = letters().get(recipient=cast.people["mentee"])
    assert (milo.subject, milo.reply_to) == ("Era möten", cast.people["coordinator"].email)
    assert milo.text.startswith("Hej Milo,\n\nVill ni boka?\n\nSäg till.")
    assert milo.send_after > clock.now() + timedelta(minutes=9)


def test_a_letter_taken_back_is_not_sent(cast: Cast, settings: LazySettings) -> None:
    events = written(cast, settings)
    actions.recall_letters(events, by=cast.coordinator)
    letters().update(send_after=clock.now() - timedelta(minutes=1))
    send_messages()
    assert set(letters().values_list("state", "why")) == {("dropped", "passed")}
