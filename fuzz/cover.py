#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Chooses inputs by the places of include/ that they reach. `fuzz/run merge` calls it.

    fuzz/cover.py PROGRAM CONTROL_FILE SEEDS

PROGRAM is a target with libFuzzer; CONTROL_FILE is what -set_cover_merge=1 -use_counters=0 left of a run of it over
SEEDS and a corpus. Copies into SEEDS, named by content, the inputs that reach places (line and column) which those in
SEEDS do not, each time the one that reaches the most for its bytes. libFuzzer itself counts every instantiation of a
template for itself, and takes thousands.
"""
import hashlib
import pathlib
import posixpath
import re
import shutil
import struct
import subprocess
import sys

FIXED = 500  # bytes that a file counts as, beside its own
LEAST = 2  # places that an input adds, to be taken


def places_of(program):
    """Of each counter of the program its place; None outside of include/."""
    sections = subprocess.check_output(["readelf", "-SW", program], text=True)
    address, offset, size = (int(number, 16) for number in re.search(
        r"__sancov_pcs\s+\S+\s+([0-9a-f]+) ([0-9a-f]+) ([0-9a-f]+)", sections).groups())
    with open(program, "rb") as file:
        file.seek(offset)
        words = struct.unpack(f"<{size // 8}Q", file.read(size))
    relocated = {}
    for line in subprocess.check_output(["readelf", "-rW", program], text=True).splitlines():
        found = re.match(r"([0-9a-f]+)\s+\S+\s+R_\S+_RELATIVE\s+([0-9a-f]+)$", line)
        if found:
            relocated[int(found[1], 16)] = int(found[2], 16)
    # Pairs of an address and flags.
    asked = "".join(f"{relocated.get(address + 8 * i, words[i]):#x}\n" for i in range(0, len(words), 2))
    symbolizer = next(filter(shutil.which, ("llvm-symbolizer", "llvm-symbolizer-14")), None)
    if symbolizer is None:
        raise SystemExit("fuzz/cover.py: there is no llvm-symbolizer")
    told = subprocess.run([symbolizer, f"--obj={program}", "--functions=none", "--no-inlines"], input=asked,
                          capture_output=True, check=True, text=True).stdout
    places = []
    for line in filter(None, told.splitlines()):
        found = re.search(r"/include/soapcodec/(.*)$", line)
        places.append(posixpath.normpath(found[1]) if found else None)
    if not any(places):
        raise SystemExit(f"fuzz/cover.py: {program} has no line tables: build it with the preset fuzz")
    if 2 * len(places) != len(words):
        raise SystemExit(f"fuzz/cover.py: {len(places)} places of {len(words) // 2} counters")
    return places


def reached(control_file, places):
    """The files, and the places that each reaches."""
    lines = pathlib.Path(control_file).read_text().splitlines()
    files = lines[2:2 + int(lines[0])]
    found = {}
    for line in lines[2 + len(files):]:
        if line.startswith("FT "):
            number, *features = map(int, line.split()[1:])
            found[files[number]] = {places[f] for f in features if f < len(places)} - {None}
    return found


def main():
    program, control_file, seeds = sys.argv[1:]
    seeds = pathlib.Path(seeds)
    inputs = reached(control_file, places_of(program))
    is_seed = {name: pathlib.Path(name).resolve().parent == seeds.resolve() for name in inputs}
    covered = set().union(*(found for name, found in inputs.items() if is_seed[name]))
    left = {name: found - covered for name, found in inputs.items() if not is_seed[name]}
    cost = {name: FIXED + pathlib.Path(name).stat().st_size for name in left}
    before = len(covered)
    taken = 0
    while left:
        best = max(left, key=lambda name: len(left[name]) / cost[name])
        new = left[best]
        if len(new) < LEAST:
            break
        content = pathlib.Path(best).read_bytes()
        (seeds / hashlib.sha1(content).hexdigest()).write_bytes(content)
        taken += 1
        covered |= new
        left = {name: rest for name, found in left.items() if len(rest := found - new) >= LEAST}
    print(f"{pathlib.Path(program).name}: {taken} inputs taken, {before} places of include/ reached, now {len(covered)}")


main()
