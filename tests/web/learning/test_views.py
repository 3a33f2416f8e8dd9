import re

from lotsa.domain.learning.actions import finish
from lotsa.domain.learning.library import items, module, modules
from lotsa.domain.learning.models import Completion, ExerciseNote, Rating
from lotsa.domain.learning.queries import completed_modules
from tests.cast import client_of

ROLE = "/guides/mentor-01-role/"
BUDGET = 40_000


def said(answer):
    return answer.content.decode()


def heading(answer):
    return re.sub(r"<[^>]+>", "", re.search(r"<h1[^>]*>(.*?)</h1>", said(answer), re.S)[1]).strip()


def complete(cast, count):
    for part in modules("mentor")[:count]:
        finish(part, by=cast.mentor)


def test_index_tells_a_mentor_what_is_next(cast):
    complete(cast, 2)
    answer = client_of(cast.mentor).get("/guides/")
    assert heading(answer) == "2 av 8 delar klara"
    assert "Härnäst: Frågor som öppnar. Det tar 6 minuter." in said(answer)
    assert 'class="btn" href="/guides/mentor-03-questions/"' in said(answer)


def test_index_is_open_to_whoever_takes_no_part(cast):
    answer = client_of(cast.stranger).get("/guides/")
    assert heading(answer) == "Det här lär sig mentorer och adepter"
    assert all(part.title in said(answer) for part in modules(language="sv"))


def test_every_guide_opens_in_both_languages_within_budget(cast):
    for language in ("sv", "en"):
        cast.people["mentor"].language = language
        cast.people["mentor"].save()
        client = client_of(cast.mentor)
        for part in modules(language=language):
            answer = client.get(f"/guides/{part.key}/")
            assert (answer.status_code, heading(answer)) == (200, part.title)
            assert len(answer.content) < BUDGET


def test_guide_uses_the_organisations_word_for_a_mentee(cast):
    cast.organisation.adept_forms = {"adepten": "lärlingen"}
    cast.organisation.save()
    text = said(client_of(cast.mentor).get("/guides/mentor-02-listening/"))
    assert "när lärlingen har slutat tala" in text
    assert "{adept" not in text


def test_guide_shows_the_two_dialogues_side_by_side_and_hides_the_answers(cast):
    text = said(client_of(cast.employee).get("/guides/mentor-02-listening/"))
    assert text.index("Mindre bra") < text.index("Bättre") < text.index("Skillnaden:")
    part = module("mentor-02-listening", "sv")
    assert f"<summary>{part.checks[0][0]}</summary><p>{part.checks[0][1]}</p>" in text


def test_guide_that_never_was_is_not_found(cast):
    assert client_of(cast.mentor).get("/guides/mentor-99/").status_code == 404


def test_exercise_keeps_steps_and_notes_for_the_writer_alone(cast):
    client = client_of(cast.mentor)
    answer = client.post(ROLE, {"steps": ["0", "2"], "note": "Gräns: lön", "version": "0"})
    assert (answer.status_code, answer["Location"]) == (303, f"{ROLE}#exercise")
    assert "Gräns: lön" in said(client.get(ROLE))
    assert "Gräns: lön" not in said(client_of(cast.coordinator).get(ROLE))
    assert Completion.objects.get().steps_done == [0, 2]


def test_exercise_that_is_too_long_keeps_what_was_typed(cast):
    typed = "ö" * 20_001
    answer = client_of(cast.mentor).post(ROLE, {"note": typed, "version": "0"})
    assert answer.status_code == 422
    assert typed in said(answer)
    assert "Skriv högst 20 000 tecken." in said(answer)


def test_exercise_saved_in_another_window_shows_both(cast):
    client = client_of(cast.mentor)
    client.post(ROLE, {"note": "Först", "version": "0"})
    client.post(ROLE, {"note": "Sedan", "version": "1"})
    answer = client.post(ROLE, {"note": "Gammalt fönster", "version": "1"})
    assert answer.status_code == 409
    assert "Sedan" in said(answer)
    assert "Gammalt fönster" in said(answer)


def test_finishing_leads_back_with_a_way_to_undo(cast):
    client = client_of(cast.mentor)
    answer = client.post(f"{ROLE}completion/", {"useful": "5", "ready": "4"}, follow=True)
    assert "”Rollen och gränserna” är klar." in said(answer)
    assert completed_modules([cast.mentor.id])[cast.mentor.id] == {"mentor-01-role"}
    assert list(Rating.objects.values_list("useful", "ready")) == [(5, 4)]
    client.post(f"{ROLE}completion/?do=reopen")
    assert completed_modules([cast.mentor.id])[cast.mentor.id] == frozenset()


def test_finishing_needs_no_rating_but_not_half_of_one(cast):
    client = client_of(cast.mentor)
    assert client.post(f"{ROLE}completion/").status_code == 303
    answer = client.post(f"{ROLE}completion/", {"useful": "5"})
    assert answer.status_code == 422
    assert "Svara på den här också, eller lämna båda tomma." in said(answer)
    assert 'value="5" class="opts-row" id="id_useful_4" checked' in said(answer).replace("required ", "")


def test_half_a_rating_does_not_lose_the_notes_on_the_page(cast):
    client = client_of(cast.mentor)
    client.post(ROLE, {"note": "Mina ord", "version": "0"})
    assert "Mina ord" in said(client.post(f"{ROLE}completion/", {"useful": "5"}))
    assert ExerciseNote.objects.count() == 1


def test_readiness_is_saved_as_it_stands(cast):
    client = client_of(cast.mentor)
    client.post("/guides/readiness/", {"points": ["time", "willing"]})
    answer = client.get("/guides/readiness/")
    assert heading(answer) == "3 saker kvar att fundera på"
    client.post("/guides/readiness/", {"points": [item.key for item in items("readiness")]})
    assert heading(client.get("/guides/readiness/")) == "Du är redo att vara mentor"


def test_assessment_before_and_after_stand_side_by_side(cast):
    client = client_of(cast.mentor)
    for moment, value in (("before", "2"), ("after", "4")):
        answers = {"moment": moment, "listening": value, "asking": value, "adapting": value}
        client.post("/guides/assessment/", answers)
    text = said(client.get("/guides/assessment/"))
    assert '<th scope="row">Lyssna</th><td class="num">2</td><td class="num">4</td>' in text


def test_assessment_keeps_what_was_chosen_when_an_answer_is_missing(cast):
    answer = client_of(cast.mentor).post("/guides/assessment/", {"moment": "before", "listening": "4"})
    assert answer.status_code == 422
    assert 'value="4" class="opts-row" id="id_listening_3"' in said(answer)
