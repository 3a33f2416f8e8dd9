"""Small line drawings on a 16-unit grid. Always beside a word, so they are hidden from screen readers."""

from django.utils.safestring import SafeString, mark_safe

PATHS = {
    "unlocked": "M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 4.8-1",
    "locked": "M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5",
    "check": "M3 8.5l3.5 3.5L13 4.5",
    "cross": "M4 4l8 8M12 4l-8 8",
    "plus": "M8 3v10M3 8h10",
    "calendar": "M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2v3.5M10.5 2v3.5",
    "mail": "M2 4h12v8.5H2zM2 4.5l6 4.5 6-4.5",
    "print": "M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z",
    "download": "M8 2.5v7.5M4.5 7L8 10.5 11.5 7M3 13.5h10",
    "search": "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.5 10.5L14 14",
    "note": "M3.5 2.5h9v11h-9zM5.5 5.5h5M5.5 8h5M5.5 10.5h3",
    "person": "M8 8a2.75 2.75 0 1 0 0-5.5A2.75 2.75 0 0 0 8 8zM2.5 14a5.5 4.5 0 0 1 11 0",
    "swap": "M3 5.5h9l-2.5-2.5M13 10.5H4L6.5 13",
    "arrow": "M3 8h10M9 4l4 4-4 4",
}


def icon(name: str) -> SafeString:
    # The paths are our own constants; a name that is not among them is a mistake in a template.
    path = f'<path d="{PATHS[name]}"/>'
    return mark_safe(f'<svg class="ico" viewBox="0 0 16 16" aria-hidden="true">{path}</svg>')  # noqa: S308
