from dataclasses import dataclass
from datetime import date

from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer


@dataclass(frozen=True)
class AgreementState:
    signed_on: date | None
    mine_on: date | None
    waiting_for: tuple[Person, ...]

    @property
    def is_mine_to_sign(self) -> bool:
        return self.signed_on is None and self.mine_on is None


def agreement_state(viewer: Viewer, mentorship: Mentorship) -> AgreementState:
    rows = mentorship.memberships.all()
    return AgreementState(
        signed_on=mentorship.agreement_signed_on,
        mine_on=next((row.agreed_on for row in rows if row.person_id == viewer.id), None),
        waiting_for=tuple(row.person for row in rows if row.agreed_on is None and row.person_id != viewer.id),
    )
