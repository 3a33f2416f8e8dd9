import pytest
from django.urls import reverse

from lotsa.domain.activity.models import Event
from lotsa.domain.people.models import Person, Unit
from lotsa.engine.spreadsheet import read
from tests.cast import person


@pytest.fixture
def client(cast, client_of):
    return client_of(cast.coordinator)


def form_of(somebody, **changes):
    fields = {
        "given_name": somebody.given_name, "family_name": somebody.family_name, "email": somebody.email,
        "unit": somebody.unit.name, "site": somebody.site.name if somebody.site else "", "language": "sv",
        "manager": somebody.manager.email if somebody.manager else "", "version": somebody.version,
    }  # fmt: skip
    return fields | changes


def test_the_list_is_searched_and_filtered(client, cast):
    bakery = Unit.objects.get(name="Bageriet")

    text = client.get(reverse("people:index"), {"search": "milo", "unit": str(bakery.pk)}).content.decode()
    assert "Milo Adept" in text
    assert "Alma Mentor" not in text
    nonsense = client.get(reverse("people:index"), {"unit": "x", "page": "99"})
    assert nonsense.status_code == 200
    assert "Kanarie" not in nonsense.content.decode()


def test_the_list_costs_the_same_queries_for_more_people(client, cast, django_assert_max_num_queries):
    client.get(reverse("people:index"))
    with django_assert_max_num_queries(20) as few:
        client.get(reverse("people:index"))
    for n in range(30):
        person(
            cast.organisation,
            f"Person{n} Ek",
            unit=Unit.objects.get(name="Bageriet"),
            manager=cast.manager.person,
        )

    with django_assert_max_num_queries(len(few)):
        client.get(reverse("people:index"))


def test_an_organisation_without_people_is_shown_the_way_to_import(cast, client_of):
    client = client_of(cast.other)
    Person.objects.filter(organisation=cast.other.organisation).exclude(pk=cast.other.id).update(
        left_on="2026-01-01"
    )

    text = client.get(reverse("people:index")).content.decode()

    assert "Inga personer än" in text
    assert reverse("people:import") in text


def test_a_new_person_gets_a_department_by_name_and_a_manager_by_address(client, cast):
    answer = client.post(
        reverse("people:new"),
        {"given_name": "Ada", "family_name": "Ek", "email": "ada@x.example", "unit": "bageriet", "site": "Ås",
         "manager": cast.manager.person.email, "languages": "svenska, persiska", "language": "sv"},
    )  # fmt: skip

    ada = Person.objects.get(given_name="Ada")
    assert answer["Location"] == reverse("people:person", args=[ada.pk])
    assert (ada.unit.name, ada.site.name, ada.manager_id, ada.languages) == (
        "Bageriet", "Ås", cast.manager.id, ["sv", "fa"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "typed"),
    [({"given_name": ""}, "Nytt AB"), ({"manager": "Ingen Alls"}, "Ingen Alls"), ({"email": "inte"}, "inte")],
)
def test_what_was_typed_is_kept_beside_the_error(client, cast, changes, typed):
    answer = client.post(
        reverse("people:edit", args=[cast.mentee.id]), form_of(cast.mentee.person, unit="Nytt AB") | changes
    )

    assert answer.status_code == 422
    assert f'value="{typed}"' in answer.content.decode()
    assert Person.objects.get(pk=cast.mentee.id).unit.name == "Bageriet"


def test_somebody_elses_address_and_a_circle_are_refused_at_the_field(client, cast):
    mentee = cast.mentee.person
    taken = client.post(
        reverse("people:edit", args=[mentee.pk]), form_of(mentee, email=cast.mentor.person.email)
    )
    circle = client.post(
        reverse("people:edit", args=[cast.manager.id]), form_of(cast.manager.person, manager=mentee.email)
    )

    assert (taken.status_code, circle.status_code) == (422, 422)
    assert Event.objects.filter(verb="person.changed").count() == 0


def test_two_who_edit_at_once_see_both_texts(client, cast):
    fields = form_of(cast.mentee.person, title="Bagare")
    client.post(reverse("people:edit", args=[cast.mentee.id]), form_of(cast.mentee.person, title="Konditor"))

    answer = client.post(reverse("people:edit", args=[cast.mentee.id]), fields)

    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Konditor" in text
    assert 'value="Bagare"' in text
    assert 'value="Bageriet"' in text


def test_a_mentor_sees_the_mentee_but_no_employee_number(cast, client_of):
    Person.objects.filter(pk=cast.mentee.id).update(employee_number="A-17")

    text = client_of(cast.mentor).get(reverse("people:person", args=[cast.mentee.id])).content.decode()

    assert "Milo Adept" in text
    assert "A-17" not in text


def test_the_export_is_safe_and_only_of_ones_own(client, cast):
    Person.objects.filter(pk=cast.mentee.id).update(title="=HYPERLINK(1)")

    csv = client.get(reverse("people:export"), {"format": "csv"})
    xlsx = client.get(reverse("people:export"))

    assert csv.content.startswith(b"\xef\xbb\xbf")
    assert ";'=HYPERLINK(1);" in csv.content.decode("utf-8-sig")
    assert len(read(xlsx.content).rows) == 8
    assert "Kanarie" not in csv.content.decode()
