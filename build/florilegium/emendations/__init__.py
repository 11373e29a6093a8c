"""Emendations: each gets its anchor, its lemma and its line in the ledger."""
