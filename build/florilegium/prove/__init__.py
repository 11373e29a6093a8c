"""Looks at what was made, and says what is wrong with it."""
