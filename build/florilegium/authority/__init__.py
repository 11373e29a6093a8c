"""The authority file as other programs know it: lists of persons in TEI, CSV, JSON and BEACON."""
