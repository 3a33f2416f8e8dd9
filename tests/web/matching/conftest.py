from tests.domain.matching.conftest import table

__all__ = ["table"]
