"""All commands, in the order in which help lists them."""

from florilegium.cli import (
    building,
    catalogue,
    checking,
    citing,
    comparing,
    errata,
    exchanging,
    exporting,
    importing,
    linting,
    names_report,
    naming,
    preflight,
    proposing,
    reading,
    rebuilding,
    releasing,
    reviewing,
    serving,
    starting,
    suggesting,
    verifying,
)
from florilegium.cli.main import completion, florilegium

ORDER = (
    building.build, checking.check, preflight.preflight, importing.import_transcriptions, reading.text, naming.names,
    suggesting.suggest_emendations, errata.errata, citing.cite, exporting.export, catalogue.catalogue, serving.serve,
    building.freeze, releasing.release, rebuilding.rebuild, verifying.verify, comparing.diff, starting.new, completion,
)  # fmt: skip

# Under `florilegium names`, beside `mentions`.
OF_NAMES = (
    proposing.propose, reviewing.review, linting.lint, names_report.report,
    exchanging.import_records, exchanging.export_records,
)  # fmt: skip

for command in ORDER:
    florilegium.commands.pop(command.name or "", None)
    florilegium.add_command(command)
for command in OF_NAMES:
    naming.names.add_command(command)
