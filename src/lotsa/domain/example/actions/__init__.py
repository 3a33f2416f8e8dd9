from lotsa.domain.example.actions.company import load_example, remove_example

__all__ = ["load_example", "remove_example"]
