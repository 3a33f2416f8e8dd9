from django.test import Client

from lotsa.domain.notifications.models import MailChoice
from lotsa.domain.people.actions import grant_link, revoke_links
from lotsa.domain.people.models import Person
from lotsa.kit import clock
from tests.cast import Cast


def a_link(cast: Cast) -> str:
    person = cast.people["mentor"]
    token = grant_link(
        "preferences",
        organisation=cast.organisation,
        person_id=person.pk,
        object_id=person.pk,
        single_use=False,
    )
    return f"/u/{token}/"


def in_swedish() -> Client:
    return Client(headers={"accept-language": "sv"})


def test_the_link_in_a_mail_changes_how_much_comes(cast: Cast) -> None:
    url, client = a_link(cast), in_swedish()
    page = client.get(url).content.decode()
    assert "<h1>Du väljer hur mycket vi skriver, Alma</h1>" in page
    answer = client.post(url, {"rhythm": "needed"}, follow=True)
    assert answer.redirect_chain == [(url, 303)]
    assert "Sparat. Så skriver vi från och med nu." in answer.content.decode()
    assert MailChoice.objects.get().rhythm == "needed"
    assert client.post(url, {"rhythm": "all"}).status_code == 303  # the link stays good
    assert MailChoice.objects.get().rhythm == "all"


def test_opening_the_link_changes_nothing(cast: Cast) -> None:
    in_swedish().get(a_link(cast))
    assert MailChoice.objects.count() == 0


def test_no_choice_is_said_in_words(cast: Cast) -> None:
    answer = in_swedish().post(a_link(cast), {"rhythm": "nonsense"})
    assert answer.status_code == 422
    assert MailChoice.objects.count() == 0


def test_a_link_that_ended_is_gone_and_one_that_never_was_is_not_found(cast: Cast) -> None:
    url = a_link(cast)
    revoke_links(verb="preferences", person_id=cast.people["mentor"].pk)
    assert in_swedish().get(url).status_code == 410
    assert in_swedish().post(url, {"rhythm": "all"}).status_code == 410
    assert in_swedish().get("/u/nonsense/").status_code == 404
    other = grant_link("enrol", organisation=cast.organisation, person_id=cast.people["mentor"].pk)
    assert in_swedish().get(f"/u/{other}/").status_code == 404


def test_who_left_has_nothing_to_choose(cast: Cast) -> None:
    url = a_link(cast)
    Person.objects.filter(pk=cast.people["mentor"].pk).update(left_on=clock.today())
    assert in_swedish().get(url).status_code == 410


def test_a_weekly_mail_and_its_day_can_be_chosen(cast: Cast) -> None:
    url, client = a_link(cast), in_swedish()
    assert client.post(url, {"rhythm": "weekly", "weekday": "3"}).status_code == 303
    choice = MailChoice.objects.get()
    assert (choice.rhythm, choice.weekday) == ("weekly", 3)
    assert client.post(url, {"rhythm": "weekly", "weekday": "9"}).status_code == 422
    page = client.get(url).content.decode()
    assert '<option value="3" selected>Torsdag</option>' in page


def test_one_press_in_a_mail_program_turns_off_what_can_be(cast: Cast) -> None:
    url, program = a_link(cast) + "off/", Client(enforce_csrf_checks=True)
    assert program.get(url)["Location"] == a_link_of(url)
    assert program.post(url, {"something": "else"}).status_code == 303
    assert MailChoice.objects.count() == 0
    assert program.post(url, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert MailChoice.objects.get().rhythm == "needed"


def a_link_of(url: str) -> str:
    return url.removesuffix("off/")
