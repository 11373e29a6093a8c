"""The outside checks whose passing an edition may claim: EPUBCheck and DAISY Ace."""
