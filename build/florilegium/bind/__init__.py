"""Turns composed documents and set pages into finished files: the EPUB and the PDFs."""
