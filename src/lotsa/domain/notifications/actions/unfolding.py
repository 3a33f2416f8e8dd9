"""What only the reader of a mail gets: tokens, granted now and stored nowhere, and the pair's own words."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from lotsa.domain.notifications.letter import Shown
from lotsa.domain.notifications.models import Message
from lotsa.domain.people.actions.links import base_url, grant_link


def unfold(message: Message) -> list[Shown]:
    return [_unfolded(message, insert) for insert in message.inserts]


def _unfolded(message: Message, insert: Mapping[str, Any]) -> Shown:
    if "private" in insert:
        return Shown(words=insert["private"], is_private=True)
    return Shown(address=base_url() + path_of(message, insert), label=insert["label"])


def path_of(message: Message, insert: Mapping[str, Any]) -> str:
    """The path of a link, with a token made for it if it needs one."""
    if not insert["verb"]:
        return str(insert["path"])
    token = grant_link(
        insert["verb"],
        organisation=message.organisation,
        person_id=message.recipient_id,
        object_id=UUID(insert["object_id"]) if insert["object_id"] else None,
        days=insert["days"],
        single_use=insert["single_use"],
        facts=insert["facts"],
    )
    return str(insert["path"]).format(token=token)
