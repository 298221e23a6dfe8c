"""Writes the classes that a model's pickle may name, one a line: those of the scikit-learn that is installed, and those
of the lines that are read from the standard input (module and name of classes that other releases write).

    python3 known_names.py < other_releases.txt > ../resources/modelport/formats/sklearn/known-names.txt
"""
import importlib
import inspect
import pkgutil
import sys
import warnings

import sklearn

SKIPPED = ("tests", "externals", "datasets", "_testing", "conftest", "_build_utils", "setup", "__check_build")

warnings.simplefilter("ignore")
names = {line.strip() for line in sys.stdin if line.strip() and not line.startswith("#")}
for module in pkgutil.walk_packages(sklearn.__path__, "sklearn."):
    if any(part in SKIPPED for part in module.name.split(".")):
        continue
    try:
        members = vars(importlib.import_module(module.name))
    except Exception:
        continue
    for name, value in members.items():
        if inspect.isclass(value) and value.__module__.startswith("sklearn.") and value.__name__ == name:
            names.add(value.__module__ + "." + name)
print("# Written by known_names.py: the classes that a model's pickle may name. None of them is ever loaded.")
print("\n".join(sorted(names)))
