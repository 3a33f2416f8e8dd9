"""Writes docs/permissions.md from the tables that decide (each module's access.py).

python tools/permissions.py           write it
python tools/permissions.py --check   fail if it is not as it would be written
"""

import argparse
import os
import sys
from pathlib import Path

import django
from django.utils import translation

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lotsa.config.settings")
django.setup()

from lotsa.domain.people.rules import Who  # noqa: E402 - rows exist only once Django has been set up
from lotsa.web.privacy.trust import ROLES, tables  # noqa: E402

FILE = Path(__file__).resolve().parent.parent / "docs" / "permissions.md"
HEAD = """# Who may do what

Made by `python tools/permissions.py` from the tables in `src/lotsa/domain/*/access.py`; do not edit by hand.
The page /privacy in the product is made from the same tables, and `tests/web/test_permissions.py` tries every
route as every role.

How far a role reaches: *own* is what is about oneself or written by oneself, *own pair* the mentorships one
is a member of, *team* the people one is line manager for, *all* the whole organisation. Roles add up. Nobody
reaches into another organisation. What somebody may not see answers as if it did not exist (404).
"""


def text() -> str:
    pieces = [HEAD]
    with translation.override("en"):
        for module, rules in tables():
            pieces.append(f"\n## {rules.thing}\n\n`lotsa.domain.{module}.access`\n")
            pieces.append("| May | " + " | ".join(ROLES) + " |")
            pieces.append("|---" * (len(ROLES) + 1) + "|")
            for verb, who in rules.verbs.items():
                pieces.append(f"| {verb} | " + " | ".join(_cell(who, role) for role in ROLES) + " |")
    return "\n".join(pieces) + "\n"


def _cell(who: Who, role: str) -> str:
    reaches = dict.fromkeys(reach for given, reach in who.cells if given in {role, "employee"})
    return "all" if "all" in reaches else ", ".join(reaches) or "–"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--check", action="store_true")
    checks = parser.parse_args().check
    wanted = text()
    if not checks:
        FILE.parent.mkdir(exist_ok=True)
        FILE.write_text(wanted, encoding="utf-8")
        return 0
    if FILE.exists() and FILE.read_text(encoding="utf-8") == wanted:
        return 0
    sys.stderr.write("docs/permissions.md is stale: run python tools/permissions.py\n")
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
