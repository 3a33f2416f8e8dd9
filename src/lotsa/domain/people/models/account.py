from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from lotsa.domain.people.models.organisation import Organisation
from lotsa.kit import clock
from lotsa.kit.rows import Row


class AccountRows(BaseUserManager["Account"]):
    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email__iexact=username or "")


class Account(AbstractBaseUser, Row):
    """A way to sign in. Its address is its holder's and is changed only by the holder: an administrator of
    some organisation can never take an account over by editing a person's contact address.

    Somebody without e-mail signs in with codes on paper: the account then has no address."""

    email = models.EmailField(unique=True, null=True, blank=True)
    last_login = None  # nobody is followed: Django keeps the time of sign-in where this field exists
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[AccountRows] = AccountRows()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="account_email_any_case")]

    def __str__(self) -> str:
        return self.email or ""

    @property
    def has_password(self) -> bool:
        return bool(self.password) and self.has_usable_password()

    # Django's contrib code asks these of every user; Lotsa has no site-wide staff or model permissions.
    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return False

    def has_module_perms(self, app_label: str) -> bool:
        return False


class Link(Row):
    """What a link in a mail, on a printed note or in the terminal grants: one verb on one row.

    The token is stored hashed. A GET never uses it; a button does. `single_use` links end when used.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, blank=True, related_name="links"
    )
    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, null=True, blank=True, related_name="links"
    )
    # A plain id: what the verb acts on lives on any floor above (as with Event, see ADR 0006).
    person_id = models.UUIDField(null=True, blank=True)
    object_id = models.UUIDField(null=True, blank=True)
    verb = models.CharField(max_length=40)
    facts = models.JSONField(default=dict)
    token_hash = models.CharField(max_length=64, unique=True)
    single_use = models.BooleanField(default=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)  # wrong guesses at a code
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person_id", "verb"], name="link_of_person")]

    def __str__(self) -> str:
        return f"{self.verb} {self.object_id}"

    def is_open(self) -> bool:
        return (
            self.revoked_at is None
            and not (self.single_use and self.used_at)
            and (self.expires_at is None or self.expires_at > clock.now())
        )
