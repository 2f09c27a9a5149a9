#!/usr/bin/env bash
# An import onto a full disk ends with a named error and leaves the record as it was. Needs the right to mount. usage: full_disk.sh ENTENTE FOLDER
set -eu
entente=$1; folder=$2; here=$(cd "$(dirname "$0")" && pwd); mkdir -p "$folder/small"
mount -t tmpfs -o size=8m tmpfs "$folder/small"; trap 'umount "$folder/small"' EXIT
python3 "$here/write_gdelt.py" "$folder/a.zip" 1000 5; python3 "$here/write_gdelt.py" "$folder/b.zip" 400000 6
"$entente" import gdelt "$folder/a.zip" --record "$folder/small/e.db"
"$entente" import gdelt "$folder/b.zip" --record "$folder/small/e.db" && { echo "the disk was not full"; exit 1; } || echo "exit $?"
"$entente" verify --record "$folder/small/e.db"
