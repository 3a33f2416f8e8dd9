import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from lotsa.domain.programmes import access
from lotsa.domain.programmes.models import Enrolment
from tests.domain.programmes.rounds import draft, in_state, someone


def names(viewer):
    return [programme.name for programme in access.visible_to(viewer)]


def test_visible_to_shows_drafts_to_coordinators_only(cast):
    programme = draft(cast, sponsor=cast.leader.person)
    someone(cast, programme, cast.mentee.person)
    assert names(cast.coordinator) == ["Mentor 2027"]
    for viewer in (cast.leader, cast.mentee, cast.administrator, cast.other):
        assert names(viewer) == []


def test_visible_to_shows_a_running_programme_to_those_in_it(cast):
    programme = in_state(cast, "running")
    someone(cast, programme, cast.mentee.person)
    someone(cast, programme, cast.employee.person, state="withdrawn")
    seeing = [name for name in cast.people if names(getattr(cast, name)) == ["Mentor 2027"]]
    assert seeing == ["coordinator", "leader", "mentee"]


def test_visible_to_shows_open_enrolment_to_everybody_in_the_organisation(cast):
    in_state(cast, "enrolment")
    assert names(cast.stranger) == ["Mentor 2027"]
    assert names(cast.other) == []


def test_programme_for_tells_404_from_403(cast):
    programme = in_state(cast, "running")
    someone(cast, programme, cast.mentee.person)
    assert access.programme_for(cast.mentee, programme.pk) == programme
    with pytest.raises(PermissionDenied):
        access.programme_for(cast.mentee, programme.pk, to="edit")
    with pytest.raises(Http404):
        access.programme_for(cast.stranger, programme.pk)
    with pytest.raises(Http404):
        access.programme_for(cast.administrator, programme.pk)


def test_enrolment_is_seen_by_its_person_and_the_coordinator(cast):
    programme = in_state(cast, "running")
    enrolment = someone(cast, programme, cast.mentee.person)
    seeing = [name for name in cast.people if enrolment in access.enrolments_visible_to(getattr(cast, name))]
    assert seeing == ["coordinator", "mentee"]


def test_enrolment_is_answered_by_its_person_and_decided_by_the_coordinator(cast):
    enrolment = someone(cast, in_state(cast, "enrolment"), cast.mentee.person)
    may = {
        verb: [
            name
            for name in cast.people
            if not name.startswith("other") and access.may_with(getattr(cast, name), verb, enrolment)
        ]
        for verb in ("answer", "decide", "see_vetoes")
    }
    assert may == {"answer": ["mentee"], "decide": ["coordinator"], "see_vetoes": ["mentee"]}
    assert Enrolment.objects.count() == 1
