"""The first stage: from the files in `texts/` to typed articles, volumes, the authority file and the house."""
