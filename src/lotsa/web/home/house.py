"""How the house itself stands, for administrators."""

from dataclasses import dataclass

from lotsa.domain.notifications.queries import Outbox, outbox
from lotsa.domain.people.queries import roles_given
from lotsa.domain.people.viewer import Viewer
from lotsa.web.home.addresses import address


@dataclass(frozen=True)
class House:
    outbox: Outbox
    administrators: list[str]
    coordinators: list[str]
    is_example: bool
    outbox_url: str
    roles_url: str
    example_url: str


def house(viewer: Viewer) -> House:
    given = list(roles_given(viewer))
    return House(
        outbox=outbox(viewer),
        administrators=[row.person.name for row in given if row.role == "administrator"],
        coordinators=[row.person.name for row in given if row.role == "coordinator"],
        is_example=viewer.organisation.is_example,
        outbox_url=address("settings:outbox"),
        roles_url=address("settings:roles"),
        example_url=address("settings:example"),
    )
