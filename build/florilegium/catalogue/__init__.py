"""The readers’ catalogue: a static site of volumes, articles, authors and persons."""
