"""When the largest part of a page is on the screen (LCP) on a slow phone, and how heavy the page is.

    .venv/bin/python benchmarks/first_paint.py                      the example company's pages
    .venv/bin/python benchmarks/first_paint.py --page mentee:/plan/ one page, as often as wanted

Chromium with 4 times slower CPU, 1.6 Mbit/s and 150 ms to the server, 360 pixels wide, nothing in the cache:
medians of five visits. Weight is what came over the wire at a first visit, compressed. Ends with 1 when a
page is later than 1,000 ms or heavier than 40 KB (60 KB for coordinators).
"""

import argparse
import re
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = "/usr/bin/chromium"
VISITS, GOAL_MS = 5, 1000
GOAL_KB = {"coordinator": 60}  # others 40
# A pattern at the end is the first link on the page that fits it.
PAGES = (
    ("mentee", "today", "/"),
    ("mentee", "pair", "/pair/"),
    ("mentee", "meetings", "/meetings/"),
    ("mentee", "meeting", "/meetings/ -> /meetings/[0-9a-f-]{36}/"),
    ("mentor", "today", "/"),
    ("mentor", "pair", "/pair/"),
    ("mentor", "meeting", "/meetings/ -> /meetings/[0-9a-f-]{36}/"),
    ("coordinator", "today", "/"),
    ("coordinator", "follow-up", "/followup/"),
    ("coordinator", "pair", "/followup/ -> /pairs/[0-9a-f-]{36}/"),
)
_LATEST = """() => new Promise(done => {
  let at = 0;
  new PerformanceObserver(list => { for (const e of list.getEntries()) at = e.startTime; })
    .observe({type: 'largest-contentful-paint', buffered: true});
  setTimeout(() => done(at), 300);
})"""


def serve(folder: str) -> tuple[subprocess.Popen[bytes], str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(ROOT / "run.py"), "--data", folder, "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    for _second in range(180):
        time.sleep(1)
        try:
            urlopen(f"{address}/login/", timeout=2).read()
            return server, address
        except OSError:
            continue
    server.terminate()
    raise SystemExit("The server did not start.")


def signed_in(browser: Browser, address: str, role: str) -> dict[str, Any]:
    context = browser.new_context(locale="sv-SE")
    page = context.new_page()
    page.goto(f"{address}/login/")
    page.locator(f'button[name="role"][value="{role}"]').first.click()
    state = dict(context.storage_state())
    context.close()
    return state


def found(page: Page, address: str, path: str) -> str:
    """The address itself, or that of the first link that fits on the page before the arrow."""
    start, arrow, pattern = path.partition(" -> ")
    page.goto(address + start)
    if not arrow:
        return str(page.url)
    match = re.search(f'href="({pattern})', page.content())
    if match is None:
        raise SystemExit(f"No link like {pattern} on {start}.")
    return address + match.group(1)


def visit(browser: Browser, state: Any, url: str) -> tuple[float, float]:
    """Milliseconds until the largest part stood there, and kilobytes over the wire."""
    context = browser.new_context(
        locale="sv-SE", viewport={"width": 360, "height": 740}, storage_state=state, device_scale_factor=2
    )
    page = context.new_page()
    slow = context.new_cdp_session(page)
    weight = [0.0]
    slow.on(
        "Network.loadingFinished",
        lambda told: weight.__setitem__(0, weight[0] + told["encodedDataLength"]),
    )
    slow.send("Network.enable")
    slow.send("Network.setCacheDisabled", {"cacheDisabled": True})
    rate = 1_600_000 / 8
    slow.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 150, "downloadThroughput": rate, "uploadThroughput": rate},
    )
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(url, wait_until="load")
    at = float(page.evaluate(_LATEST))
    context.close()
    return at, weight[0] / 1000


def main() -> int:
    parser = argparse.ArgumentParser(description="LCP and weight of pages on a slow phone.")
    parser.add_argument("--page", action="append", default=[], help="role:path, instead of the usual pages")
    parser.add_argument("--url", help="a running example company, instead of one of its own")
    chosen = parser.parse_args()
    asked = [(role, path, path) for role, _colon, path in (each.partition(":") for each in chosen.page)]
    with tempfile.TemporaryDirectory(prefix="lotsa-paint-") as folder:
        server, address = (None, chosen.url) if chosen.url else serve(folder)
        try:
            return measured(asked or list(PAGES), address)
        finally:
            if server is not None:
                server.terminate()
                server.wait(timeout=30)


def measured(pages: list[tuple[str, str, str]], address: str) -> int:
    failures = 0
    print("| Role | Page | LCP ms | Slowest ms | First visit KB | Goal not reached |")
    print("|---|---|--:|--:|--:|---|")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--no-first-run"]
        )
        states = {role: signed_in(browser, address, role) for role in {page[0] for page in pages}}
        for role, name, path in pages:
            context = browser.new_context(locale="sv-SE", storage_state=states[role])
            url = found(context.new_page(), address, path)
            context.close()
            figures = [visit(browser, states[role], url) for _time in range(VISITS)]
            late, heavy = median(each[0] for each in figures), median(each[1] for each in figures)
            broken = [f"{late:.0f} > {GOAL_MS} ms"] if late > GOAL_MS else []
            most = GOAL_KB.get(role, 40)
            broken += [f"{heavy:.0f} > {most} KB"] if heavy > most else []
            failures += bool(broken)
            slowest = max(each[0] for each in figures)
            print(f"| {role} | {name} | {late:.0f} | {slowest:.0f} | {heavy:.1f} | {'; '.join(broken)} |")
        browser.close()
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
