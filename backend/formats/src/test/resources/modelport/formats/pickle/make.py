"""Writes the pickles and Joblib files beside this script, and what is in their arrays.

values.txt is what PickleTree shows of values-4.pkl, read over by a person.

Debian 12: python3-numpy python3-scipy python3-joblib python3-lz4; run `/usr/bin/python3 make.py` in this folder.
"""
import collections
import json
import pickle

import joblib
import numpy as np
import scipy.sparse

NUMBERS = ["?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8"]
LIMITS = {
    "i8": [-(2**63), 2**63 - 1],
    "u8": [0, 2**64 - 1],
    "u4": [0, 2**32 - 1],
    "i2": [-(2**15), 2**15 - 1],
    "u1": [0, 255],
    "f8": [5e-324, 1.7976931348623157e308, -0.0, np.nan, np.inf, -np.inf],
    "f4": [1e-45, 3.4028235e38, np.nan],
    "f2": [6e-8, 65504.0, -2.5, np.inf],
}
FIELDS = [("left", "i8"), ("value", "f8"), ("flag", "u1"), ("name", "U3")]


def arrays():
    made = collections.OrderedDict()
    for code in NUMBERS:
        grid = (np.arange(6).reshape(2, 3) % 2 if code == "?" else np.arange(6).reshape(2, 3) * 3).astype(code)
        for order in "<>":
            made[f"{code} {order}"] = grid.astype(order + code)
            made[f"{code} {order} fortran"] = np.asfortranarray(grid.astype(order + code))
    for code, values in LIMITS.items():
        made[f"{code} limits"] = np.array(values, code)
    made["text"] = np.array(["", "a", "naïve", "模型端口号", "🚀"])
    made["text >"] = made["text"].astype(">U7")
    made["bytes"] = np.array([b"", b"ab\xff", b"abcde"])
    made["objects"] = np.array(["a", None, 3, 2.5, True], object)
    made["objects fortran"] = np.asfortranarray(np.array([["a", "b", "c"], [1, 2, 3]], object))
    made["no axes"] = np.array(7.5)
    made["no axes, integer"] = np.array(7)
    made["empty"] = np.array([], "f4")
    made["empty rows"] = np.zeros((0, 3))
    made["empty columns"] = np.zeros((3, 0), "i4")
    made["three axes"] = np.arange(24.0).reshape(2, 3, 4)
    made["three axes fortran"] = np.asfortranarray(np.arange(24.0).reshape(2, 3, 4))
    made["slice"] = np.arange(20.0).reshape(4, 5)[::2, 1:4]
    made["matrix"] = np.matrix([[1.0, 2.0], [3.0, 4.0]])
    made["column"] = np.asfortranarray(np.arange(3.0).reshape(3, 1))
    made["structure"] = np.array([(1, 0.5, 2, "abc"), (-1, 1.5, 255, "d")], FIELDS)
    made["structure >"] = made["structure"].astype([(name, ">" + code) for name, code in FIELDS])
    made["structure aligned"] = made["structure"].astype(np.dtype(FIELDS, align=True))
    made["records"] = made["structure"].view(np.recarray)
    made["times"] = np.array(["2020-01-01", "NaT"], "M8[ns]")
    made["complex"] = np.array([1 + 2j])
    return made


def text(value):
    if isinstance(value, bytes):
        return value.decode("latin1")
    return repr(value) if isinstance(value, float) else str(value)


def expected(name, array):
    array = np.asarray(array)
    record = {"name": name, "type": array.dtype.str[1:].split("[")[0], "shape": list(array.shape)}
    if array.dtype.names:
        record["fields"] = {field: [text(v) for v in array[field].ravel().tolist()] for field in array.dtype.names}
    elif array.dtype.kind in "Mmc":
        record["values"] = None
    else:
        record["values"] = [text(v) for v in array.ravel().tolist()]
    return record




def values():
    shared = ["shared"]
    own = []
    own.append(own)
    made = collections.OrderedDict()
    made["none"] = None
    made["truth"] = [True, False]
    made["integers"] = [0, 1, 255, 256, 65535, 65536, -1, -(2**31), 2**31, 2**63, -(2**63) - 1, 10**40, -(10**40)]
    made["reals"] = [0.0, -0.0, 0.1, 1e300, -1e-300, float("inf"), float("-inf"), float("nan")]
    made["texts"] = ["", "a\nb\\c'd\"", "\0\r\x1a", "naïve", "模型", "🚀", "\\u0041", "x" * 300]
    made["bytes"] = [b"", b"abc", bytes(range(256)), bytearray(b"xyz"), bytearray()]
    made["tuples"] = [(), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4)]
    made["sets"] = [set(), {1}, frozenset(), frozenset({"a"})]
    made["dicts"] = [{}, {"a": 1, 2: "b", None: (), (1, 2): 3}]
    made["ordered"] = collections.OrderedDict([("z", 1), ("a", 2)])
    made["default"] = collections.defaultdict(list, {"k": [1]})
    made["range"] = [range(1, 10, 3), slice(1, None, 2), 1 + 2j]
    made["shared"] = [shared, shared]
    made["holds itself"] = own
    made["many"] = list(range(2000))
    made["scalars"] = [np.float64(1.5), np.float32(0.1), np.float16(2.5), np.int64(-7), np.uint8(200), np.bool_(True)]
    made["texts of numpy"] = [np.str_("ab"), np.bytes_(b"cd")]
    made["name"] = np.float64
    made["type"] = np.dtype("f4")
    made["sparse"] = scipy.sparse.csr_matrix(np.array([[0.0, 1.0], [2.0, 0.0]]))
    made["masked"] = np.ma.masked_array([1.0, 2.0], [False, True])
    made["random"] = np.random.RandomState(7)
    return made


if __name__ == "__main__":
    made = arrays()
    with open("arrays.jsonl", "w") as out:
        for name, array in made.items():
            out.write(json.dumps(expected(name, array), ensure_ascii=False) + "\n")
    plain = dict(made)
    for protocol in range(6):
        with open(f"arrays-{protocol}.pkl", "wb") as out:
            pickle.dump(plain, out, protocol)
        with open(f"values-{protocol}.pkl", "wb") as out:
            pickle.dump(values(), out, protocol)
    joblib.dump(plain, "arrays.joblib")
    joblib.dump(plain, "arrays-2.joblib", protocol=2)
    for kind in ["zlib", "gzip", "bz2", "xz", "lzma", "lz4"]:
        joblib.dump(plain, f"arrays-{kind}.joblib", compress=(kind, 3))
    small = {"x": [np.array([1.5, 2.5]), "a", -7], "o": np.array(["b", None], object)}
    for protocol in range(6):
        with open(f"small-{protocol}.pkl", "wb") as out:
            pickle.dump(small, out, protocol)
    joblib.dump(small, "small.joblib")
    for kind in ["zlib", "gzip", "bz2", "xz", "lzma", "lz4"]:
        joblib.dump(small, f"small-{kind}.joblib", compress=(kind, 3))
    with open("long-double.pkl", "wb") as out:
        pickle.dump(np.array([1.0], np.longdouble), out)
    joblib.dump({"a": np.array([1.0], np.longdouble)}, "long-double.joblib")
