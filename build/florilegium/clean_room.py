"""Builds in a folder of their own, under an environment that is given and not found."""
