"""The name that all editions of a volume have in common, for machines."""

import uuid

# A fixed namespace, so that a volume has one name for ever.
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "tag:florilegium,2026:work")


def work_name(volume: str) -> str:
    """The name of the work that every edition of a volume is a version of (RFC 9562, version 5), from the volume's id.

    >>> work_name("owls")
    'urn:uuid:33a2eb66-f485-58e6-a709-990ed5995603'
    """
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, volume)}"
