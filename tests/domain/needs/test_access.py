from lotsa.domain.needs import access, queries
from lotsa.domain.needs.actions import add_need
from lotsa.domain.needs.queries import open_needs


def seeing(cast, need):
    return [name for name in cast.people if need in access.visible_to(getattr(cast, name))]


def test_visible_to_keeps_a_persons_need_to_that_person_manager_and_coordinator(cast):
    need = add_need(by=cast.coordinator, text="Leda", scope="person", person=cast.mentee.person)
    assert seeing(cast, need) == ["coordinator", "manager", "mentee"]


def test_visible_to_shows_company_needs_to_leaders(cast):
    need = add_need(by=cast.coordinator, text="Fler svetsare")
    assert seeing(cast, need) == ["coordinator", "leader"]


def test_open_needs_leaves_out_people_and_what_is_met(cast):
    add_need(by=cast.coordinator, text="Leda", scope="person", person=cast.mentee.person)
    add_need(by=cast.coordinator, text="Klart", state="met")
    need = add_need(by=cast.coordinator, text="Fler svetsare")
    assert list(open_needs(cast.coordinator)) == [need]


def test_needs_can_be_narrowed_to_a_state(cast):
    add_need(by=cast.coordinator, text="Klart", state="met")
    add_need(by=cast.coordinator, text="Öppet")
    assert [need.text for need in queries.needs(cast.coordinator, state="met")] == ["Klart"]
