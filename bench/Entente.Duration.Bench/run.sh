#!/usr/bin/env bash
# Entente beside R on the same file in one run: case,n,p,seconds,processor seconds,value,value,peak MiB. Usage: run.sh [folder for the inputs]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=${1:-$(mktemp -d)}
mkdir -p "$work"
dotnet build -c Release -v q "$here" > /dev/null
ours="$here/bin/Release/net10.0/Entente.Duration.Bench"
R --version | head -1
Rscript -e 'cat("survival", as.character(packageVersion("survival")), "\n")'
for job in "cox 1000000 5" "cox 1000000 20" "coxcluster 100000 5" "finegray 100000 5" "aj 100000 5"; do
  read -r name n p <<< "$job"
  file="$work/in_${n}_${p}.bin"
  [ -f "$file" ] || "$ours" gen "$n" "$p" "$file"
  echo "entente,$("$ours" run "$name" "$n" "$p" "$file")"
  # R's Aalen-Johansen with errors needs the square of the number of times; it is given a tenth of them.
  [ "$name" = aj ] && { n=10000; file="$work/in_${n}_${p}.bin"; [ -f "$file" ] || "$ours" gen "$n" "$p" "$file"; echo "entente,$("$ours" run "$name" "$n" "$p" "$file")"; }
  echo "R,$( { timeout 900 /usr/bin/time -f '%M' Rscript "$here/beside.R" "$name" "$n" "$p" "$file"; } 2> "$work/peak" || echo failed ),$(awk 'END { printf "%d", $1 / 1024 }' "$work/peak")"
done
