import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from lotsa.domain.matching import access, actions, queries


@pytest.fixture
def published(table):
    actions.run_match(table.programme, by=table.coordinator)
    actions.publish(table.programme, by=table.coordinator)
    return table


def test_the_two_see_nothing_before_the_mails_have_left(published):
    row = published.proposal("Ebba")
    for name in ("Ebba", "Olga"):
        assert not access.visible_to(published.viewer(name)).exists()
    published.send()
    for name in ("Ebba", "Olga"):
        assert access.proposal_for(published.viewer(name), row.pk, to="answer") == row


def test_others_never_see_it_and_the_two_never_change_it(published):
    published.send()
    row = published.proposal("Ebba")
    for stranger in (published.viewer("Erik"), published.cast.manager, published.cast.other):
        with pytest.raises(Http404):
            access.proposal_for(stranger, row.pk)
    with pytest.raises(PermissionDenied):
        access.proposal_for(published.viewer("Ebba"), row.pk, to="change")
    with pytest.raises(PermissionDenied):
        access.proposal_for(published.coordinator, row.pk, to="answer")


def test_only_coordinators_open_the_board_and_the_runs(published):
    for viewer in (published.viewer("Ebba"), published.cast.administrator):
        assert not access.runs_of(viewer, published.programme).exists()
        with pytest.raises(Http404):
            queries.board(viewer, published.programme)
