#!/usr/bin/python3
"""Writes two models, and for each a request and the columns to count, into the folder given as the only argument.

iris: the random forest of serving-smoke, 4 features. wide: a logistic regression with 30 features, which takes next to
no time, so that whatever else is done with a row weighs as much as it can. Needs Debian's python3-sklearn and
python3-onnx.
"""
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper
from sklearn.datasets import load_breast_cancer, load_iris
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

CELLS = 10


def linear(model, features):
    """Both classes: the first one's weights are those of the second, turned round."""
    weights = np.vstack([-model.coef_[0], model.coef_[0]])
    node = helper.make_node(
        "LinearClassifier", ["features"], ["label", "probabilities"], domain="ai.onnx.ml",
        classlabels_ints=[0, 1], coefficients=[float(w) for w in weights.flatten()],
        intercepts=[-float(model.intercept_[0]), float(model.intercept_[0])], multi_class=1, post_transform="LOGISTIC")
    graph = helper.make_graph(
        [node], "logistic", [helper.make_tensor_value_info("features", TensorProto.FLOAT, [None, features])],
        [helper.make_tensor_value_info("label", TensorProto.INT64, [None]),
         helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, [None, 2])])
    made = helper.make_model(
        graph, producer_name="modelport-benchmarks", ir_version=8,
        opset_imports=[helper.make_opsetid("", 15), helper.make_opsetid("ai.onnx.ml", 3)])
    onnx.checker.check_model(made)
    return made


def write(folder, name, data, classes):
    """One line a column with its edges: deciles, as a reference gives them."""
    with open(folder / (name + ".edges"), "w") as file:
        for column in data.T:
            edges = np.unique(np.quantile(column, np.linspace(0, 1, CELLS + 1)))
            file.write(" ".join(repr(float(edge)) for edge in edges) + "\n")
    with open(folder / (name + ".classes"), "w") as file:
        file.write("\n".join(str(each) for each in classes) + "\n")
    row = [round(float(x), 4) for x in data[len(data) // 2]]
    body = json.dumps({"features": [row]}, separators=(",", ":"))
    with open(folder / (name + ".lua"), "w") as file:
        file.write("wrk.body = '%s'\n" % body)


folder = Path(sys.argv[1])
smoke = Path(__file__).parent.parent / "serving-smoke" / "make_model.py"
subprocess.run([sys.executable, str(smoke), str(folder)], check=True)
(folder / "model.onnx").rename(folder / "iris.onnx")
write(folder, "iris", load_iris().data, [0, 1, 2])
cancer = load_breast_cancer()
scaled = StandardScaler().fit_transform(cancer.data)
with open(folder / "wide.onnx", "wb") as file:
    file.write(linear(LogisticRegression().fit(scaled, cancer.target), 30).SerializeToString())
write(folder, "wide", scaled, [0, 1])
