"""The documents of a release: sums, inputs, bill of materials, provenance, notes, the script that rebuilds it."""
