from uuid import UUID

from lotsa.domain.people.actions import grant_link, link_of, use_link
from lotsa.domain.people.models import Link
from tests.cast import Cast


def a_used_link(cast: Cast, verb: str, object_id: UUID) -> Link:
    """The mentor's, as a page read it, when another page has used it since."""
    token = grant_link(verb, organisation=cast.organisation, person_id=cast.mentor.id, object_id=object_id)
    link, same = link_of(token, verb), link_of(token, verb)
    assert link is not None
    assert same is not None
    use_link(same)
    return link
