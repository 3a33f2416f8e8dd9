"""A file is no second person: an import changes nobody's way in."""

from lotsa.domain.intake.actions import apply_import, undo_import
from lotsa.domain.intake.models import Import
from lotsa.domain.people.actions import grant_link, link_of
from lotsa.domain.people.models import AddressChange, Person
from lotsa.domain.people.viewer import Viewer
from tests.cast import Cast
from tests.domain.intake.sheets import started

HEADINGS = ("Namn", "E-post", "Anställningsnummer", "Titel", "Slutdatum")


def imported(by: Viewer, *rows: list[str]) -> Import:
    run = started(by, *rows, headings=HEADINGS)
    apply_import(run, by=by)
    return run


def numbered(cast: Cast, key: str, *, account: bool = True) -> Person:
    rows = Person.objects.filter(pk=cast.people[key].pk)
    rows.update(employee_number="77", **({} if account else {"account": None}))
    return rows.get()


def test_a_new_address_of_somebody_who_signs_in_waits_and_the_rest_is_written(cast: Cast) -> None:
    milo = numbered(cast, "mentee")
    imported(cast.coordinator, ["Milo Adept", "milo.ny@x.example", "77", "Bagare"])
    now = Person.objects.get(pk=milo.pk)
    assert (now.email, now.title) == (milo.email, "Bagare")
    waiting = AddressChange.objects.get()
    assert (waiting.new, waiting.asked_by_id) == ("milo.ny@x.example", cast.coordinator.id)


def test_who_takes_part_in_nothing_gets_the_new_address_and_old_links_end(cast: Cast) -> None:
    stina = numbered(cast, "stranger", account=False)
    token = grant_link("enrol", organisation=cast.organisation, person_id=stina.pk)
    run = imported(cast.coordinator, ["Stina Ström", "stina.ny@x.example", "77", ""])
    assert Person.objects.get(pk=stina.pk).email == "stina.ny@x.example"
    link = link_of(token, "enrol")
    assert link is not None
    assert not link.is_open()
    undo_import(run, by=cast.coordinator)
    assert Person.objects.get(pk=stina.pk).email == stina.email


def test_undoing_does_not_turn_back_an_address_somebody_has_come_to_rely_on(cast: Cast) -> None:
    stina = numbered(cast, "stranger", account=False)
    run = imported(cast.coordinator, ["Stina Ström", "stina.ny@x.example", "77", ""])
    Person.objects.filter(pk=stina.pk).update(account=cast.people["stranger"].account)
    undo_import(run, by=cast.coordinator)
    assert Person.objects.get(pk=stina.pk).email == "stina.ny@x.example"
