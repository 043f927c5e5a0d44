#!/bin/sh
# From nothing to the shipped model: environments, tests, data, rendering, training, export, figures.
#   ./train.sh [MINUTES OF TRAINING] [FOLDER OF LABELLED PAIRS]
set -eu
cd "$(dirname "$0")"
minutes=${1:-150}
pairs=${2:-}
: "${PACKSHOT_TRAIN_DIR:=${XDG_CACHE_HOME:-$HOME/.cache}/packshot-training}"
: "${PACKSHOT_RENDERS:=1500}"
venv="$PACKSHOT_TRAIN_DIR/venv"
studio="$PACKSHOT_TRAIN_DIR/studio"
data="$PACKSHOT_TRAIN_DIR/data"
renders="$PACKSHOT_TRAIN_DIR/renders"

# Blender's Python module wants another numpy than the rest: an environment of its own.
[ -x "$venv/bin/python" ] || python3.11 -m venv "$venv"
[ -x "$studio/bin/python" ] || python3.11 -m venv "$studio"
"$venv/bin/pip" install --quiet --require-hashes -r requirements.lock
"$studio/bin/pip" install --quiet --require-hashes -r requirements-render.lock

# Training and the drawing of scenes share the cores: waiting threads must not spin.
export OMP_WAIT_POLICY=PASSIVE PYTHONDONTWRITEBYTECODE=1
python="$venv/bin/python"
"$python" -m pytest -q -p no:cacheprovider tests
"$python" -m matte.fetch "$data"

cores=$(nproc)
workers=""
number=0
while [ "$number" -lt "$cores" ]; do
  "$studio/bin/python" -m renders.render "$data" "$renders" --first "$number" --count "$PACKSHOT_RENDERS" --step "$cores" \
    > "$PACKSHOT_TRAIN_DIR/render-$number.log" 2>&1 &
  workers="$workers $!"
  number=$((number + 1))
done
for worker in $workers; do
  wait "$worker"
done

set --
[ -z "$pairs" ] || set -- --development "$pairs"
better() { [ -f "$1/best.pt" ] && echo "$1/best.pt" || echo "$1/last.pt"; }
# Drawn scenes first: they teach outlines cheaply. Then rendered ones, which look like photographs.
"$python" -m matte.train --minutes $((minutes * 2 / 5)) --out "$PACKSHOT_TRAIN_DIR/drawn" "$@"
"$python" -m matte.train --minutes $((minutes * 3 / 5)) --out "$PACKSHOT_TRAIN_DIR/rendered" --seed 3 --rate 1.2e-3 \
  --start "$(better "$PACKSHOT_TRAIN_DIR/drawn")" --renders "$renders" --photographs "$data" "$@"
set -- "$@" --renders "$renders" --seed 3
chosen="$PACKSHOT_TRAIN_DIR/rendered/last.pt"
[ ! -f "$PACKSHOT_TRAIN_DIR/rendered/best.pt" ] || chosen="$PACKSHOT_TRAIN_DIR/rendered/best.pt $chosen"
# shellcheck disable=SC2086 # one or two checkpoints
"$python" -m matte.export $chosen --to ../pipeline/src/main/resources/models "$@"

# What evidence against a cut-out is worth, on pictures that training never saw.
"$python" -m matte.labelled_set "$PACKSHOT_TRAIN_DIR/unseen" --count 800 --renders "$renders" --photographs "$data"
../packshot build
../packshot model calibrate packshot-matte "$PACKSHOT_TRAIN_DIR/unseen" --review-above 0.3 \
  --data "800 pictures that training never saw" --card ../pipeline/src/main/resources/models/packshot-matte-2.json
