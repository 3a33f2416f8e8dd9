"""run.py: the script that starts everything, under the oldest Python it promises to start with."""

import ast
import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The script as a module, with an empty home and nothing on PATH."""
    spec = importlib.util.spec_from_file_location("run_script", ROOT / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in ("PYENV_ROOT", "MISE_DATA_DIR", "ASDF_DATA_DIR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(module, "TOOLS", tmp_path / "tools")
    monkeypatch.setattr(module.sys, "version_info", (3, 8, 0))
    return module


def program(path: Path, says: str, code: int = 0) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{says}'\nexit {code}\n")
    path.chmod(0o755)
    return str(path)


def old_pythons() -> list[str]:
    """This Python, and older ones that are here."""
    kept = sorted((Path.home() / ".pyenv" / "versions").glob("3.[89].*/bin/python3"))
    return [sys.executable, *map(str, kept)]


@pytest.mark.parametrize("python", old_pythons())
def test_run_starts_with_old_pythons(python: str) -> None:
    done = subprocess.run(
        [python, str(ROOT / "run.py"), "--help"], capture_output=True, text=True, check=True
    )
    assert "python3 run.py test" in done.stdout


def test_run_is_written_for_python_3_8() -> None:
    tree = ast.parse((ROOT / "run.py").read_text(), feature_version=(3, 8))
    assert ast.get_docstring(tree) is not None


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([], ["demo"]),
        (["--port", "9000"], ["demo", "--port", "9000"]),
        (["--empty"], ["serve"]),
        (["--data", "x", "--empty"], ["serve", "--data", "x"]),
        (["test"], ["test"]),
        (["user", "link", "a@b.se"], ["user", "link", "a@b.se"]),
    ],
)
def test_words_for_lotsa(run: ModuleType, given: list[str], expected: list[str]) -> None:
    assert run.words_for_lotsa(given) == expected


def test_find_python_passes_over_shims_that_do_not_run(run: ModuleType, tmp_path: Path) -> None:
    program(tmp_path / "bin" / "python3.13", "pyenv: python3.13: command not found", 127)
    kept = tmp_path / ".pyenv" / "versions"
    program(kept / "3.12.1" / "bin" / "python3", "3 12")
    newest = program(kept / "3.12.10" / "bin" / "python3", "3 12")
    program(kept / "3.13-dev" / "bin" / "python3", "3 13")
    program(kept / "3.11.7" / "bin" / "python3", "3 11")
    assert run.find_python(tmp_path) == newest


def test_find_python_takes_what_runs_on_path_first(run: ModuleType, tmp_path: Path) -> None:
    program(tmp_path / ".pyenv" / "versions" / "3.13.0" / "bin" / "python3", "3 13")
    on_path = program(tmp_path / "bin" / "python3.13", "3 13")
    assert run.find_python(tmp_path) == on_path


@pytest.mark.parametrize("folder", [".local/share/mise/installs/python", ".asdf/installs/python"])
def test_find_python_knows_where_pythons_are_kept(run: ModuleType, tmp_path: Path, folder: str) -> None:
    kept = program(tmp_path / folder / "3.14.2" / "bin" / "python3", "3 14")
    assert run.find_python(tmp_path) == kept


def test_find_python_leaves_it_to_uv_when_there_is_none(run: ModuleType, tmp_path: Path) -> None:
    assert run.find_python(tmp_path) is None


def test_find_uv_prefers_its_own_and_refuses_old_ones(run: ModuleType, tmp_path: Path) -> None:
    program(tmp_path / "bin" / "uv", "uv 0.4.1")
    assert run.find_uv() is None
    on_path = program(tmp_path / "bin" / "uv", "uv 0.13.9 (x86_64)")
    assert run.find_uv() == Path(on_path)
    own = program(tmp_path / "tools" / "bin" / "uv", "uv 0.13.9")
    assert run.find_uv() == Path(own)


def test_fetch_uv_says_how_to_install_it_when_nothing_works(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No pip and no network: a sentence and the makers' own line, not a traceback."""

    def no_network() -> None:
        raise OSError("unreachable")

    monkeypatch.setattr(run.sys, "executable", "/nowhere/python")
    monkeypatch.setattr(run, "unpack_uv", no_network)
    with pytest.raises(SystemExit) as stopped:
        run.fetch_uv()
    said = capsys.readouterr().err
    assert stopped.value.code == 1
    assert "unreachable" in said
    assert run.INSTALLER in said


@pytest.mark.parametrize(
    ("name", "system", "machine", "musl"),
    [
        ("manylinux_2_17_x86_64.manylinux2014_x86_64", "Linux", "x86_64", False),
        ("manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64", "Linux", "aarch64", True),
        ("musllinux_1_1_x86_64", "Linux", "x86_64", True),
        ("macosx_11_0_arm64", "Darwin", "arm64", False),
        ("macosx_10_12_x86_64", "Darwin", "x86_64", False),
        ("win_amd64", "Windows", "AMD64", False),
        ("win_arm64", "Windows", "ARM64", False),
    ],
)
def test_wheel_fits_one_kind_of_machine(
    run: ModuleType, name: str, system: str, machine: str, musl: bool
) -> None:
    names = [
        "manylinux_2_17_x86_64.manylinux2014_x86_64",
        "manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64",
        "musllinux_1_1_x86_64", "macosx_11_0_arm64", "macosx_10_12_x86_64", "win_amd64", "win_arm64", "win32",
    ]  # fmt: skip
    fitting = [
        each for each in names if run.wheel_fits(f"uv-0.13.9-py3-none-{each}.whl", system, machine, musl)
    ]
    assert fitting == [name]


def test_ci_runs_all_tests_and_nothing_weaker() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert script.read_text().splitlines()[-1] == "exec python3 run.py test </dev/null"
