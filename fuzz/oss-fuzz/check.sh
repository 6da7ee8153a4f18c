#!/bin/sh
# SPDX-License-Identifier: MIT
# check.sh SOURCE OUT CXX [TARGETS]: runs build.sh with the variables that OSS-Fuzz sets, takes apart what it made, and
# replays the seeds with the programs it built. One small target stands for all, which differ only in their names.
set -eu
source=$1 OUT=$2 CXX=$3
if ! command -v zip >/dev/null || ! command -v unzip >/dev/null; then
    echo "zip and unzip are not installed" >&2
    exit 77
fi
rm -rf "$OUT"
mkdir -p "$OUT"
TARGETS=${4:-decode}
export CXX OUT TARGETS
export CC=clang CFLAGS="-O1 -fsanitize=address" CXXFLAGS="-O1 -gline-tables-only -fsanitize=address -fsanitize=fuzzer-no-link"
export LIB_FUZZING_ENGINE="-fsanitize=fuzzer"
bash "$source/fuzz/oss-fuzz/build.sh"

for name in $TARGETS; do
    program="$OUT/fuzz_$name"
    test -x "$program"
    grep -q '^max_len = 4096$' "$program.options"
    mkdir "$OUT/seeds_$name"
    unzip -q "${program}_seed_corpus.zip" -d "$OUT/seeds_$name"
    dictionary=
    if test -f "$program.dict"; then
        dictionary="-dict=$program.dict" # libFuzzer refuses one that it cannot read
    fi
    # shellcheck disable=SC2086
    "$program" -runs=0 $dictionary "$OUT/seeds_$name" 2>"$OUT/$name.log" || { cat "$OUT/$name.log"; exit 1; }
    tail -n 1 "$OUT/$name.log"
    count=$(find "$OUT/seeds_$name" -type f | wc -l)
    grep -q "seed corpus: files: $count " "$OUT/$name.log"
done
