from lotsa.domain.people.models import Account
from tests.cast import person
from tests.web.permission_table import ALL, Link, Row
from tests.web.permission_world import World


def without_mail(world: World) -> dict[str, object]:
    account = Account.objects.create(email=None)
    return {"pk": person(world.cast.organisation, "Pia Papper", email="", account=account).pk}


def account_of_mentor(world: World) -> dict[str, object]:
    return {"account": world.person("mentor").account}


ROWS = [
    Row("signin:login", get=ALL, post=ALL),
    Row("signin:login_sent", post=None),
    Row("signin:password", post=ALL),
    Row("signin:paper", post=ALL),
    Row("signin:logout", post=ALL),
    Row("signin:set_up", get="", post="", open=True),
    Row("signin:example", post="", open=True),
    Row("signin:as_role", post="", open=True),
    Row("signin:code", at=without_mail, post="coordinator", post_403="administrator"),
    Link("signin:link", "sign_in", grants=account_of_mentor),
    Link("signin:again", "sign_in", grants=account_of_mentor, get=None, used="may", expired="may"),
]
