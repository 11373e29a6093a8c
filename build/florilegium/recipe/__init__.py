"""The recipe: which stages make what, in which order. Only here do the stages meet."""
