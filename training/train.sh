#!/bin/sh
# From nothing to the shipped model: environment, tests, training, export, figures.
#   ./train.sh [MINUTES] [FOLDER OF LABELLED PAIRS]
set -eu
cd "$(dirname "$0")"
minutes=${1:-60}
pairs=${2:-}
: "${PACKSHOT_TRAIN_DIR:=${XDG_CACHE_HOME:-$HOME/.cache}/packshot-training}"
venv="$PACKSHOT_TRAIN_DIR/venv"
run="$PACKSHOT_TRAIN_DIR/run"

[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/pip" install --quiet --require-hashes -r requirements.lock

# Training and the drawing of scenes share the cores: waiting threads must not spin.
export OMP_WAIT_POLICY=PASSIVE PYTHONDONTWRITEBYTECODE=1
python="$venv/bin/python"

set --
[ -z "$pairs" ] || set -- --development "$pairs"
"$python" -m pytest -q -p no:cacheprovider tests
"$python" -m matte.train --minutes "$minutes" --out "$run" "$@"
checkpoint="$run/last.pt"
[ ! -f "$run/best.pt" ] || checkpoint="$run/best.pt"
"$python" -m matte.export "$checkpoint" --to ../pipeline/src/main/resources/models "$@"
