import pytest

from lotsa.domain.people.models import Organisation
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Stale
from tests.cast import Cast


def test_row_is_saved_and_its_version_rises(cast: Cast) -> None:
    row = Organisation.objects.get(pk=cast.organisation.pk)
    save_if_unchanged(row, version=1, name="Nytt")
    assert (row.name, row.version) == ("Nytt", 2)
    stored = Organisation.objects.get(pk=row.pk)
    assert (stored.name, stored.version) == ("Nytt", 2)


def test_second_editor_is_shown_what_stands_now_and_writes_nothing(cast: Cast) -> None:
    mine = Organisation.objects.get(pk=cast.organisation.pk)
    theirs = Organisation.objects.get(pk=cast.organisation.pk)
    save_if_unchanged(theirs, version=1, name="Deras", currency="EUR")
    with pytest.raises(Stale) as stale:
        save_if_unchanged(mine, version=1, name="Mitt")
    assert (stale.value.theirs, stale.value.version) == ({"name": "Deras"}, 2)
    assert Organisation.objects.get(pk=mine.pk).name == "Deras"


def test_row_read_before_somebody_elses_change_is_stale_without_a_version_too(cast: Cast) -> None:
    mine = Organisation.objects.get(pk=cast.organisation.pk)
    save_if_unchanged(Organisation.objects.get(pk=mine.pk), version=None, name="Deras")
    with pytest.raises(Stale):
        save_if_unchanged(mine, version=None, name="Mitt")
