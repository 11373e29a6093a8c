"""What tells the trade of a volume: an ONIX 3.0 message."""

from florilegium.onix.message import Message, onix_message

__all__ = ["Message", "onix_message"]
