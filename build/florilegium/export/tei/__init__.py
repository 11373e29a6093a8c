"""Turns a volume into TEI P5: header, persons, texts with notes, emendations and the pages of the print edition."""
