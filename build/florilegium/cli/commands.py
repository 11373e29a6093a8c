"""All commands, in the order in which help lists them."""

from florilegium.cli import building, checking, importing, naming, reading, starting
from florilegium.cli.main import completion, florilegium

ORDER = (
    building.build, checking.check, importing.import_transcriptions, reading.text, naming.names,
    building.freeze, starting.new, completion,
)  # fmt: skip

for command in ORDER:
    florilegium.commands.pop(command.name or "", None)
    florilegium.add_command(command)
