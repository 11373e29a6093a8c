"""What tells the trade of a volume: an ONIX 3.0 message."""
