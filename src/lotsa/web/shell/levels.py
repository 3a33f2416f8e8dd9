"""The one scale in the product, 0–4, in words."""

from typing import Any

from django.utils.translation import pgettext_lazy

LEVELS: tuple[Any, ...] = (
    pgettext_lazy("level", "Not yet"),
    pgettext_lazy("level", "Knows about"),
    pgettext_lazy("level", "Does with support"),
    pgettext_lazy("level", "Does independently"),
    pgettext_lazy("level", "Teaches others"),
)
