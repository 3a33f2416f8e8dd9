"""A file that is too large is refused while it arrives: its bytes are counted and thrown away."""

from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

LIMIT = 20_000_000
_AROUND = 1_000_000  # what else a form may weigh


class Bounded(FileUploadHandler):
    """First of the handlers; ends the upload as soon as the file is larger than LIMIT."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.seen = 0
        self.is_over = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.seen += len(raw_data)
        if self.seen > LIMIT:
            self.is_over = True
            raise StopUpload(connection_reset=True)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


def is_too_large(request: HttpRequest) -> bool:
    """By what the browser says of the whole request, before any of it is read."""
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return False
    return length > LIMIT + _AROUND
