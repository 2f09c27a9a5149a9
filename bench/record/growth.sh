#!/usr/bin/env bash
# Import and query time from 10^5 to 10^7 invented events, and a million more into the largest record. Queries are timed within one process,
# the record opened anew for each (bench/Entente.Record.Bench); process start is not in them. usage: growth.sh ENTENTE BENCH FOLDER [LARGEST]
set -eu
entente=$1; bench=$2; folder=$3; largest=${4:-10000000}; here=$(cd "$(dirname "$0")" && pwd); mkdir -p "$folder"
import() { rm -f "$folder/time"; /usr/bin/time -f '%e %U %S %M' -o "$folder/time" "$entente" import gdelt "$1" --record "$2" >/dev/null; read -r seconds user system memory < "$folder/time"; }
queries() { "$bench" "$1" "events.goldstein(IRN->TUR, per=month)" "events.goldstein(USA->RUS, per=month)" "events.count(USA->RUS, type=ASSAULT)" | cut -f4 | tr '\n' '\t'; }
printf 'events\timport s\tCPU s\trows/s\tpeak MB\tfile MB\tone dyad ms\tlargest dyad ms\tlargest dyad, one type ms\n'
for rows in 100000 1000000 10000000; do
  [ "$rows" -le "$largest" ] || continue
  file=$folder/$rows.zip; db=$folder/$rows.db; rm -f "$db" "$db"-*
  [ -f "$file" ] || python3 "$here/write_gdelt.py" "$file" "$rows" 1
  import "$file" "$db"
  printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\n' "$rows" "$seconds" "$(awk "BEGIN{print $user+$system}")" "$(awk "BEGIN{printf \"%d\", $rows/$seconds}")" "$((memory / 1024))" "$(($(stat -c %s "$db") >> 20))" "$(queries "$db")"
  full=$db
done
more=$((largest < 1000000 ? largest : 1000000))
[ -f "$folder/more.zip" ] || python3 "$here/write_gdelt.py" "$folder/more.zip" "$more" 2
import "$folder/more.zip" "$full"
printf '%s more into it\t%s\t%s\t%s\t%s\t%s\t%s\n' "$more" "$seconds" "$(awk "BEGIN{print $user+$system}")" "$(awk "BEGIN{printf \"%d\", $more/$seconds}")" "$((memory / 1024))" "$(($(stat -c %s "$full") >> 20))" "$(queries "$full")"
