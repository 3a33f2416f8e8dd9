"""The matching pages as their readers meet them: what stands there, what a button does, what is refused."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from lotsa.domain.matching import actions
from lotsa.domain.matching.models import Exclusion, MatchRun, Proposal
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.actions import grant_link
from lotsa.domain.programmes.models import Enrolment, Programme
from lotsa.kit import clock
from tests.cast import client_of


@pytest.fixture
def client(table) -> Client:
    return client_of(table.coordinator)


@pytest.fixture
def matched(table):
    actions.run_match(table.programme, by=table.coordinator)
    return table


@pytest.fixture
def sent(matched):
    actions.publish(matched.programme, by=matched.coordinator)
    matched.send()
    return matched


def url(table, name="board"):
    return reverse(f"matching:{name}", args=[table.programme.pk])


def text(answer):
    return answer.content.decode()


def test_before_the_first_run_the_board_says_what_there_is_and_what_to_do(table, client):
    page = client.get(url(table))
    assert "<h1>Klart: 3 adepter, 2 mentorer med 2 platser</h1>" in text(page)
    assert "Gör ett förslag" in text(page)


def test_without_mentors_the_board_asks_for_them(table, client):
    Enrolment.objects.filter(side="mentor").update(state="withdrawn")
    page = text(client.get(url(table)))
    assert "<h1>Du har 3 adepter och 0 mentorer</h1>" in page
    assert "Bjud in mentorer" in page


def test_a_run_leads_to_the_board_with_pairs_and_whoever_is_left_over(table, client):
    page = text(client.post(url(table, "run"), follow=True))
    assert "<h1>2 av 3 adepter har ett förslag</h1>" in page
    assert "Inga mejl skickas förrän du publicerar." in page
    assert "1 utan förslag" in page
    assert "En plats till hos Olga Mentor" in page
    assert page.count('<li><span class="who">') == 2


def test_a_run_that_cannot_be_made_says_why(table, client):
    Enrolment.objects.filter(side="mentee").update(state="withdrawn")
    page = text(client.post(url(table, "run"), follow=True))
    assert "Det finns ingen adept att matcha." in page
    assert not MatchRun.objects.exists()


def test_the_board_costs_the_same_queries_at_one_row_and_at_three(
    table, client, django_assert_max_num_queries
):
    def cost():
        with django_assert_max_num_queries(100) as captured:
            client.get(url(table))
        return len(captured)

    Enrolment.objects.filter(pk=table.sides["Oskar"].pk).update(state="withdrawn")
    client.post(url(table, "run"))
    assert len(table.pairs()) == 1
    one = cost()
    Enrolment.objects.filter(side="mentor").update(state="approved", places=2)
    client.post(url(table, "run"))
    assert len(table.pairs()) == 3
    assert cost() <= one


def test_lock_and_unlock_with_the_same_form(matched, client):
    row = matched.proposal("Ebba")
    page = text(client.post(url(matched, "locks"), {"lock": row.pk, "sort": "name"}, follow=True))
    assert "1 par låst." in page
    assert 'aria-pressed="true"' in page
    page = text(client.post(url(matched, "locks"), {"unlock": row.pk}, follow=True))
    assert "0 par låsta." in page


def test_one_more_place_gives_the_last_one_a_mentor(matched, client):
    page = text(client.post(url(matched, "places"), {"mentor": matched.sides["Olga"].pk}, follow=True))
    assert "Olga Mentor har en plats till." in page
    assert "<h1>3 av 3 adepter har ett förslag</h1>" in page


def test_the_change_page_works_without_script_and_beside_the_board(matched, client):
    address = reverse("matching:change", args=[matched.proposal("Ebba").pk])
    page = text(client.get(address))
    assert "<h1>Ebba Mentee har Olga Mentor som föreslagen mentor</h1>" in page
    assert page.count('<th scope="row">') == 7
    part = text(client.get(f"{address}?try={matched.sides['Oskar'].pk}", headers={"HX-Request": "true"}))
    assert "<html" not in part
    assert "Prövar: Oskar Mentor" in part
    assert "Summan −40." in part


def test_the_search_finds_any_mentor_or_says_that_there_is_none(matched, client):
    address = reverse("matching:change", args=[matched.proposal("Ebba").pk])
    assert "Pröva" in text(client.get(f"{address}?q=oskar"))
    assert "Ingen mentor här heter så." in text(client.get(f"{address}?q=zzz"))
    assert client.get(f"{address}?try=rubbish").status_code == 404


def test_keeping_a_change_moves_and_locks(matched, client):
    row = matched.proposal("Ebba")
    address = reverse("matching:change", args=[row.pk])
    page = client.post(address, {"mentor": matched.sides["Oskar"].pk, "version": row.version}, follow=True)
    assert "Paren är ändrade och låsta." in text(page)
    assert matched.pairs() == {"Ebba": "Oskar", "Erik": "Olga"}


def test_a_change_made_meanwhile_is_said_with_a_name_and_mine_is_kept(matched, client):
    row = matched.proposal("Ebba")
    address = reverse("matching:change", args=[row.pk])
    actions.move(matched.proposal("Ebba"), matched.sides["Oskar"], by=matched.coordinator)
    answer = client.post(address, {"mentor": matched.sides["Olga"].pk, "version": row.version})
    assert answer.status_code == 409
    assert "Kaj Koordinator ändrade paret" in text(answer)
    assert "Prövar: Olga Mentor" in text(answer)
    fresh = matched.proposal("Ebba")
    client.post(address, {"mentor": matched.sides["Olga"].pk, "version": fresh.version})
    assert matched.pairs()["Ebba"] == "Olga"


def test_two_mentees_swap_mentors(matched, client):
    address = reverse("matching:change", args=[matched.proposal("Ebba").pk])
    client.post(address, {"swap_with": matched.proposal("Erik").pk})
    assert matched.pairs() == {"Ebba": "Oskar", "Erik": "Olga"}


def test_never_this_pair_and_take_apart(matched, client):
    ebba, erik = matched.proposal("Ebba"), matched.proposal("Erik")
    address = reverse("matching:exclusion", args=[ebba.pk])
    assert "De två ser det aldrig." in text(client.get(address))
    page = client.post(address, {"reason": "Gammal osämja"}, follow=True)
    assert "föreslås aldrig mer" in text(page)
    assert Exclusion.objects.get().reason == "Gammal osämja"
    client.post(reverse("matching:drop", args=[erik.pk]))
    assert matched.pairs() == {}


def test_a_pair_by_hand_keeps_what_was_chosen_when_it_is_refused(matched, client):
    Proposal.objects.all().delete()
    matched.baking.sought_in.filter(enrolment=matched.sides["Oskar"]).update(level=1)
    typed = {"mentee": matched.sides["Ester"].pk, "mentor": matched.sides["Oskar"].pk}
    answer = client.post(url(matched, "by_hand"), typed)
    assert answer.status_code == 422
    assert "Skriv varför du parar ihop dem ändå." in text(answer)
    assert f'value="{matched.sides["Ester"].pk}" selected' in text(answer)
    page = client.post(url(matched, "by_hand"), {**typed, "because": "De delar bord"}, follow=True)
    assert "är ett låst par i förslaget" in text(page)


def test_the_waiting_list_keeps_the_text_when_refused(matched, client):
    address = reverse("matching:waiting", args=[matched.programme.pk, matched.sides["Ebba"].pk])
    answer = client.post(address, {"message": "Mina egna ord"})
    assert answer.status_code == 422
    assert "Mina egna ord" in text(answer)
    address = reverse("matching:waiting", args=[matched.programme.pk, matched.sides["Ester"].pk])
    assert "Du står först i kön" in text(client.get(address))
    page = client.post(address, {"message": "Mina egna ord"}, follow=True)
    assert "Ester Mentee står på väntelistan." in text(page)
    assert Enrolment.objects.get(pk=matched.sides["Ester"].pk).waitlist_note == "Mina egna ord"


def weights(table, **changes):
    table.programme.refresh_from_db()
    rules = ["reporting_chain", "common_language", "can_teach"]
    return {
        **table.programme.weights,
        "hard_rules": rules,
        "version": table.programme.version,
        **changes,
    }


def test_weights_must_add_up_and_what_was_typed_stays(matched, client):
    answer = client.post(url(matched, "rules"), weights(matched, goals=73))
    assert answer.status_code == 422
    assert "Vikterna blir 163 tillsammans." in text(answer)
    assert 'value="73"' in text(answer)


def test_new_rules_are_saved_and_the_board_says_to_run_again(matched, client):
    typed = weights(matched, competence=40, wishes=10, hard_rules=["common_language"])
    page = text(client.post(url(matched, "rules"), typed, follow=True))
    assert "Reglerna har ändrats sedan förslaget gjordes." in page
    matched.programme.refresh_from_db()
    assert matched.programme.weights["competence"] == 40
    assert set(matched.programme.hard_rules) == {
        "own_manager",
        "declared_conflict",
        "veto",
        "common_language",
    }


def test_rules_saved_by_two_at_once_show_both(matched, client):
    old = weights(matched)
    client.post(url(matched, "rules"), weights(matched, competence=31, goals=9))
    answer = client.post(url(matched, "rules"), {**old, "competence": 32, "goals": 8})
    assert answer.status_code == 409


def test_runs_are_listed_and_compared(matched, client):
    assert "Det finns bara en matchning" in text(client.get(url(matched, "runs")))
    client.post(url(matched, "run"))
    assert "Matchning 2 ger samma par som matchning 1" in text(client.get(url(matched, "runs")))


def test_the_publish_page_shows_each_mail_as_it_will_leave(matched, client):
    page = text(client.get(url(matched, "publish")))
    assert "<h1>Läs innan det skickas</h1>" in page
    assert "Mejlet till Ebba Mentee" in page
    assert "Det kan Olga lära ut." in page
    assert "Mejlet till Oskar Mentor" in text(client.get(url(matched, "publish") + "?mail=99"))


def test_publishing_now_can_be_undone_from_the_banner(matched, client):
    page = text(client.post(url(matched, "publish"), {"when": "now"}, follow=True))
    assert "2 par är publicerade." in page
    assert url(matched, "undo") in page
    page = text(client.post(url(matched, "undo"), follow=True))
    assert "2 par är utkast igen. Inga mejl skickas." in page
    assert matched.pairs() == {"Ebba": "Olga", "Erik": "Oskar"}


def test_publishing_at_another_time_asks_for_day_and_time(matched, client):
    answer = client.post(url(matched, "publish"), {"when": "other"})
    assert answer.status_code == 422
    assert "Välj en dag." in text(answer)
    day = clock.today() + timedelta(days=5)
    client.post(url(matched, "publish"), {"when": "other", "day": day.isoformat(), "at": "09:30"})
    assert {p.send_at.date() for p in Proposal.objects.all() if p.send_at} == {day}
    assert Programme.objects.get(pk=matched.programme.pk).state == "kickoff"


def test_a_past_time_is_refused_at_its_field(matched, client):
    typed = {"when": "other", "day": "2020-01-02", "at": "09:30"}
    answer = client.post(url(matched, "publish"), typed)
    assert answer.status_code == 422
    assert "Välj en tid från nu" in text(answer)
    assert "2020-01-02" in text(answer)


def link_for(table, name, row):
    return grant_link(
        "answer_proposal",
        organisation=table.cast.organisation,
        person_id=table.people[name].pk,
        object_id=row.pk,
    )


def test_a_link_shows_reasons_and_a_get_never_answers(sent):
    address = reverse("matching:answer", args=[link_for(sent, "Ebba", sent.proposal("Ebba"))])
    for _twice in range(2):
        page = text(Client().get(address))
        assert "Olga Mentor kan bli din mentor" in page
        assert "Olga var ditt första önskemål." in page
    assert sent.proposal("Ebba").mentee_answer == ""


def test_two_yes_by_link_make_a_pair_and_a_used_link_is_gone(sent):
    row = sent.proposal("Ebba")
    mentee = reverse("matching:answer", args=[link_for(sent, "Ebba", row)])
    page = text(Client().post(mentee, {"answer": "yes"}, follow=True))
    assert "<h1>Du har sagt ja</h1>" in page
    mentor = reverse("matching:answer", args=[link_for(sent, "Olga", row)])
    page = text(Client().post(mentor, {"answer": "yes"}, follow=True))
    assert "Du och Ebba Mentee är ett par" in page
    assert Mentorship.objects.count() == 1
    assert Client().get(mentee).status_code == 410


def test_a_no_is_thanked_for_and_the_other_reads_no_blame(sent):
    row = sent.proposal("Ebba")
    mine = reverse("matching:answer", args=[link_for(sent, "Ebba", row)])
    page = text(Client().post(mine, {"answer": "no"}, follow=True))
    assert "ingen chef får veta det" in page
    theirs = text(client_of(sent.people["Olga"]).get(reverse("matching:proposal", args=[row.pk])))
    assert "Det händer och är ingens fel." in theirs
    assert "Nej tack" not in theirs


def test_a_link_to_what_was_taken_back_says_so(matched):
    actions.publish(matched.programme, by=matched.coordinator)
    token = link_for(matched, "Ebba", matched.proposal("Ebba"))
    actions.undo_publishing(matched.programme, by=matched.coordinator)
    page = text(Client().get(reverse("matching:answer", args=[token])))
    assert "<h1>Förslaget har tagits tillbaka</h1>" in page
    assert "<button" not in page.split("</h1>")[1].split("<footer")[0]


def test_a_link_to_what_cannot_become_a_pair_has_no_button_and_a_yes_is_told_so(sent):
    row = sent.proposal("Ebba")
    address = reverse("matching:answer", args=[link_for(sent, "Olga", row)])
    Enrolment.objects.filter(pk=sent.sides["Ebba"].pk).update(state="withdrawn")
    page = text(Client().get(address))
    assert "<h1>Förslaget har tagits tillbaka</h1>" in page
    assert "<button" not in page.split("</h1>")[1].split("<footer")[0]
    answer = text(Client().post(address, {"answer": "yes"}))
    assert "Förslaget är inte längre öppet. Du behöver inte göra något." in answer
    assert "<button" not in answer.split("</h1>")[1].split("<footer")[0]
    assert (sent.proposal("Ebba").state, Mentorship.objects.count()) == ("dropped", 0)


def test_a_yes_too_late_signed_in_is_answered_with_a_sentence(sent):
    row = sent.proposal("Ebba")
    olga = client_of(sent.people["Olga"])
    Programme.objects.filter(pk=sent.programme.pk).update(state="cancelled")
    answer = olga.post(reverse("matching:proposal", args=[row.pk]), {"answer": "yes"}, follow=True)
    assert answer.status_code == 200
    assert "Förslaget är inte längre öppet." in text(answer)
    assert "<h1>Förslaget har tagits tillbaka</h1>" in text(answer)
    assert Mentorship.objects.count() == 0


def test_a_pair_by_hand_names_the_proposals_it_takes_back(sent, client):
    address = reverse("mentorship:new", args=[sent.programme.pk])
    assert "Ett förslag som väntar på deras svar tas tillbaka" in text(client.get(address))
    typed = {
        "starts_on": clock.today(),
        "mentors": [sent.sides["Olga"].pk],
        "mentees": [sent.sides["Ester"].pk],
    }
    page = text(client.post(address, typed, follow=True))
    assert "tas tillbaka: Ebba Mentee – Olga Mentor." in page


def test_an_unknown_link_was_never_there(db):
    assert Client().get(reverse("matching:answer", args=["x" * 32])).status_code == 404


def test_the_two_answer_signed_in_and_read_no_number(sent):
    row = sent.proposal("Ebba")
    address = reverse("matching:proposal", args=[row.pk])
    ebba = client_of(sent.people["Ebba"])
    page = text(ebba.get(address)).split("<main")[1].split("<form")[0]
    assert str(round(row.score / 100)) not in page
    assert "<h1>Du har sagt ja</h1>" in text(ebba.post(address, {"answer": "yes"}, follow=True))
    assert client_of(sent.people["Erik"]).get(address).status_code == 404


def test_the_board_after_publishing_counts_answers(sent, client):
    actions.answer(sent.proposal("Ebba"), True, by=sent.viewer("Ebba"))
    actions.answer(sent.proposal("Ebba"), True, by=sent.viewer("Olga"))
    page = text(client.get(url(sent)))
    assert "<h1>1 av 2 par har sagt ja</h1>" in page
    assert "Väntar på svar" in page


def test_a_stranger_finds_none_of_it(matched):
    strangers = [client_of(matched.cast.stranger), client_of(matched.cast.other)]
    row = matched.proposal("Ebba")
    pages = [url(matched, name) for name in ("board", "rules", "runs", "publish", "by_hand")]
    pages += [reverse(f"matching:{name}", args=[row.pk]) for name in ("proposal", "change", "exclusion")]
    assert {stranger.get(page).status_code for stranger in strangers for page in pages} == {404}


def test_a_long_board_shows_the_first_rows_of_each_list_and_all_when_asked(matched, client, monkeypatch):
    monkeypatch.setattr("lotsa.web.matching.board_views.SHOWN", 1)
    few = text(client.get(url(matched)))
    assert few.count('<li><span class="who">') == 1
    assert "<h1>2 av 3 adepter har ett förslag</h1>" in few
    assert few.count("1 av 2 visas") == 2  # pairs and mentors
    everything = text(client.get(url(matched), {"rows": "all"}))
    assert everything.count('<li><span class="who">') == 2
    assert "visas" not in everything


def test_locking_in_the_whole_list_comes_back_to_the_whole_list(matched, client):
    answer = client.post(url(matched, "locks"), {"lock": str(Proposal.objects.first().pk), "rows": "all"})
    assert answer.url == url(matched) + "?rows=all"


def test_sent_pairs_are_cut_too(sent, client, monkeypatch):
    monkeypatch.setattr("lotsa.web.matching.board_views.SHOWN", 1)
    assert text(client.get(url(sent))).count("1 av 2 visas") == 2  # mentors and sent pairs
