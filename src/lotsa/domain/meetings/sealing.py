"""How an "only me" note is sealed: under a key of its author's, bound to its row, so that neither a stolen
database nor a row moved to somebody else gives it away."""

from django.conf import settings

from lotsa.domain.meetings.models import PrivateNote
from lotsa.kit.secrets import seal, unseal


def _place(note: PrivateNote) -> str:
    return f"{PrivateNote._meta.db_table}:{note.pk}"


def sealed(note: PrivateNote, text: str) -> bytes:
    return seal(text, master=settings.LOTSA_MASTER_KEY, owner=str(note.author_id), place=_place(note))


def opened(note: PrivateNote) -> str:
    return unseal(
        bytes(note.sealed), master=settings.LOTSA_MASTER_KEY, owner=str(note.author_id), place=_place(note)
    )
