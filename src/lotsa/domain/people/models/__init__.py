from lotsa.domain.people.models.account import Account, Link
from lotsa.domain.people.models.address import AddressChange
from lotsa.domain.people.models.organisation import Employer, Organisation, Site, Unit
from lotsa.domain.people.models.person import Conflict, Person, Relation, Role, RoleAssignment

__all__ = [
    "Account",
    "AddressChange",
    "Conflict",
    "Employer",
    "Link",
    "Organisation",
    "Person",
    "Relation",
    "Role",
    "RoleAssignment",
    "Site",
    "Unit",
]
