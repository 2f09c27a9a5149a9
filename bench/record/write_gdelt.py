#!/usr/bin/env python3
"""Writes invented events in GDELT's layout (58 columns, zip): write_gdelt.py FILE.zip ROWS SEED."""
import io, random, sys, zipfile

path, rows, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
draw = random.Random(seed)
states = ["USA", "RUS", "CHN", "GBR", "PRK", "KOR", "JPN", "IND", "FRA", "DEU", "ISR", "IRN", "TUR", "UKR", "PAK", "EGY", "SYR", "IRQ", "AUS", "CAN"] + [a + b + "X" for a in "ABCDEFGHIJKLM" for b in "ABCDEFGHIJKL"]
weights = [1 / (i + 1) for i in range(len(states))]
roles = ["", "GOV", "MIL", "COP", "BUS", "MED", "OPP", "LEG"]
codes = [("010", "0"), ("020", "3"), ("036", "4"), ("040", "1"), ("042", "1.9"), ("043", "2.8"), ("051", "3.4"), ("057", "8"), ("070", "7"), ("100", "-5"), ("111", "-2"), ("112", "-2"), ("120", "-4"), ("130", "-4.4"), ("173", "-5"), ("190", "-10")]
with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("20240101.export.CSV", "w", force_zip64=True) as member:
    out = io.TextIOWrapper(member, "ascii", newline="\n")
    for first in range(0, rows, 10000):
        n = min(10000, rows - first)
        one, two = draw.choices(states, weights, k=n), draw.choices(states, weights, k=n)
        for i in range(n):
            day = first * 365 // max(rows, 1)
            a, b, (code, gold) = one[i], two[i], draw.choice(codes)
            ra, rb = draw.choice(roles), draw.choice(roles)
            date = f"2024{1 + day // 31:02d}{1 + day % 28:02d}"
            geo = f"4\tSomewhere, Somewhere Region, Somewhere\t{a[:2]}\t{a[:2]}01\t{draw.random() * 90:.4f}\t{draw.random() * 180:.4f}\t{draw.randrange(10**7)}"
            out.write(f"{10**9 + first + i}\t{date}\t{date[:6]}\t2024\t2024.{day:04d}\t{a}{ra}\tNAME OF {a}\t{a}\t\t\t\t\t{ra}\t\t\t{b}{rb}\tNAME OF {b}\t{b}\t\t\t\t\t{rb}\t\t\t1\t{code}\t{code}\t{code[:2]}\t1\t{gold}\t{draw.randrange(1, 40)}\t1\t{draw.randrange(1, 40)}\t{draw.random() * 10 - 5:.6f}\t{geo}\t{geo}\t{geo}\t{date}\thttps://news.example/{draw.randrange(10**12)}/story.html\n")
    out.flush()
