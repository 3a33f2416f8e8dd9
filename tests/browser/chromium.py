"""Which Chromium the browser tests drive: the machine's own where there is one, else one is installed.

A run without a browser fails with a sentence; it never passes by leaving tests out.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "microsoft-edge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
QUIET = [
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class BrowserMissingError(Exception):
    """No Chromium here, and none could be installed."""


def find() -> str | None:
    """The path of a Chromium that is there already."""
    named = os.environ.get("CHROMIUM")
    if named:
        found = shutil.which(named)
        if found is None:
            raise BrowserMissingError(f"CHROMIUM names {named}, which is not a program that can be run.")
        return found
    on_path = next((path for name in NAMES if (path := shutil.which(name))), None)
    return on_path or next((path for path in PLACES if Path(path).exists()), None) or _of_playwright()


def _of_playwright() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> str:
    """Installs one, the distribution's before Playwright's own, and gives its path."""
    if sys.platform.startswith("linux") and os.geteuid() == 0 and shutil.which("apt-get"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", "chromium"]):
            subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, check=False)
        if found := shutil.which("chromium"):
            return found
    subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"], stdin=subprocess.DEVNULL, check=False
    )
    found = _of_playwright()
    if found is None:
        raise BrowserMissingError(
            "The browser tests need Chromium, and it could not be installed. "
            "Install Chromium or Chrome, or name one in CHROMIUM."
        )
    return found


def launch_arguments(path: str | None = None) -> dict[str, Any]:
    """What `playwright.chromium.launch()` is given."""
    arguments = list(QUIET)
    if sys.platform.startswith("linux") and os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium refuses its sandbox to root
    return {"executable_path": path or find() or install(), "args": arguments}
