"""What the processor of citations raises where it cannot print; known without the processor, which is slow to load."""


class Unusable(Exception):
    """A style, or with `key` a work, that the processor cannot use; says why."""

    def __init__(self, why: str, key: str = "") -> None:
        super().__init__(why)
        self.key = key
