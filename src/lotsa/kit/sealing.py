"""A text sealed for one person and bound to its row, so that neither a stolen database nor a row moved to
somebody else gives it away (ADR 0010)."""

from uuid import UUID

from django.conf import settings

from lotsa.kit.rows import Row
from lotsa.kit.secrets import seal, unseal


def sealed(row: Row, text: str, *, owner: UUID) -> bytes:
    return seal(text, master=settings.LOTSA_MASTER_KEY, owner=str(owner), place=_place(row))


def opened(row: Row, text: "bytes | memoryview[int]", *, owner: UUID) -> str:
    return unseal(bytes(text), master=settings.LOTSA_MASTER_KEY, owner=str(owner), place=_place(row))


def _place(row: Row) -> str:
    return f"{row._meta.db_table}:{row.pk}"
