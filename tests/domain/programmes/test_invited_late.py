"""Enrolment has closed for everybody, but not for those whom the coordinator asks afterwards."""

from datetime import date

import pytest
import time_machine

from lotsa.domain.programmes import actions
from lotsa.kit.refused import Refused
from tests.domain.programmes.rounds import in_state

CLOSED = date(2027, 1, 11)


@pytest.mark.parametrize("state", ["enrolment", "matching", "running"])
@time_machine.travel("2027-01-20 08:00")
def test_invite_after_the_last_day_opens_the_form_for_those_invited(cast, state):
    programme = in_state(cast, state, enrolment_closes_on=CLOSED)
    (made,) = actions.invite(programme, [cast.employee.person], "mentee", by=cast.coordinator)
    made.refresh_from_db()
    assert (made.invited_late, actions.may_answer(made)) == (True, True)
    actions.save_interest(made, actions.Interest(), by=cast.employee)
    made.refresh_from_db()
    assert (made.state, actions.may_answer(made)) == ("applied", True)


def test_invite_in_time_and_answered_late_is_closed(cast):
    programme = in_state(cast, "enrolment", enrolment_closes_on=CLOSED)
    with time_machine.travel("2027-01-05 08:00"):
        (made,) = actions.invite(programme, [cast.employee.person], "mentee", by=cast.coordinator)
        made.refresh_from_db()
        assert (made.invited_late, actions.may_answer(made)) == (False, True)
    with time_machine.travel("2027-01-20 08:00"):
        assert actions.may_answer(made) is False


@time_machine.travel("2027-12-01 08:00")
def test_nobody_is_invited_to_what_is_over(cast):
    programme = in_state(cast, "closed", enrolment_closes_on=CLOSED)
    with pytest.raises(Refused, match="over"):
        actions.invite(programme, [cast.employee.person], "mentee", by=cast.coordinator)
