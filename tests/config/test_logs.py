import logging

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from lotsa.config.logs import WithoutTokens

TOKEN = "uHBWD6ZQHc9_2XXi_KRMToSMLJ5GLRq7"


@pytest.mark.parametrize(
    ("message", "arguments"),
    [
        ("%s: %s", ("Forbidden", f"/l/{TOKEN}/")),
        (f"GET /calendar/{TOKEN}.ics", ()),
        (f"/setup/?token={TOKEN}", ()),
    ],
)
def test_tokens_of_links_never_reach_the_log(message: str, arguments: tuple[str, ...]) -> None:
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, message, arguments, None)

    WithoutTokens().filter(record)

    assert TOKEN not in record.getMessage()
    assert "…" in record.getMessage()


def routes(found: list[URLPattern | URLResolver], before: str = "") -> list[str]:
    """Every address of Lotsa, as it is written."""
    said = []
    for each in found:
        here = before + str(each.pattern)
        said += routes(each.url_patterns, here) if isinstance(each, URLResolver) else [here]
    return said


WITH_TOKEN = [route for route in routes(get_resolver().url_patterns) if "<str:token>" in route]


@pytest.mark.parametrize("token", [TOKEN, "K7PX-29QM"])
def test_every_address_with_a_token_is_hidden(token: str) -> None:
    assert len(WITH_TOKEN) >= 15
    for route in WITH_TOKEN:
        path = "/" + route.replace("<str:token>", token)
        for line in (f"Gone: {path}", f'"GET {path} HTTP/1.1" 410 0', f"https://lotsa.example.se{path}"):
            record = logging.LogRecord("django.request", logging.WARNING, "", 0, line, (), None)
            WithoutTokens().filter(record)
            assert token not in record.getMessage(), route


def test_other_addresses_are_told_in_full() -> None:
    path = "/people/0b6c6f0e-9a57-4a53-8f4e-8d1b5f0f7c11/"
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Not Found: %s", (path,), None)
    WithoutTokens().filter(record)
    assert record.getMessage() == f"Not Found: {path}"
