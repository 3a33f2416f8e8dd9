import pytest

from lotsa.domain.activity.models import Event
from lotsa.domain.competences.actions import add_competence
from lotsa.domain.needs.actions import add_need, change_need, set_need_state
from lotsa.domain.needs.models import Need
from lotsa.kit.refused import Refused, Stale


def test_add_need_keeps_where_it_was_heard(cast):
    weld = add_competence("Svetsa", by=cast.coordinator)
    need = add_need(
        by=cast.coordinator, text="  Bara två  kan svetsa. ", source="interview", competences=[weld]
    )
    assert (need.text, need.scope, need.state, need.source) == (
        "Bara två kan svetsa.",
        "company",
        "open",
        "interview",
    )
    assert list(need.competences.all()) == [weld]
    assert Event.objects.get(verb="need.added").concerns == []


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"text": " "}, "text"), ({"scope": "team"}, "unit"), ({"scope": "person"}, "person")],
)
def test_add_need_says_what_is_missing(cast, fields, field):
    with pytest.raises(Refused) as refused:
        add_need(by=cast.coordinator, **{"text": "Fler säljare", **fields})
    assert refused.value.field == field
    assert Need.objects.count() == 0


def test_change_need_forgets_the_person_when_it_becomes_the_companys(cast):
    need = add_need(by=cast.coordinator, text="Leda", scope="person", person=cast.mentee.person)
    change_need(need, by=cast.coordinator, version=1, scope="company", text="Leda möten")
    need.refresh_from_db()
    assert (need.person, need.text) == (None, "Leda möten")
    with pytest.raises(Stale):
        change_need(need, by=cast.coordinator, version=1, text="För sent")


def test_set_need_state(cast):
    need = add_need(by=cast.coordinator, text="Leda")
    set_need_state(need, "met", by=cast.coordinator)
    assert need.state == "met"
    with pytest.raises(Refused):
        set_need_state(need, "perhaps", by=cast.coordinator)
