from lotsa.domain.intake.actions.applying import MOST_AT_ONCE, apply_import, apply_next, start_import
from lotsa.domain.intake.actions.reading import choose_columns, discard_import, read_import, repair_import
from lotsa.domain.intake.actions.undoing import forget_old_imports, undo_import

__all__ = [
    "MOST_AT_ONCE",
    "apply_import",
    "apply_next",
    "choose_columns",
    "discard_import",
    "forget_old_imports",
    "read_import",
    "repair_import",
    "start_import",
    "undo_import",
]
