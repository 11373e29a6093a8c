"""Turns the tables of a volume's file that speak of printing into its Presswork."""

from florilegium.model.print_profile import Presswork
from florilegium.read.fields import Fields


def read_presswork(fields: Fields) -> Presswork:
    """The printers and the paper. Codes V01 and V02."""
    presswork = Presswork(fields.texts("profiles"), fields.text("paper"))
    fields.close()
    return presswork
