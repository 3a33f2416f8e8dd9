#!/usr/bin/env python3
"""Starts Lotsa, or checks it, on a machine that has nothing but some Python (3.8 or later).

    python3 run.py                  the example company, http://127.0.0.1:8000
    python3 run.py --empty          your own, empty; prints a one-time set-up link
    python3 run.py test             all checks and tests
    python3 run.py WORD ...         any other command of `lotsa`, e.g. user link EMAIL

--port N, --host H and --data DIR go with the first two. What is installed lies in .tools and .venv beside
this file, all data in one folder (data, unless --data or LOTSA_DATA says otherwise).
"""

import hashlib
import io
import os
import platform
import re
import shutil
import subprocess
import sys
import urllib.parse
import urllib.request
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
TOOLS = ROOT / ".tools"
UV = "0.13.9"
OLDEST_UV = (0, 8)  # reads this lock file
VERSIONS = ((3, 13), (3, 12), (3, 14))  # in order of preference
WINDOWS = os.name == "nt"
INSTALLER = (
    'powershell -ExecutionPolicy ByPass -c "irm https://astral.sh/uv/install.ps1 | iex"'
    if WINDOWS
    else "curl -LsSf https://astral.sh/uv/install.sh | sh"
)


def note(text):
    # stderr, so that what a command prints (a link, JSON) can be piped on.
    print(text, file=sys.stderr, flush=True)


def answer(command, timeout=20):
    """What a command prints, or None when it is missing, broken or hangs (a shim of pyenv exits with 127)."""
    try:
        done = subprocess.run(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=timeout,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else None


# ---- uv ----


def uv_version(path):
    found = re.match(r"uv (\d+)\.(\d+)", answer([path, "--version"]) or "")
    return (int(found.group(1)), int(found.group(2))) if found else None


def private_uv():
    name = "uv.exe" if WINDOWS else "uv"
    for folder in ("bin", "Scripts"):
        path = TOOLS / folder / name
        if path.exists() and uv_version(path):
            return path
    return None


def find_uv():
    found = private_uv()
    if found:
        return found
    on_path = shutil.which("uv")
    if on_path and (uv_version(on_path) or (0, 0)) >= OLDEST_UV:
        return Path(on_path)
    return None


def fetch_uv():
    note("Fetching uv " + UV + ", which installs everything else ...")
    if answer([sys.executable, "-m", "pip", "--version"]) is not None:
        # --target is allowed where the distribution forbids pip to touch its own Python.
        subprocess.run(
            [
                *[sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"],
                *["--upgrade", "--target", str(TOOLS), "uv==" + UV],
            ],
            stdin=subprocess.DEVNULL,
            env=dict(os.environ, PIP_ROOT_USER_ACTION="ignore"),
        )
    if private_uv() is None:
        try:
            unpack_uv()
        except Exception as problem:  # whatever it is, the way out is the same
            note("It could not be downloaded: {}".format(problem))
    found = private_uv()
    if found is None:
        note("uv could not be installed. Install it in the way its makers describe, then try again:")
        note("    " + INSTALLER)
        sys.exit(1)
    return found


def wheel_fits(name, system, machine, musl):
    """Whether a wheel of uv is for this machine."""
    machine = {"amd64": "x86_64", "x64": "x86_64", "arm64": "aarch64"}.get(machine.lower(), machine.lower())
    if system == "Windows":
        return name.endswith(
            {"x86_64": "win_amd64.whl", "aarch64": "win_arm64.whl"}.get(machine, "win32.whl")
        )
    if system == "Darwin":
        return "macosx" in name and name.endswith(("arm64" if machine == "aarch64" else machine) + ".whl")
    return ("musllinux" if musl else "manylinux") in name and name.endswith("_" + machine + ".whl")


def unpack_uv():
    """uv without pip: its wheel from the package index, checked, the program taken out of it."""
    index = "https://pypi.org/simple/uv/"
    with urllib.request.urlopen(index, timeout=60) as reply:
        links = re.findall(
            r'href="([^"#]+/(uv-{}-[^"#]+))#sha256=([0-9a-f]{{64}})'.format(re.escape(UV)),
            reply.read().decode(),
        )
    musl = any(Path("/lib").glob("ld-musl-*"))
    fitting = [link for link in links if wheel_fits(link[1], platform.system(), platform.machine(), musl)]
    if not fitting:
        raise RuntimeError("there is no uv for this kind of machine")
    address, _name, promised = fitting[0]
    with urllib.request.urlopen(urllib.parse.urljoin(index, address), timeout=300) as reply:
        content = reply.read()
    if hashlib.sha256(content).hexdigest() != promised:
        raise RuntimeError("what came is not what the package index promised")
    name = "uv.exe" if WINDOWS else "uv"
    (TOOLS / "bin").mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(content)) as wheel:
        inside = next(entry for entry in wheel.namelist() if entry.endswith("/scripts/" + name))
        (TOOLS / "bin" / name).write_bytes(wheel.read(inside))
    (TOOLS / "bin" / name).chmod(0o755)


# ---- Python ----


def version_of(python):
    """(major, minor) of an interpreter that really runs and can make a virtual environment, else None."""
    told = answer([python, "-c", "import sys, zlib, ssl, sqlite3; print(*sys.version_info[:2])"])
    try:
        major, minor = (told or "").split()
        return int(major), int(minor)
    except ValueError:
        return None


def candidates(home):
    """Where Pythons are kept, the newest patch of each first."""
    exe = "python.exe" if WINDOWS else "bin/python3"
    for major, minor in VERSIONS:
        found = shutil.which("python{}.{}".format(major, minor))
        if found:
            yield found
        prefix = "{}.{}".format(major, minor)
        folders = [
            home / ".pyenv" / "versions",
            home / ".pyenv" / "pyenv-win" / "versions",
            Path(os.environ.get("PYENV_ROOT", str(home / ".pyenv"))) / "versions",
            Path(os.environ.get("MISE_DATA_DIR", str(home / ".local/share/mise"))) / "installs" / "python",
            Path(os.environ.get("ASDF_DATA_DIR", str(home / ".asdf"))) / "installs" / "python",
        ]
        kept = {path for folder in folders for path in folder.glob(prefix + "*")}
        for path in sorted(kept, key=patch, reverse=True):
            if re.match(re.escape(prefix) + r"(\.\d+)?$", path.name):
                yield str(path / exe)


def patch(path):
    return [int(number) for number in re.findall(r"\d+", path.name)]


def find_python(home=None):
    """An interpreter Lotsa runs on; None lets uv download one."""
    if sys.version_info[:2] in VERSIONS and version_of(sys.executable):
        return sys.executable
    for path in candidates(home or Path.home()):
        if version_of(path) in VERSIONS:
            return path
    return None


# ---- starting ----


def environment_folder():
    return Path(ROOT / os.environ.get("UV_PROJECT_ENVIRONMENT", ".venv"))


def python_in(folder):
    return folder / ("Scripts/python.exe" if WINDOWS else "bin/python")


def words_for_lotsa(arguments):
    """What is asked of this script, as a command of `lotsa`."""
    if arguments and not arguments[0].startswith("-"):
        return arguments
    if "--empty" in arguments:
        return ["serve", *(word for word in arguments if word != "--empty")]
    return ["demo", *arguments]


def install(uv, with_tests):
    env = dict(os.environ, UV_SYSTEM_CERTS="1")  # as behind a proxy that inspects TLS
    env.pop("VIRTUAL_ENV", None)
    folder = environment_folder()
    # An environment that works is kept, whatever Python it was made with.
    if version_of(python_in(folder)) not in VERSIONS and "UV_PYTHON" not in env:
        env["UV_PYTHON"] = find_python() or "{}.{}".format(*VERSIONS[0])
    if not folder.exists():
        note("Installing what Lotsa needs (this happens once) ...")
    # Nothing is removed: whoever ran the tests before keeps what they need.
    command = [str(uv), "sync", "--frozen", "--inexact", "--quiet", "--project", str(ROOT)]
    if not with_tests:
        command.append("--no-dev")
    done = subprocess.run(command, env=env, stdin=subprocess.DEVNULL, cwd=str(ROOT))
    if done.returncode:
        note("Installing did not work; what uv says about it stands above.")
        sys.exit(done.returncode)
    return python_in(folder)


def main(arguments):
    if arguments[:1] in (["--help"], ["-h"]):
        print(__doc__.strip())
        return 0
    words = words_for_lotsa(arguments)
    python = install(find_uv() or fetch_uv(), with_tests=words[0] == "test")
    env = dict(os.environ)
    env.pop("VIRTUAL_ENV", None)
    if not (env.get("LOTSA_DATA") or env.get("LOTSA_DATA_FILE")):
        env["LOTSA_DATA"] = str(ROOT / "data")
    command = [str(python), "-m", "lotsa.cli", *words]
    if WINDOWS:
        try:
            return subprocess.call(command, env=env)
        except KeyboardInterrupt:
            return 0
    # From here on this process is Lotsa, and signals reach it directly.
    os.execve(str(python), command, env)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
