"""Word files: read from the parts of their package."""
