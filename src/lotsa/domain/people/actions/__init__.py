from lotsa.domain.people.actions.accounts import end_sessions, set_password
from lotsa.domain.people.actions.addresses import (
    agree_to_address,
    answer_address,
    ask_own_address,
    can_prove_addresses,
    stop_address,
)
from lotsa.domain.people.actions.conflicts import declare_conflict, remove_conflict
from lotsa.domain.people.actions.links import (
    grant_link,
    link_of,
    make_setup_link,
    prune_links,
    revoke_links,
    turn_off_links,
    use_link,
)
from lotsa.domain.people.actions.organisations import (
    add_unit,
    change_organisation,
    give_role,
    set_up_organisation,
    take_role,
)
from lotsa.domain.people.actions.people import (
    add_person,
    change_person,
    choose_appearance,
    choose_language,
    end_relation,
    relate,
)
from lotsa.domain.people.actions.signin import (
    account_for,
    invite_to_sign_in,
    mail_is_set_up,
    make_signin_link,
    paper_token,
    print_code,
    use_code,
)

__all__ = [
    "account_for",
    "add_person",
    "add_unit",
    "agree_to_address",
    "answer_address",
    "ask_own_address",
    "can_prove_addresses",
    "change_organisation",
    "change_person",
    "choose_appearance",
    "choose_language",
    "declare_conflict",
    "end_relation",
    "end_sessions",
    "give_role",
    "grant_link",
    "invite_to_sign_in",
    "link_of",
    "mail_is_set_up",
    "make_setup_link",
    "make_signin_link",
    "paper_token",
    "print_code",
    "prune_links",
    "relate",
    "remove_conflict",
    "revoke_links",
    "set_password",
    "set_up_organisation",
    "stop_address",
    "take_role",
    "turn_off_links",
    "use_code",
    "use_link",
]
