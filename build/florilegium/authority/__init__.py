"""The authority file as other programs know it: lists of names in TEI, CSV, JSON and BEACON."""
