from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from lotsa.domain.competences import access, queries
from lotsa.domain.competences.actions import add_competence, add_shipped_library, rate


def test_library_is_sorted_and_searched_in_the_readers_language(cast):
    for name in ("Åka truck", "Zonplanera", "Ärligt samtal"):
        add_competence(name, by=cast.coordinator)
    with translation.override("sv"):
        assert [str(row) for row in queries.library(cast.stranger)] == [
            "Zonplanera",
            "Åka truck",
            "Ärligt samtal",
        ]
        assert [str(row) for row in queries.library(cast.stranger, search="åka")] == ["Åka truck"]
    assert list(queries.library(cast.other)) == []


def test_add_competence_finds_the_same_name_again(cast):
    first = add_competence("Svetsa", by=cast.coordinator)
    assert add_competence("  svetsa ", by=cast.coordinator) == first
    assert add_competence("Svetsa", by=cast.other) != first


def test_finder_knows_labels_and_synonyms_of_both_languages_in_one_query(cast):
    add_shipped_library(cast.organisation)
    with CaptureQueriesContext(connection) as seen:
        finder = queries.Finder(cast.organisation)
        found = {str(finder.find(word)) for word in ("Förhandling", "negotiation")}
    assert found == {"Negotiation"}
    assert finder.find("något helt annat") is None
    assert len(seen) == 1


def test_best_levels_trusts_the_weightiest_source_and_then_the_newest(cast):
    weld = add_competence("Svetsa", by=cast.coordinator)
    for level, source, day in ((4, "self", 3), (1, "manager", 1), (2, "manager", 2)):
        rate(cast.mentee.person, weld, level, source=source, on=date(2026, 1, day), by=cast.coordinator)
    assert queries.best_levels([cast.mentee.id]) == {(cast.mentee.id, weld.pk): 2}


def test_ratings_are_seen_by_the_person_mentor_manager_and_coordinator(cast):
    weld = add_competence("Svetsa", by=cast.coordinator)
    rating = rate(cast.mentee.person, weld, 2, source="self", on=date(2026, 1, 1), by=cast.mentee)
    seeing = [name for name in cast.people if rating in access.visible_to(getattr(cast, name))]
    assert seeing == ["coordinator", "manager", "mentor", "mentee"]
