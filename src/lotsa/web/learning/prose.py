"""A guide's Markdown as a page's HTML. The texts are ours, and are trusted with headings, lists and bold
words and nothing else: raw HTML, links and pictures come out as the letters they are written with (ADR 0012).
"""

from functools import cache

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

_READER = MarkdownIt("commonmark", {"html": False}).disable(
    ["html_block", "html_inline", "link", "image", "autolink", "reference"]
)


@cache
def prose(text: str) -> SafeString:
    return mark_safe(str(_READER.render(text)))  # noqa: S308 - the reader escapes everything that is not Markdown
