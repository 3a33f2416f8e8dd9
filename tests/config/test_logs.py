import logging

import pytest

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
