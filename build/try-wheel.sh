#!/bin/sh
# Proves the wheel: installed into an empty environment it carries the house's layouts and fonts, and a press folder
# that it makes builds at once, far from this checkout.
set -eu

trial=$(mktemp -d)
trap 'rm -rf "$trial"' EXIT
pip='-m pip --disable-pip-version-check -qq --no-input'

.venv/bin/python $pip wheel --no-index --no-build-isolation --no-deps -w "$trial" .
.venv/bin/python - "$trial"/florilegium-*.whl <<'END'
import pathlib, sys, zipfile
names = set(zipfile.ZipFile(sys.argv[1]).namelist())
kept = [file.as_posix() for house in ("layouts", "fonts") for file in pathlib.Path(house).rglob("*") if file.is_file()]
lost = [name for name in kept if f"florilegium/house/{name}" not in names]
sys.exit(f"the wheel lacks {', '.join(lost)}" if lost else 0)
END

.venv/bin/python -m venv "$trial/venv"
"$trial/venv/bin/python" $pip install --require-hashes --only-binary :all: -r requirements.lock
"$trial/venv/bin/python" $pip install --no-index --no-deps "$trial"/florilegium-*.whl

cd "$trial"
venv/bin/florilegium --version
venv/bin/florilegium new press
cd press
../venv/bin/florilegium build
for made in epub pdf; do
    ls out/*/*.$made >/dev/null || { echo "the wheel's press made no $made" >&2; exit 1; }
done
