"""Links printed in the terminal. Only imported once Django stands."""

from lotsa.domain.people.actions import make_setup_link, make_signin_link


def setup() -> str:
    return make_setup_link()


def sign_in(email: str) -> str:
    return make_signin_link(email)
