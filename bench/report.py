#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the benchmarks, and makes the tables and pictures of the documents from what it has measured.

    bench/report.py run [--program P] [--repetitions N] [--min-time S] [--filter REGEX]
        runs every benchmark N times, interleaved at random, prints the ratios with their spread,
        and keeps them in docs/benchmarks/results.json, where rows that the filter leaves out stay; fails if a peer
        has read something else
    bench/report.py write    puts the tables into README.md and docs/performance.md, and the picture beside the results
    bench/report.py check    fails if these are not what `write` would make

A ratio is a speed as a multiple of the reference's in the same process and the same moment: see bench/*_bench.cpp. Of
every row the median of the repetitions stands, with the lowest and the highest.
"""
import argparse
import json
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import picture  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "benchmarks"
RESULTS = FOLDER / "results.json"
PROFILES = FOLDER / "profiles.json"  # of bench/instructions.py
DOCUMENTS = [ROOT / "README.md", ROOT / "docs" / "performance.md"]

# What README says of ours: a line's text, and the rows whose ratios stand in it.
OURS = [
    ("100 identities into structs of views in an arena", ["arena/{}/100"]),
    ("the same with a prefix on every name", ["arena/{}/100/prefix"]),
    ("the same in another order; with spaces in tags", ["arena/{}/100/order", "arena/{}/100/spaces"]),
    ("the same with an attribute on each record; with 5 % of the records odd",
     ["arena/{}/100/attributes", "arena/{}/100/odd"]),
    ("100 identities into structs of strings; streamed as views", ["struct/{}/100", "view/{}/100"]),
    ("the stream in pieces of 64 KiB; of 4 KiB; of 1,460; of 256 bytes",
     ["view_65536/{}/100", "view_4096/{}/100", "view_1460/{}/100", "view_256/{}/100"]),
    ("the same with 10 KB texts; with five references a text; with Norwegian; with Japanese texts",
     ["arena/{}/100/long_texts", "arena/{}/100/escapes", "arena/{}/100/norwegian", "arena/{}/100/japanese"]),
    ("100,000 identities streamed as views; into structs of strings", ["view/{}/100000", "struct/{}/100000"]),
    ("one identity into structs of strings, decoder kept; by `feed()`; decoder made anew",
     ["struct/{}/1", "struct_fed/{}/1", "struct_fresh/{}/1"]),
    ("100 identities by expat's events alone", ["struct_events/{}/100"]),
    ("ServiceStack's AuthenticateResponse, views; strings", ["arena/authenticate", "struct/authenticate"]),
    ("a dictionary of 50,000 entries, views; strings", ["arena/meta", "struct/meta"]),
    ("a login; a fault; a value that is refused", ["struct/login", "refusal/fault", "refusal/bad_value"]),
]
ENCODING = [
    ("100,000 identities appended to a string; 100; one", ["encode/{}/100000", "encode/{}/100", "encode/{}/1"]),
    ("100 into a string made anew; into an array; to a function",
     ["encode_string/{}/100", "encode_buffer/{}/100", "encode_function/{}/100"]),
]
THREADS = [
    ("100 identities decoded into structs of strings", ["threads/struct/{}/100"]),
    ("100 identities written", ["threads/encode/{}/100"]),
]
# The documents of the peers' tables, and what a column is called.
PEER_COLUMNS = [
    ("compact_1", "1 identity"), ("compact_100", "100"), ("indented_100", "100, indented"),
    ("prefixed_100", "100, prefixed"), ("compact_100000", "100,000"), ("authenticate", "AuthenticateResponse"),
]
CHECKS = {
    "end_tag": "an end tag of another name", "utf8": "bytes that are no UTF-8",
    "control_character": "U+0001", "undeclared_prefix": "a prefix that is not declared",
    "twice_the_attribute": "an attribute twice", "undeclared_entity": "an entity that is not declared",
    "doctype": "a DOCTYPE", "other_namespace": "elements of another namespace", "value": "a value that is none",
    "missing_element": "a required element missing", "element_twice": "an element twice",
    "after_the_end": "a second document element", "depth": "elements 5,000 deep",
}


# --- running

def run(program, repetitions, min_time, only):
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        subprocess.run([program, f"--benchmark_filter={only}", f"--benchmark_repetitions={repetitions}",
                        "--benchmark_enable_random_interleaving=true", f"--benchmark_min_time={min_time}",
                        f"--benchmark_out={out.name}", "--benchmark_out_format=json"],
                       check=True, stdout=subprocess.DEVNULL)
        return json.load(open(out.name, encoding="utf-8"))


def gathered(measured):
    """A row per name: of each counter the median, the lowest and the highest of all repetitions."""
    known = {"name", "run_name", "run_type", "repetitions", "repetition_index", "threads", "iterations", "real_time",
             "cpu_time", "time_unit", "family_index", "per_family_instance_index", "error_occurred", "error_message"}
    values, rows = {}, {}
    for one in measured["benchmarks"]:
        name = re.sub(r"/iterations:\d+$", "", one["run_name"])
        if one.get("error_occurred"):
            rows[name] = {"error": one["error_message"]}
        elif one["run_type"] == "iteration":
            for key in one.keys() - known:
                values.setdefault(name, {}).setdefault(key, []).append(one[key])
    for name, counters in values.items():
        rows[name] = {key: [round(f(of), 4) for f in (statistics.median, min, max)] for key, of in counters.items()}
    return dict(sorted(rows.items()))


# --- tables

def number(value):
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 0.995 else f"{value:.2f}"


def ratio(rows, name):
    row = rows.get(name)
    return number(row["ratio"][0]) if row and "ratio" in row else "–"


def spread(rows, name):
    row = rows.get(name)
    if row is None:
        return "–"
    if "error" in row:
        return row["error"]
    middle, low, high = row["ratio"]
    return f"{number(middle)} ({number(low)} to {number(high)})"


def table(head, lines):
    return "\n".join(["| " + " | ".join(cells) + " |" for cells in [head, ["---"] * len(head), *lines]])


def own_table(rows, head, lines, prefix, all_layouts=("compact", "indented")):
    made = []
    for text, names in lines:
        layouts = all_layouts if "{}" in names[0] else ["compact"]
        cells = ["; ".join(ratio(rows, prefix + name.format(layout)) for name in names) for layout in layouts]
        made.append([text, *cells, *[""] * (len(all_layouts) - len(layouts))])
    return table([head, *all_layouts], made)


def peers(rows, kind):
    """Names in the order of their speed."""
    of = {name.split("/", 3)[3]: row["ratio"][0] for name, row in rows.items()
          if name.startswith(f"peer/{kind}/compact_100/") and "ratio" in row}
    return sorted(of, key=of.get, reverse=True)


def peer_table(rows, kind):
    lines = [[name, *[spread(rows, f"peer/{kind}/{document}/{name}") for document, _ in PEER_COLUMNS]]
             for name in peers(rows, kind)]
    return table(["", *[title for _, title in PEER_COLUMNS]], lines)


def memory_table(rows):
    lines = []
    for name in peers(rows, "decode"):
        cells = []
        for document in ("compact_1", "compact_100", "compact_100000"):
            row = rows.get(f"peer/decode/{document}/{name}", {})
            cells.append(f"{row['allocations'][0]:,.0f}; {row['peak_KiB'][0]:,.0f} KiB" if "peak_KiB" in row else "–")
        lines.append([name, *cells])
    return table(["allocations; most memory at once", "1 identity (0.8 KB)", "100 (43 KB)", "100,000 (43 MB)"], lines)


def check_table(rows):
    names = [name for name in peers(rows, "decode") if f"peer/checks/{name}" in rows]
    lines = [[text, *["refused" if rows[f"peer/checks/{name}"][key][0] else "" for name in names]]
             for key, text in CHECKS.items()]
    return table(["", *names], lines)


def profile_table():
    lines = []
    for work, one in json.loads(PROFILES.read_text(encoding="utf-8"))["works"].items():
        shares = [f"`{name.removeprefix('soapcodec::detail::')}` {counted / one['instructions']:.0%}"
                  for name, counted in one["functions"] if counted > one["instructions"] / 50]
        lines.append([f"`{work}`", f"{one['instructions']:,}", ", ".join(shares)])
    return table(["work", "instructions", "of which"], lines)


def tables(results):
    rows = results["rows"]
    return {
        "decoding": own_table(rows, "our speed, as a multiple of that of expat alone (no namespaces, no handlers, "
                              "one call)", OURS, "decode/"),
        "encoding": own_table(rows, "our speed, as a multiple of that of pointers and `memcpy` by hand for the same "
                              "bytes", ENCODING, ""),
        "threads": own_table(rows, "processor time of one thread, as a multiple of that of two that share the work",
                             THREADS, "", ["compact"]),
        "peers": peer_table(rows, "decode"),
        "parsers": peer_table(rows, "parse"),
        "memory": memory_table(rows),
        "checks": check_table(rows),
        "profiles": profile_table(),
    }


def with_tables(text, made):
    for name, content in made.items():
        text = re.sub(rf"(<!-- {name}: made by bench/report.py -->\n).*?(<!-- end -->)",
                      lambda found: found[1] + "\n" + content + "\n\n" + found[2], text, flags=re.DOTALL)
    return text


def pictures(results):
    rows = results["rows"]
    bars = [(name, rows[f"peer/decode/compact_100/{name}"]["ratio"]) for name in peers(rows, "decode")]
    return {"peers.svg": picture.bars("100 identities (43 KB) decoded into structs: speed as a multiple of expat's "
                                      "alone", bars, "soapcodec")}


def outputs(results):
    made = tables(results)
    files = {path: with_tables(path.read_text(encoding="utf-8"), made) for path in DOCUMENTS}
    files.update({FOLDER / name: content for name, content in pictures(results).items()})
    return files


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=["run", "write", "check"])
    parser.add_argument("--program", default=str(ROOT / "build/release/bench/soapcodec_bench"))
    parser.add_argument("--repetitions", type=int, default=3)
    parser.add_argument("--min-time", default="0.03", help="seconds a row and repetition, at least")
    parser.add_argument("--results", type=pathlib.Path, default=RESULTS, help="where results are kept")
    parser.add_argument("--filter", default="^(decode|encode.*|threads|peer)/")
    options = parser.parse_args()
    if options.action == "run":
        measured = run(options.program, options.repetitions, options.min_time, options.filter)
        rows = gathered(measured)
        for name, row in rows.items():
            if "ratio" in row or "error" in row:
                print(f"{name:60} {spread(rows, name)}")
        if options.results.exists():
            before = json.loads(options.results.read_text(encoding="utf-8"))["rows"]
            rows = dict(sorted({**{n: r for n, r in before.items() if not re.search(options.filter, n)}, **rows}.items()))
        options.results.parent.mkdir(parents=True, exist_ok=True)
        options.results.write_text(json.dumps({"repetitions": options.repetitions, "rows": rows}) + "\n")
        wrong = [name for name, row in rows.items() if row.get("error", "refuses it") != "refuses it"]
        if wrong:
            print("not read as it should be: " + ", ".join(wrong), file=sys.stderr)
        return 1 if wrong else 0
    files = outputs(json.loads(options.results.read_text(encoding="utf-8")))
    different = [path for path, content in files.items()
                 if not path.exists() or path.read_text(encoding="utf-8") != content]
    for path in different:
        if options.action == "check":
            print(f"{path}: not what bench/report.py write makes", file=sys.stderr)
        else:
            path.write_text(files[path], encoding="utf-8")
    return 1 if options.action == "check" and different else 0


if __name__ == "__main__":
    sys.exit(main())
