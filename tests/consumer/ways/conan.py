# SPDX-License-Identifier: MIT
"""conan.py RECIPE FOLDER: does with the recipe what `conan create` does, as far as the recipe asks for it.

Prints what the recipe describes. The package is in FOLDER/package.
"""

import importlib.util
import pathlib
import shutil
import sys
import types


class ConanFile:
    def __init__(self, recipe, folder):
        self.recipe_folder = str(recipe.parent)
        self.export_sources_folder = self.source_folder = str(folder / "source")
        self.package_folder = str(folder / "package")
        self.cpp_info = types.SimpleNamespace()
        self.info = types.SimpleNamespace(clear=lambda: None)
        self.required = []

    def requires(self, reference, transitive_headers=None, transitive_libs=None):
        # What includes ours includes theirs.
        assert transitive_headers and transitive_libs, reference
        self.required.append(reference.split("/")[0])


def load(recipe, path):
    return pathlib.Path(path).read_text(encoding="utf-8")


def copy(recipe, pattern, src, dst):
    # In Conan's patterns a star stands for folders, too.
    for path in pathlib.Path(src).glob(pattern.replace("*", "**/*", 1)):
        target = pathlib.Path(dst) / path.relative_to(src)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)


def module(name, **names):
    sys.modules[name] = types.ModuleType(name)
    vars(sys.modules[name]).update(names)


def main(recipe, folder):
    module("conan", ConanFile=ConanFile)
    module("conan.tools")
    module("conan.tools.build", check_min_cppstd=lambda recipe, year: None)
    module("conan.tools.files", copy=copy, load=load)
    module("conan.tools.layout", basic_layout=lambda recipe: None)
    spec = importlib.util.spec_from_file_location("conanfile", recipe)
    described = importlib.util.module_from_spec(spec)
    # No folder of compiled Python beside the recipe.
    sys.dont_write_bytecode = True
    spec.loader.exec_module(described)

    made = described.SoapcodecConan(recipe, folder)
    steps = "set_version export_sources layout requirements package_id validate package package_info"
    for step in steps.split():
        getattr(made, step)()
    print(f"{made.name}/{made.version} needs {' '.join(sorted(made.required))}")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
