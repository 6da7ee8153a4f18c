#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Prints one header that holds the headers named, and all of soapcodec that they include.

    python3 cmake/amalgamate.py decode.hpp services/servicestack.hpp > client/soapcodec.hpp

Names are those below include/soapcodec. Only the standard library's headers, and expat's and {fmt}'s as far as what is
named needs them, are still included.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
HEADERS = ROOT / "include" / "soapcodec"

BEGINNING = """\
//
// soapcodec {version} in one header: {names}. Made by cmake/amalgamate.py.
#pragma once

#ifdef SOAPCODEC_ONE_HEADER
#error "two such headers in one source: make one that holds what both do"
#endif
#define SOAPCODEC_ONE_HEADER
"""


class Amalgamation:
    def __init__(self):
        self.sections = {}  # header -> its text, in the order in which a compiler meets the ends of the headers
        self.entered = set()
        self.foreign = set()  # what is included of others, whatever is defined

    def add(self, header):
        if header in self.entered:
            return
        self.entered.add(header)
        text = []
        conditions = 0
        for line in header.read_text(encoding="utf-8").splitlines():
            conditions += bool(re.match(r" *# *if", line)) - bool(re.match(r" *# *endif", line))
            own = re.match(r' *# *include "([^"]+)"', line)
            foreign = re.match(r" *# *include (<[^>]+>)", line)
            if own and conditions:
                sys.exit(f"{header}: a header of ours is included on a condition: {line}")
            if own:
                self.add((header.parent / own[1]).resolve())
            elif foreign and not conditions:
                self.foreign.add(foreign[1])
            elif line != "#pragma once" and not line.startswith("// SPDX-License-Identifier:"):
                text.append(line)
        name = header.relative_to(HEADERS)
        body = re.sub(r"\n{3,}", "\n\n", "\n".join(text).strip())
        self.sections[header] = f"\n// ---- soapcodec/{name} ----\n\n{body}\n"


def main(names):
    if not names:
        sys.exit(__doc__)
    made = Amalgamation()
    # Says what is wrong with an older language before anything else does.
    first = HEADERS / "cxx20.hpp"
    made.add(first)
    for name in names:
        header = (HEADERS / name).resolve()
        if not header.is_file():
            sys.exit(f"there is no {header}")
        made.add(header)
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8").splitlines()
    version = ".".join(re.findall(r"#define SOAPCODEC_VERSION_\w+ (\d+)", (HEADERS / "version.hpp").read_text()))
    print("// SPDX-License-Identifier: MIT")
    print("\n".join(f"// {line}".rstrip() for line in licence))
    print(BEGINNING.format(version=version, names=", ".join(names)), end="")
    print(made.sections.pop(first))
    print("\n".join(f"#include {header}" for header in sorted(made.foreign)))
    print("".join(made.sections.values()), end="")


if __name__ == "__main__":
    main(sys.argv[1:])
