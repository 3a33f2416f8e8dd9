from pathlib import Path

import pytest

from lotsa.cli import data_folder
from lotsa.cli.stop import Stop


@pytest.fixture(autouse=True)
def no_keys_given(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SECRET_KEY", "MASTER_KEY"):
        monkeypatch.delenv(f"LOTSA_{name}", raising=False)


def test_prepare_makes_keys_once(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    data_folder.prepare(folder)
    first = {path.name: path.read_text() for path in folder.iterdir()}
    data_folder.prepare(folder)
    assert {path.name: path.read_text() for path in folder.iterdir()} == first
    assert sorted(first) == ["master.key", "secret.key"]
    assert first["master.key"] != first["secret.key"]


def test_prepare_refuses_to_replace_a_lost_master_key(tmp_path: Path) -> None:
    (tmp_path / "lotsa.sqlite3").touch()
    with pytest.raises(Stop, match=r"master\.key"):
        data_folder.prepare(tmp_path)
    assert not (tmp_path / "master.key").exists()
    data_folder.prepare(tmp_path, new_master_key=True)
    assert (tmp_path / "master.key").exists()


def test_prepare_says_that_a_folder_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Stop, match="file"):
        data_folder.prepare(tmp_path / "file" / "data")


def test_held_lets_one_in_at_a_time(tmp_path: Path) -> None:
    with data_folder.held(tmp_path), pytest.raises(Stop), data_folder.held(tmp_path):
        pass
    with data_folder.held(tmp_path):
        assert (tmp_path / "running.lock").exists()


def test_remembered_port_is_the_usual_one_until_told(tmp_path: Path) -> None:
    before = data_folder.remembered_port(tmp_path)
    data_folder.remember_port(tmp_path, 9123)
    assert (before, data_folder.remembered_port(tmp_path)) == (8000, 9123)
