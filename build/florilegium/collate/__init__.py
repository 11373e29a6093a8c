"""Two editions or two files held against one another: which pages, parts and words differ."""
