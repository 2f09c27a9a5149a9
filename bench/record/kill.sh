#!/usr/bin/env bash
# kill -9 at random moments of an import: the record is intact each time, nothing is half there, and the import then completes.
# usage: kill.sh ENTENTE FOLDER [TIMES] [ROWS]
set -eu
entente=$1; folder=$2; times=${3:-200}; rows=${4:-400000}; here=$(cd "$(dirname "$0")" && pwd); mkdir -p "$folder"
file=$folder/kill.zip; db=$folder/kill.db; rm -f "$db" "$db"-*
[ -f "$file" ] || python3 "$here/write_gdelt.py" "$file" "$rows" 3
python3 "$here/write_gdelt.py" "$folder/first.zip" 1000 4
"$entente" import gdelt "$folder/first.zip" --record "$db" >/dev/null
start=$(date +%s%N); "$entente" import gdelt "$file" --record "$folder/whole.db" >/dev/null; rm -f "$folder/whole.db"*
whole=$(( ($(date +%s%N) - start) / 1000000 ))
bad=0; killed=0; RANDOM=1
for i in $(seq "$times"); do
  "$entente" import gdelt "$file" --record "$db" >/dev/null 2>&1 & pid=$!
  sleep "$(awk "BEGIN{printf \"%.3f\", (($RANDOM * 32768 + $RANDOM) % ($whole + 1)) / 1000}")"
  kill -9 "$pid" 2>/dev/null && killed=$((killed + 1)) || true
  wait "$pid" 2>/dev/null || true
  said=$("$entente" verify --record "$db" 2>&1 || true)
  case $said in
    "sound: 1 imports, 1000 rows") ;;
    "sound: 2 imports, $((rows + 1000)) rows") rm -f "$db" "$db"-*; "$entente" import gdelt "$folder/first.zip" --record "$db" >/dev/null ;;
    *) bad=$((bad + 1)); echo "$i: $said" ;;
  esac
done
"$entente" import gdelt "$file" --record "$db" >/dev/null
echo "killed $killed of $times; unsound $bad; at the end: $("$entente" verify --record "$db")"
[ "$bad" = 0 ]
