from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from lotsa.domain.example.actions import load_example, remove_example
from lotsa.domain.matching.models import Proposal
from lotsa.domain.meetings.models import Meeting, NextStep, Topic
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.notifications.actions import write_messages
from lotsa.domain.notifications.models import Message
from lotsa.domain.people.models import Account, Organisation, Person
from lotsa.domain.programmes.models import Enrolment, Programme
from lotsa.engine.calendar.swedish_days import is_day_off
from lotsa.kit.refused import Refused
from tests import cast as people_of_the_tests

pytestmark = pytest.mark.django_db


def rows_by_table() -> dict[str, int]:
    """Every table of ours with its number of rows."""
    with connection.cursor() as cursor:
        tables = [table for table in connection.introspection.table_names(cursor) if "django" not in table]
        counts = {}
        for table in tables:
            cursor.execute(f'SELECT COUNT(*) FROM "{table}"')
            counts[table] = cursor.fetchone()[0]
    return counts


def test_example_has_sixty_people_and_a_programme_of_each_age() -> None:
    organisation = load_example(today=date(2026, 11, 25))

    assert organisation.is_example
    assert Person.objects.count() == 60
    assert sorted(Programme.objects.values_list("state", flat=True)) == ["closed", "matching", "running"]
    assert Mentorship.objects.filter(state="active").count() == 17
    assert Mentorship.objects.filter(state="closed").count() == 6
    assert Meeting.objects.filter(state="held").count() == 128
    running = Enrolment.objects.filter(programme__state="running")
    assert running.filter(side="mentee").count() == 18
    assert sum(running.filter(side="mentor").values_list("places", flat=True)) == 20
    assert running.get(state="waitlisted").person.name == "Nils Åhman"


def test_example_sends_no_mail() -> None:
    load_example()
    write_messages()

    assert Message.objects.count() == 0


def test_example_has_a_board_to_try() -> None:
    load_example()

    drafts = Proposal.objects.filter(programme__state="matching", state="staged")
    mentees = Enrolment.objects.filter(programme__state="matching", side="mentee")
    left_over = mentees.exclude(pk__in=drafts.values("mentee"))
    assert (drafts.count(), mentees.count()) == (17, 18)
    assert [enrolment.person.name for enrolment in left_over] == ["Nils Åhman"]


@pytest.mark.parametrize("today", [date(2026, 11, 25), date(2027, 3, 2), date(2028, 2, 29), date(2027, 1, 4)])
def test_example_meetings_fall_on_working_days_around_today(today: date) -> None:
    load_example(today=today)

    days = [meeting.starts_at.date() for meeting in Meeting.objects.all()]
    assert [day for day in days if is_day_off(day)] == []
    assert min(days) < today < max(days)


def test_example_pairs_have_something_to_talk_about() -> None:
    load_example(today=date(2026, 11, 25))

    elin = Mentorship.objects.get(example_key="r2_elin_wikstrom")
    step = NextStep.objects.get(mentorship=elin, done_on__isnull=True)
    assert step.text == "Elin provar att vänta fem sekunder före svaret."
    assert Topic.objects.filter(mentorship=elin, talked_in__isnull=True).count() == 1


def test_example_is_loaded_once() -> None:
    load_example()

    with pytest.raises(Refused):
        load_example()


def test_example_in_english_has_english_titles() -> None:
    load_example(language="en")

    assert Person.objects.get(example_key="maria_akerstrom").title == "CEO"


def test_remove_example_leaves_no_trace() -> None:
    ContentType.objects.clear_cache()
    people_of_the_tests.make_cast()
    before = rows_by_table()
    load_example()
    assert rows_by_table() != before

    remove_example()

    assert rows_by_table() == before
    assert Organisation.objects.count() == 2
    assert Account.objects.filter(email__endswith="bjorkvik.example").count() == 0


def test_example_says_nothing_twice_and_causes_no_mail() -> None:
    load_example()
    write_messages()
    themes = Meeting.objects.exclude(theme="").values_list("mentorship_id", "theme")
    assert len(set(themes)) == len(themes)
    assert not Topic.objects.filter(text="Dagens fråga").exists()
    assert Message.objects.count() == 0
