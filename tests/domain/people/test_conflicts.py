import pytest

from lotsa.domain.activity.models import Event
from lotsa.domain.people import queries
from lotsa.domain.people.actions import declare_conflict, remove_conflict
from lotsa.domain.people.models import Conflict
from lotsa.kit.refused import Refused


def test_declare_conflict_is_seen_by_the_declarer_and_coordinators_alone(cast):
    declare_conflict(cast.mentor.person, by=cast.mentee)
    assert [row.other for row in queries.conflicts(cast.mentee)] == [cast.mentor.person]
    assert [row.other for row in queries.conflicts(cast.coordinator)] == [cast.mentor.person]
    for viewer in (cast.mentor, cast.administrator, cast.leader, cast.manager, cast.other):
        assert queries.conflicts(viewer) == []


def test_declare_conflict_twice_is_one_and_two_people_do_not_learn_of_each_other(cast):
    first = declare_conflict(cast.mentor.person, by=cast.mentee)
    assert declare_conflict(cast.mentor.person, by=cast.mentee) == first
    declare_conflict(cast.mentor.person, by=cast.coordinator, one=cast.mentee.person)
    declare_conflict(cast.mentee.person, by=cast.mentor)
    assert [row.declared_by for row in queries.conflicts(cast.mentee)] == [cast.mentee.person]
    assert len(queries.conflicts(cast.coordinator)) == 3


def test_declare_conflict_for_others_is_for_coordinators(cast):
    with pytest.raises(Refused, match="for yourself only"):
        declare_conflict(cast.mentor.person, by=cast.employee, one=cast.mentee.person)
    with pytest.raises(Refused, match="somebody else"):
        declare_conflict(cast.mentee.person, by=cast.mentee)
    with pytest.raises(Refused, match="Nobody here"):
        declare_conflict(cast.other.person, by=cast.mentee)
    assert Conflict.objects.count() == 0


def test_remove_conflict_leaves_no_name_in_the_log(cast):
    remove_conflict(declare_conflict(cast.mentor.person, by=cast.mentee), by=cast.mentee)
    assert queries.conflicts(cast.mentee) == []
    for event in Event.objects.filter(verb__startswith="conflict."):
        assert (event.concerns, event.facts) == ([], {})


def test_colleagues_called_finds_whole_names_of_this_house_only(cast):
    assert queries.colleagues_called(cast.mentee, "alma mentor") == [cast.mentor.person]
    assert queries.colleagues_called(cast.mentee, "Alma") == []
    assert queries.colleagues_called(cast.mentee, "Kanarie Mentor") == []
    assert queries.colleagues_called(cast.mentee, " ") == []
