#!/usr/bin/env bash
# Import and query time from 10^5 to 10^7 invented events. usage: growth.sh ENTENTE FOLDER
set -eu
entente=$1; folder=$2; here=$(cd "$(dirname "$0")" && pwd); mkdir -p "$folder"
printf 'events\timport s\trows/s\tpeak MB\tone dyad s\tlargest dyad s\n'
for rows in 100000 1000000 10000000; do
  file=$folder/$rows.zip; db=$folder/$rows.db; rm -f "$db" "$db"-*
  [ -f "$file" ] || python3 "$here/write_gdelt.py" "$file" "$rows" 1
  /usr/bin/time -f '%e %M' -o "$folder/time" "$entente" import gdelt "$file" --record "$db" >/dev/null
  read -r seconds memory < "$folder/time"
  /usr/bin/time -f '%e' -o "$folder/one" "$entente" measure "events.goldstein(IRN->TUR, per=month)" --record "$db" >/dev/null
  /usr/bin/time -f '%e' -o "$folder/most" "$entente" measure "events.goldstein(USA->RUS, per=month)" --record "$db" >/dev/null
  printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$rows" "$seconds" "$(awk "BEGIN{printf \"%d\", $rows/$seconds}")" "$((memory / 1024))" "$(cat "$folder/one")" "$(cat "$folder/most")"
done
# into a record that holds ten million already
python3 "$here/write_gdelt.py" "$folder/more.zip" 1000000 2
/usr/bin/time -f '%e' -o "$folder/time" "$entente" import gdelt "$folder/more.zip" --record "$folder/10000000.db" >/dev/null
printf 'one million more into ten million\t%s s\n' "$(cat "$folder/time")"
