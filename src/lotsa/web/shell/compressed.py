"""Pages are a fifth as long on the way to the browser; on a slow line that is a tenth of a second each."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class CompressedPages(GZipMiddleware):
    """Pages alone: files (xlsx, pdf) are compressed in themselves, style and script have been beforehand.

    How long a compressed page is tells nobody what secret stands in it: tokens against forged requests are
    masked anew in every answer, and each answer gets a random length beside (see `max_random_bytes`)."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not response.headers.get("Content-Type", "").startswith("text/html"):
            return response
        compressed: HttpResponseBase = super().process_response(request, response)
        return compressed
