"""TEI files: the words by what their elements say of them."""
