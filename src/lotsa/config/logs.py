"""What is written about requests never holds what opens a door."""

import logging
import re

# Every address of one letter belongs to a link; codes on paper are shorter than tokens in mails.
_TOKEN = re.compile(r"""/([a-z]|join|calendar)/[^/\s?"'<>]+""")
_QUERY = re.compile(r"token=[\w-]+")


class WithoutTokens(logging.Filter):
    """Takes the tokens of mail links out of every line."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        kept = _QUERY.sub("token=…", _TOKEN.sub(r"/\1/…", said))
        if kept != said:
            record.msg, record.args = kept, ()
        return True
