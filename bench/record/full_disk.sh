#!/usr/bin/env bash
# An import onto a full disk ends with a named error and leaves the record as it was; what is there can still be read. Needs the right to mount.
# usage: full_disk.sh ENTENTE FOLDER [ROWS] [SIZE]
set -eu
entente=$1; folder=$2; rows=${3:-400000}; size=${4:-8m}; here=$(cd "$(dirname "$0")" && pwd); mkdir -p "$folder/small"
mount -t tmpfs -o "size=$size" tmpfs "$folder/small"; trap 'umount "$folder/small"' EXIT
python3 "$here/write_gdelt.py" "$folder/a.zip" 1000 5; python3 "$here/write_gdelt.py" "$folder/b.zip" "$rows" 6
"$entente" import gdelt "$folder/a.zip" --record "$folder/small/e.db"
code=0; said=$("$entente" import gdelt "$folder/b.zip" --record "$folder/small/e.db" 2>&1) || code=$?
echo "exit $code: $said"
[ "$code" != 0 ] || { echo "the disk was not full"; exit 1; }
case $said in *"disk is full"*) ;; *) echo "the error does not name the full disk"; exit 1 ;; esac
sound=$("$entente" verify --record "$folder/small/e.db"); echo "$sound"
[ "$sound" = "sound: 1 imports, 1000 rows" ]
