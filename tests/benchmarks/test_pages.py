import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_quick_mode_measures_the_pages_of_every_role_and_all_of_them_answer() -> None:
    done = subprocess.run(
        [sys.executable, "benchmarks/pages.py", "--quick", "--times", "1", "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.stderr == ""
    world = json.loads(done.stdout)["SQLite"]["example"]
    assert world["people"] == 60
    assert {page["status"] for page in world["pages"]} == {200}
    assert min(page["queries"] for page in world["pages"]) > 0
    assert {page["role"] for page in world["pages"]} == {
        "coordinator", "mentee", "mentor", "manager", "leadership", "administrator", "employee",
    }  # fmt: skip
