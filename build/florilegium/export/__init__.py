"""A volume or an article in forms for reuse: TEI P5, plain text, Markdown."""
