#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What it costs to compile soapcodec, and how much code it makes.

    python3 bench/compile_cost.py [--compiler g++] [--include DIR]... [--runs 5] [--top 8] [--clang clang++]
    python3 bench/compile_cost.py --instructions [--compiler g++] [--include DIR]...

Each source is compiled without optimisation in turn with the one that it is compared with, and the median of the ratios
of their CPU times is printed: a busy machine slows down both. Sizes are code and read-only data of an object file,
-O2 -DNDEBUG, by `size`. The biggest contributors are headers, by the bytes that the preprocessor makes of them;
functions, by their size; and, where clang++ is installed, the templates that it takes longest to instantiate.
Includes `include` beside this folder unless told otherwise.

With --instructions, only what g++ executes for the same sources is counted, by valgrind: some six minutes, and the same
number each time.
"""

import argparse
import collections
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent

STANDARD = "#include <string>\n#include <vector>\n#include <optional>\n#include <functional>\n#include <expat.h>\n"
DECODES = "#include <soapcodec/decode.hpp>\n#include <soapcodec/services/office24seven.hpp>\n"
DECODE = "bool {0}(std::string_view bytes) {{ return soapcodec::decode<soapcodec::{1}>(bytes).has_value(); }}\n"
BY_EVENTS = (
    "bool {0}(std::string_view bytes) "
    "{{ return soapcodec::decoder<soapcodec::{1}, soapcodec::xml::expat_source>().finish(bytes).has_value(); }}\n"
)
FIRST = "office24seven::get_identities_response"
FURTHER = ["office24seven::login_response", "servicestack::authenticate_response"]
REPLY = f"soapcodec::{FIRST}"

# What is compiled, what it is compared with, and the ratio that is wanted.
TIMES = [
    ("decodes GetIdentitiesResponse", DECODES + DECODE.format("first", FIRST), "standard", 5),
    (
        "the same, instantiated elsewhere",
        DECODES
        + f"extern template class soapcodec::decoder<{REPLY}>;\n"
        + f"bool first(std::string_view bytes) {{ return soapcodec::decoder<{REPLY}>().finish(bytes).has_value(); }}\n",
        "standard",
        None,
    ),
    ("includes decode.hpp", "#include <soapcodec/decode.hpp>\n", "standard", None),
    (
        "encodes GetIdentities",
        "#include <soapcodec/encode.hpp>\n#include <soapcodec/services/office24seven.hpp>\n"
        "bool first() { return "
        "soapcodec::encode(soapcodec::office24seven::get_identities{}, soapcodec::soap_1_1).has_value(); }\n",
        "fmt",
        2,
    ),
    ("includes encode.hpp", "#include <soapcodec/encode.hpp>\n", "fmt", None),
    ("includes shape.hpp", "#include <soapcodec/shape.hpp>\n", "standard", None),
    ("includes fwd.hpp", "#include <soapcodec/fwd.hpp>\n", "integers", None),
]
REFERENCES = {
    "standard": ("<string> <vector> <optional> <functional> expat.h", STANDARD),
    "fmt": ("fmt/format.h", "#include <fmt/format.h>\n"),
    "integers": ("<cstddef> <cstdint>", "#include <cstddef>\n#include <cstdint>\n"),
}


class Compiler:
    def __init__(self, command, include, folder):
        self.command = [command, "-std=c++20", *(f"-I{path}" for path in include)]
        self.folder = folder

    def source(self, text):
        path = self.folder / "source.cpp"
        path.write_text(text)
        return path

    def run(self, text, *flags):
        """Seconds of CPU time that it takes."""
        process = subprocess.Popen([*self.command, *flags, str(self.source(text))])
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise SystemExit(f"does not compile:\n{text}")
        return used.ru_utime + used.ru_stime

    def time(self, text):
        return self.run(text, "-O0", "-c", "-o", str(self.folder / "source.o"))

    def instructions(self, text):
        """Of the compiler proper; the assembler is left out."""
        log = self.folder / "valgrind.log"
        tool = "valgrind,--tool=cachegrind,--cache-sim=no,--branch-sim=no,--cachegrind-out-file=/dev/null"
        self.run(text, "-O0", "-S", "-o", os.devnull, "-wrapper", f"{tool},--log-file={log}")
        return int(re.search(r"I\s+refs:\s+([\d,]+)", log.read_text())[1].replace(",", ""))

    def object_file(self, text):
        path = self.folder / "source.o"
        self.run(text, "-O2", "-DNDEBUG", "-c", "-o", str(path))
        return path


def code_size(path):
    """Of all sections of code and of data that nobody writes to."""
    size = 0
    for line in subprocess.check_output(["size", "-A", str(path)], text=True).splitlines():
        section = re.match(r"\.(?:text|rodata|data\.rel\.ro)\S*\s+(\d+)", line)
        size += int(section[1]) if section else 0
    return size


def functions(path):
    """Sizes by name."""
    found = {}
    for line in subprocess.check_output(["nm", "-SC", str(path)], text=True).splitlines():
        symbol = re.match(r"[0-9a-f]+ ([0-9a-f]+) [tTwWuU] (.*)", line)
        if symbol:
            found[symbol[2]] = int(symbol[1], 16)
    return found


def shorter(name):
    """A name without template arguments and parameters."""
    while True:
        less = re.sub(r"<[^<>]*>|\([^()]*\)|\{[^{}]*\}", "", name)
        if less == name:
            return name.replace(" const", "").replace("soapcodec::", "").strip()
        name = less


def print_top(title, counts, unit, top):
    print(f"\n{title}")
    for name, count in counts.most_common(top):
        print(f"{count / unit:9.1f}  {name}")


def preprocessed(compiler, text):
    """Bytes that each header has after preprocessing."""
    lines = subprocess.check_output([*compiler.command, "-E", str(compiler.source(text))], text=True).splitlines()
    header = ""
    counts = collections.Counter()
    for line in lines:
        marker = re.match(r'# \d+ "(.*?)"', line)
        if marker:
            header = os.path.normpath(marker[1])
            header = re.sub(r"^.*/(soapcodec/|c\+\+/\d+/|include/)", lambda m: m[1] if "soap" in m[1] else "", header)
        else:
            counts[header] += len(line) + 1
    return counts


def times(compiler, runs):
    seconds = collections.defaultdict(list)
    ratios = collections.defaultdict(list)
    for _ in range(runs):
        for name, text, reference, _ in TIMES:
            base = compiler.time(REFERENCES[reference][1])
            seconds[name].append(compiler.time(text))
            ratios[name].append(seconds[name][-1] / base)
    print(f"CPU time to compile without optimisation, median of {runs}")
    for name, _, reference, wanted in TIMES:
        goal = f", wanted: {wanted}" if wanted else ""
        print(
            f"{statistics.median(ratios[name]):9.2f}  {name} ({statistics.median(seconds[name]):.2f} s), "
            f"beside {REFERENCES[reference][0]}{goal}"
        )


def instructions(compiler):
    bases = {name: compiler.instructions(text) for name, (_, text) in REFERENCES.items()}
    print("Instructions to compile without optimisation")
    for name, text, reference, wanted in TIMES:
        count = compiler.instructions(text)
        goal = f", wanted: {wanted}" if wanted else ""
        print(
            f"{count / bases[reference]:9.2f}  {name} ({count / 1e6:.0f} M), beside {REFERENCES[reference][0]}{goal}",
            flush=True,
        )


def sizes(compiler, top):
    headers = DECODES + "#include <soapcodec/services/servicestack.hpp>\n"
    print("\nKB of code and read-only data, -O2")
    biggest = collections.Counter()
    for how, decode, wanted in (("a decoder", DECODE, (100, 25)), ("by events alone", BY_EVENTS, (60, 8))):
        text = headers + decode.format("first", FIRST)
        path = compiler.object_file(text)
        before = code_size(path)
        if decode is DECODE:
            for name, size in functions(path).items():
                biggest[shorter(name)] += size
        print(f"{before / 1000:9.1f}  {how}, {FIRST}, wanted: {wanted[0]}")
        for number, message in enumerate(FURTHER):
            text += decode.format(f"further_{number}", message)
            after = code_size(compiler.object_file(text))
            print(f"{(after - before) / 1000:9.1f}    and {message}, wanted: {wanted[1]}")
            before = after
    print_top("Functions of a decoder by KB, instances of a template together", biggest, 1000, top)


def instantiations(compiler, text, top):
    """By clang's own account, nested ones included."""
    path = compiler.folder / "source.o"
    compiler.run(text, "-O0", "-ftime-trace", "-c", "-o", str(path))
    counts = collections.Counter()
    for event in json.loads(path.with_suffix(".json").read_text())["traceEvents"]:
        if event["name"] in ("InstantiateFunction", "InstantiateClass"):
            counts[shorter(event["args"]["detail"])] += event["dur"]
    print_top("Templates by ms in clang++, with what they instantiate, decoding", counts, 1000, top)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--compiler", default="g++")
    parser.add_argument("--include", action="append")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--top", type=int, default=8)
    parser.add_argument("--clang", default="clang++")
    parser.add_argument("--instructions", action="store_true")
    arguments = parser.parse_args()
    include = arguments.include or [str(ROOT / "include")]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        compiler = Compiler(arguments.compiler, include, folder)
        if arguments.instructions:
            instructions(compiler)
            return
        times(compiler, arguments.runs)
        sizes(compiler, arguments.top)
        for name, text, reference, _ in TIMES:
            if name.startswith(("decodes", "encodes")):
                counts = preprocessed(compiler, text)
                counts.subtract(preprocessed(compiler, REFERENCES[reference][1]))
                print_top(f"Headers by KB that a source has more which {name}", counts, 1000, arguments.top)
        if shutil.which(arguments.clang):
            instantiations(Compiler(arguments.clang, include, folder), TIMES[0][1], arguments.top)


if __name__ == "__main__":
    main()
