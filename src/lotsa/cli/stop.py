class Stop(Exception):
    """A command that cannot go on: its sentence is printed and the exit code is `code`."""

    def __init__(self, sentence: str, *, code: int = 1) -> None:
        super().__init__(sentence)
        self.code = code
