"""`python -m florilegium`, the same as the command `florilegium`."""

from florilegium.cli import main

main()
