#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Counts the instructions of pieces of work with valgrind's callgrind: the same number each time, on a busy machine too.

    bench/instructions.py check [WORK...]    counts beside the accepted ones; fails where one is over by more than 3 %
    bench/instructions.py accept [WORK...]   takes what is counted as accepted (say why in the same commit)
    bench/instructions.py growth             what grows in a message, at sizes that double: fails where a doubling costs
                                             more than 2.3 times; keeps the counts and a picture in docs/benchmarks
    bench/instructions.py profile WORK       where the instructions of one work go, by function
    bench/instructions.py profiles           the same of the main works, kept in docs/benchmarks/profiles.json

Accepted counts are in bench/instructions.json, by compiler and versions of packages: with others, the counts are
printed and nothing fails.
"""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import picture  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent
ACCEPTED = ROOT / "bench" / "instructions.json"
FOLDER = ROOT / "docs" / "benchmarks"
MOST_MORE = 1.03
MOST_DOUBLING = 2.3
FIXED = 2_000_000  # instructions: below, what does not grow, such as making expat's parser, weighs more than what does
SKIPPED_GROWTH = {"bytes": 1 << 24}  # the larger ones take minutes each under valgrind: --all

WORKS = [
    "decode/struct/compact/1", "decode/struct/compact/100", "decode/struct/indented/100",
    "decode/struct_fresh/compact/1", "decode/struct_fed/compact/1", "decode/arena/compact/100",
    "decode/arena/compact/100/prefix", "decode/arena/compact/100/order", "decode/arena/compact/100/spaces",
    "decode/arena/compact/100/odd", "decode/arena/indented/100", "decode/view/compact/100", "decode/view/indented/100",
    "decode/owning/compact/100", "decode/view_65536/compact/100", "decode/view_4096/compact/100",
    "decode/view_1460/compact/100", "decode/view_256/compact/100", "decode/view_events/compact/100",
    "decode/struct_events/compact/100", "decode/struct/authenticate", "decode/arena/authenticate",
    "decode/struct_events/authenticate", "decode/struct/meta", "decode/arena/meta", "decode/struct/login",
    "decode/refusal/fault", "decode/refusal/bad_value", "encode/compact/1", "encode/compact/100",
    "encode/indented/1", "encode/indented/100",
]

PROFILED = [
    "decode/view/compact/100", "decode/view/indented/100", "decode/arena/compact/100", "decode/struct/compact/100",
    "decode/struct/compact/1", "decode/struct_fresh/compact/1", "decode/struct/authenticate", "decode/arena/meta",
    "decode/refusal/fault", "decode/struct_events/compact/100", "encode/compact/100", "encode/indented/100",
]


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def versions(program):
    """What the counts depend on."""
    cache = (pathlib.Path(program).parents[1] / "CMakeCache.txt").read_text()
    compiler = re.search(r"^CMAKE_CXX_COMPILER:\w+=(.*)$", cache, re.MULTILINE)[1]
    name = "clang" if "clang" in output_of(compiler, "--version") else "g++"
    made = [f"{name} {output_of(compiler, '-dumpfullversion').strip()}", output_of("uname", "-m").strip()]
    for module in ("expat", "fmt"):
        made.append(f"{module} {output_of('pkg-config', '--modversion', module).strip()}")
    made.append(os.confstr("CS_GNU_LIBC_VERSION"))
    return ", ".join(made)


def callgrind(program, work, out):
    subprocess.run(["valgrind", "-q", "--tool=callgrind", "--toggle-collect=soapcodec_bench_once",
                    f"--callgrind-out-file={out}", program, "--once", work],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def count(program, work):
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "out"
        callgrind(program, work, out)
        return int(re.search(r"^(?:summary|totals): (\d+)", out.read_text(), re.MULTILINE)[1])


def check(program, works, accept):
    key = versions(program)
    all_accepted = json.loads(ACCEPTED.read_text()) if ACCEPTED.exists() else {}
    accepted = all_accepted.setdefault(key, {})
    print(key if accepted else f"{key}: no accepted counts")
    too_many = []
    for work in works:
        counted = count(program, work)
        before = accepted.get(work)
        print(f"{work:40} {counted:>14,}" + (f" {counted / before - 1:+8.2%}" if before else ""), flush=True)
        if before and counted > before * MOST_MORE:
            too_many.append(work)
        if accept:
            accepted[work] = counted
    if accept:
        ACCEPTED.write_text(json.dumps(all_accepted, indent=1, sort_keys=True) + "\n")
        return 0
    if too_many:
        print(f"more than {MOST_MORE - 1:.0%} over what is accepted: " + ", ".join(too_many), file=sys.stderr)
    return 1 if too_many else 0


def growth(program, everything, results):
    kinds = {}
    for name in output_of(program, "--works").splitlines():
        if name.startswith("growth"):
            way, kind, size = name.split("/")
            kinds.setdefault((way, kind), []).append(int(size))
    costs, failures = {}, []
    for (way, kind), sizes in sorted(kinds.items()):
        points = []
        for size in sorted(sizes):
            if size > SKIPPED_GROWTH.get(kind, size) and not (everything and way == "growth"):
                continue
            counted = count(program, f"{way}/{kind}/{size}")
            if points and points[-1][1] > FIXED and counted > points[-1][1] * MOST_DOUBLING:
                failures.append(f"{way}/{kind}: {size} costs {counted / points[-1][1]:.2f} times {size // 2}")
            points.append([size, counted])
        costs.setdefault(way, {})[kind] = points
        print(f"{way}/{kind}: {points[0][1] / points[0][0]:.1f} instructions each of {points[0][0]}, "
              f"{points[-1][1] / points[-1][0]:.1f} each of {points[-1][0]}", flush=True)
    results.parent.mkdir(parents=True, exist_ok=True)
    results.write_text(json.dumps({"key": versions(program), "instructions": costs}) + "\n")
    lines = {kind: [(size, (counted / size) / (points[-1][1] / points[-1][0])) for size, counted in points]
             for kind, points in costs["growth"].items()}
    results.with_suffix(".svg").write_text(
        picture.growth("Instructions for each one more, as a multiple of those at the largest size", "how many", lines))
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


def functions_of(program, work):
    """How many instructions the work takes, and [name, instructions] of its functions, most first."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "out"
        callgrind(program, work, out)
        lines = output_of("callgrind_annotate", str(out)).splitlines()
    total, sums = 0, {}
    for line in lines:
        found = re.match(r"\s*([\d,]+) \(\s*[\d.]+%\)\s+(.*)$", line)
        if found is None:
            continue
        counted = int(found[1].replace(",", ""))
        if "PROGRAM TOTALS" in line:
            total = counted
        else:
            library = re.search(r"/lib(\w+)[^/]*\]$", found[2])
            name = without_arguments(re.sub(r"^\S+?:(?!:)|\s\[[^\]]*\]$", "", found[2]))
            if name.startswith("0x"):
                name = library[1] if library else "?"
            sums[name] = sums.get(name, 0) + counted
    return total, sorted(sums.items(), key=lambda one: -one[1])


def profile(program, work):
    total, functions = functions_of(program, work)
    print(f"{total:,} instructions")
    for name, counted in functions[:16]:
        print(f"{counted / total:6.1%} {counted:>12,}  {name}")
    return 0


def profiles(program, results):
    """The same of the main works, for the page about speed."""
    kept = {}
    for work in PROFILED:
        total, functions = functions_of(program, work)
        kept[work] = {"instructions": total, "functions": functions[:7]}
        print(work, f"{total:,}", flush=True)
    results.write_text(json.dumps({"key": versions(program), "works": kept}) + "\n")
    return 0


def without_arguments(name):
    """A function's name without those of its templates and its parameters. Of one that is too long for valgrind to
    demangle, what stands before its first template's."""
    mangled = re.match(r"_ZNK?((?:\d+[a-z_]+\d*)+)I", name)
    if mangled is not None:
        parts, rest = [], name[len("_ZNK"):] if name.startswith("_ZNK") else name[len("_ZN"):]
        while rest[0].isdigit():
            digits = re.match(r"\d+", rest)[0]
            length = int(digits)
            parts.append(rest[len(digits):len(digits) + length])
            rest = rest[len(digits) + length:]
        return "::".join(parts)
    made, depth = "", 0
    for c in name.replace("operator<", "operator\0").replace("(anonymous namespace)", "{anonymous}"):
        depth += {"<": 1, "(": 1, ">": -1, ")": -1}.get(c, 0)
        if depth == 0 and c not in ">)":
            made += c
    made = re.sub(r" \[clone [^\]]*\]| const$", "", made.replace("\0", "<"))
    return re.sub(r"^.* (?=[\w:{}~]+$)", "", made).replace("std::__cxx11::basic_string", "std::string")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=["check", "accept", "growth", "profile", "profiles"])
    parser.add_argument("works", nargs="*", default=None)
    parser.add_argument("--program", default=str(ROOT / "build/release/bench/soapcodec_bench"))
    parser.add_argument("--results", type=pathlib.Path,
                        help="where growth (its picture beside it) and profiles keep what they have counted")
    parser.add_argument("--all", action="store_true", help="growth: up to 1 GiB")
    options = parser.parse_args()
    if options.action == "growth":
        return growth(options.program, options.all, options.results or FOLDER / "growth.json")
    if options.action == "profiles":
        return profiles(options.program, options.results or FOLDER / "profiles.json")
    if options.action == "profile":
        return profile(options.program, options.works[0])
    return check(options.program, options.works or WORKS, options.action == "accept")


if __name__ == "__main__":
    sys.exit(main())
