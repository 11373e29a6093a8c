"""Compose: typed values become XHTML documents, by one set of templates for all media."""
