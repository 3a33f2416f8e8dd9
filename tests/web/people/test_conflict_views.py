from lotsa.domain.people.actions import declare_conflict
from lotsa.domain.people.models import Conflict

PAGE = "/me/conflicts/"


def test_conflicts_declares_and_takes_back(cast, client_of):
    client = client_of(cast.mentee)
    answer = client.post(PAGE, {"other": "Alma Mentor"}, follow=True)
    assert "Alma Mentor" in answer.content.decode()
    conflict = Conflict.objects.get()
    assert (conflict.one, conflict.other) == (cast.mentee.person, cast.mentor.person)
    client.post(f"{PAGE}{conflict.pk}/removing/")
    assert Conflict.objects.count() == 0


def test_conflicts_keeps_a_name_nobody_has(cast, client_of):
    answer = client_of(cast.mentee).post(PAGE, {"other": "Ingen Alls"})
    assert answer.status_code == 422
    assert "Ingen Alls" in answer.content.decode()


def test_conflicts_of_a_coordinator_names_two(cast, client_of):
    client = client_of(cast.coordinator)
    client.post(PAGE, {"one": "Milo Adept", "other": "alma.mentor.kanelbullen@example.se"})
    conflict = Conflict.objects.get()
    assert (conflict.one, conflict.other) == (cast.mentee.person, cast.mentor.person)
    assert conflict.declared_by == cast.coordinator.person


def test_conflicts_says_nothing_to_the_one_who_is_named(cast, client_of):
    declare_conflict(cast.mentor.person, by=cast.mentee)
    assert "Milo" not in client_of(cast.mentor).get(PAGE).content.decode()
