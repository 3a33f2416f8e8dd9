from lotsa.domain.people.actions.links import (
    grant_link,
    link_of,
    make_setup_link,
    make_signin_link,
    revoke_links,
    use_link,
)
from lotsa.domain.people.actions.organisations import add_unit, give_role, set_up_organisation, take_role
from lotsa.domain.people.actions.people import (
    add_person,
    change_person,
    choose_appearance,
    choose_language,
    end_relation,
    relate,
)

__all__ = [
    "add_person",
    "add_unit",
    "change_person",
    "choose_appearance",
    "choose_language",
    "end_relation",
    "give_role",
    "grant_link",
    "link_of",
    "make_setup_link",
    "make_signin_link",
    "relate",
    "revoke_links",
    "set_up_organisation",
    "take_role",
    "use_link",
]
