"""The manual as a site: Sphinx reads the pages of this folder, and the program for what it can say of itself."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import florilegium.cli.commands  # noqa: F401  it adds the commands to the group that the manual prints
from florilegium import __version__

project = "Florilegium"
author = project_copyright = "the Florilegium contributors"
version = release = __version__
language = "en-GB"

extensions = ["myst_parser", "sphinx_click", "tables"]
myst_enable_extensions = ["colon_fence", "deflist", "attrs_inline", "attrs_block"]
myst_heading_anchors = 4
exclude_patterns = ["_site"]

html_theme = "furo"
html_title = "The Florilegium manual"
html_copy_source = False
html_static_path = ["_static"]
html_css_files = ["manual.css"]
smartquotes = False  # in “--only” it would make one dash of two
