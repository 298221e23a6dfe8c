"""Writes the small ONNX files of the tests and what they answer.

Run with Debian's python3-onnx 1.12, python3-sklearn 1.2.1 and python3-numpy: python3 make_models.py
The random forest is scikit-learn's, written by hand as one TreeEnsembleClassifier whose thresholds are rounded down
to float32, which keeps every decision.
"""
import json
import os

import numpy as np
from onnx import TensorProto, ValueInfoProto, checker, helper, save
from sklearn.datasets import load_iris
from sklearn.ensemble import RandomForestClassifier

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "models")
ML = "ai.onnx.ml"
F, D, I, S, B = TensorProto.FLOAT, TensorProto.DOUBLE, TensorProto.INT64, TensorProto.STRING, TensorProto.BOOL


def value(name, kind, shape):
    return helper.make_tensor_value_info(name, kind, shape)


def write(name, nodes, inputs, outputs, initializers=()):
    graph = helper.make_graph(nodes, name, inputs, outputs, list(initializers))
    opsets = [helper.make_opsetid("", 13), helper.make_opsetid(ML, 2)]
    model = helper.make_model(graph, opset_imports=opsets, producer_name="modelport-tests", ir_version=8)
    checker.check_model(model)
    save(model, os.path.join(HERE, name + ".onnx"))


def down(threshold):
    near = np.float32(threshold)
    return float(near if near <= threshold else np.nextafter(near, np.float32(-np.inf)))


def forest(classifier, labels):
    parts = {key: [] for key in ("treeids", "nodeids", "featureids", "values", "modes", "truenodeids", "falsenodeids")}
    leaves = {key: [] for key in ("treeids", "nodeids", "ids", "weights")}
    for number, estimator in enumerate(classifier.estimators_):
        tree = estimator.tree_
        for node in range(tree.node_count):
            leaf = tree.children_left[node] < 0
            parts["treeids"].append(number)
            parts["nodeids"].append(node)
            parts["featureids"].append(0 if leaf else int(tree.feature[node]))
            parts["values"].append(0.0 if leaf else down(tree.threshold[node]))
            parts["modes"].append("LEAF" if leaf else "BRANCH_LEQ")
            parts["truenodeids"].append(0 if leaf else int(tree.children_left[node]))
            parts["falsenodeids"].append(0 if leaf else int(tree.children_right[node]))
            if leaf:
                shares = tree.value[node][0] / tree.value[node][0].sum() / len(classifier.estimators_)
                for label, share in enumerate(shares):
                    leaves["treeids"].append(number)
                    leaves["nodeids"].append(node)
                    leaves["ids"].append(label)
                    leaves["weights"].append(float(share))
    attributes = {"nodes_" + key: content for key, content in parts.items()}
    attributes.update({"class_" + key: content for key, content in leaves.items()})
    kind = "classlabels_strings" if isinstance(labels[0], str) else "classlabels_int64s"
    attributes[kind] = labels
    return helper.make_node(
        "TreeEnsembleClassifier", ["features"], ["label", "probabilities"], domain=ML, post_transform="NONE", **attributes
    )


def forests():
    iris = load_iris()
    data = iris.data.astype(np.float32)
    classifier = RandomForestClassifier(20, max_depth=5, random_state=7).fit(data, iris.target)
    rows = data[::5]
    expected = {
        "rows": rows.astype(float).tolist(),
        "labels": classifier.predict(rows).tolist(),
        "names": [str(iris.target_names[i]) for i in classifier.predict(rows)],
        "probabilities": classifier.predict_proba(rows).tolist(),
    }
    with open(os.path.join(HERE, "forest.json"), "w") as out:
        json.dump(expected, out)
    features = value("features", F, ["batch", 4])
    probabilities = value("probabilities", F, ["batch", 3])
    write("forest", [forest(classifier, [0, 1, 2])], [features], [value("label", I, ["batch"]), probabilities])
    names = [str(name) for name in iris.target_names]
    write("forest_names", [forest(classifier, names)], [features], [value("label", S, ["batch"]), probabilities])
    node = forest(classifier, names)
    node.output[1] = "raw"
    zipmap = helper.make_node("ZipMap", ["raw"], ["maps"], domain=ML, classlabels_strings=names)
    maps = ValueInfoProto(name="maps")
    maps.type.sequence_type.elem_type.map_type.key_type = S
    maps.type.sequence_type.elem_type.map_type.value_type.tensor_type.elem_type = F
    write("forest_zipmap", [node, zipmap], [features], [value("label", S, ["batch"]), maps])


def scalers():
    for name, kind, dtype in (("double_fp32", F, np.float32), ("double_fp64", D, np.float64), ("double_int64", I, np.int64)):
        two = helper.make_tensor("two", kind, [1], np.array([2], dtype))
        write(name, [helper.make_node("Mul", ["x", "two"], ["y"])],
              [value("x", kind, [None, 3])], [value("y", kind, [None, 3])], [two])


def columns():
    """A number, a whole number and a text per row, as a pipeline over named columns has them."""
    encode = helper.make_node("LabelEncoder", ["city"], ["code"], domain=ML,
                              keys_strings=["Oslo", "Bern"], values_floats=[10.0, 20.0], default_float=0.0)
    cast = helper.make_node("Cast", ["rooms"], ["rooms_f"], to=F)
    nodes = [encode, cast, helper.make_node("Sum", ["size", "rooms_f", "code"], ["price"])]
    write("columns", nodes, [value("size", F, [None, 1]), value("rooms", I, [None, 1]), value("city", S, [None, 1])],
          [value("price", F, [None, 1])])


def endless():
    """Counts as long as x is not negative: for ever, unless it is stopped."""
    body = helper.make_graph(
        [helper.make_node("Add", ["v", "v"], ["w"]), helper.make_node("Mul", ["w", "half"], ["v_out"]),
         helper.make_node("GreaterOrEqual", ["v_out", "zero"], ["more"]),
         helper.make_node("Squeeze", ["more"], ["go_out"])],
        "body", [value("i", I, []), value("go", B, []), value("v", F, [1])],
        [value("go_out", B, []), value("v_out", F, [1])],
        [helper.make_tensor("half", F, [1], [0.5]), helper.make_tensor("zero", F, [1], [0.0])])
    loop = helper.make_node("Loop", ["", "start", "x"], ["y"], body=body)
    write("endless", [loop], [value("x", F, [1])], [value("y", F, [1])], [helper.make_tensor("start", B, [], [True])])


def neighbours():
    """Subtracts the mean over the batch: a row's answer depends on the other rows."""
    write("neighbours", [helper.make_node("ReduceMean", ["x"], ["m"], axes=[0], keepdims=1),
                         helper.make_node("Sub", ["x", "m"], ["y"])],
          [value("x", F, ["n", 3])], [value("y", F, ["n", 3])])


def fixed():
    """One row and no more, with a size of 4 that the file does not tell for the second axis."""
    write("one_row", [helper.make_node("Relu", ["x"], ["y"])], [value("x", F, [1, 3])], [value("y", F, [1, 3])])
    one = helper.make_tensor("one", I, [2], [1, 3])
    write("hidden_one_row", [helper.make_node("Reshape", ["x", "one"], ["y"])],
          [value("x", F, ["n", 3])], [value("y", F, ["n", 3])], [one])
    weights = helper.make_tensor("w", F, [4, 2], np.arange(8, dtype=np.float32))
    write("hidden_width", [helper.make_node("MatMul", ["x", "w"], ["y"])],
          [value("x", F, ["n", "width"])], [value("y", F, ["n", 2])], [weights])


def lookup():
    """A table of ten rows: larger ids are errors."""
    table = helper.make_tensor("table", F, [10, 4], np.arange(40, dtype=np.float32))
    write("lookup", [helper.make_node("Gather", ["table", "input_ids"], ["vectors"])],
          [value("input_ids", I, ["batch", "tokens"])], [value("vectors", F, ["batch", "tokens", 4])], [table])


def few_positions():
    """Vectors of tokens and of 32 places: longer texts are errors."""
    tokens = helper.make_tensor("table", F, [100, 2], np.arange(200, dtype=np.float32) / 200)
    places = helper.make_tensor("places", F, [32, 2], np.arange(64, dtype=np.float32) / 64)
    write("few_positions", [
        helper.make_node("Mod", ["input_ids", "hundred"], ["id"]),
        helper.make_node("Gather", ["table", "id"], ["token"]),
        helper.make_node("CumSum", ["attention_mask", "one"], ["count"]),
        helper.make_node("Sub", ["count", "one"], ["place_or_less"]),
        helper.make_node("Gather", ["places", "place_or_less"], ["place"]),
        helper.make_node("Add", ["token", "place"], ["last_hidden_state"]),
    ], [value("input_ids", I, ["batch", "tokens"]), value("attention_mask", I, ["batch", "tokens"])],
        [value("last_hidden_state", F, ["batch", "tokens", 2])], [tokens, places, helper.make_tensor("one", I, [], [1]), helper.make_tensor("hundred", I, [], [100])])


def never():
    """A place in a table that is beyond it, whatever is given."""
    shapes = [helper.make_tensor("beyond", I, [1], [99]), helper.make_tensor("table", F, [2], [1.0, 2.0])]
    write("never", [helper.make_node("Shape", ["x"], ["s"]), helper.make_node("Add", ["s", "beyond"], ["far"]),
                    helper.make_node("Gather", ["table", "far"], ["y"])],
          [value("x", F, ["n", 2])], [value("y", F, [2])], shapes)


def not_a_number():
    write("logarithm", [helper.make_node("Log", ["x"], ["y"])], [value("x", F, ["n", 2])], [value("y", F, ["n", 2])])


def unknown_operator():
    graph = helper.make_graph([helper.make_node("Teleport", ["x"], ["y"], domain="com.example")], "unknown",
                              [value("x", F, [1])], [value("y", F, [1])])
    opsets = [helper.make_opsetid("", 13), helper.make_opsetid("com.example", 1)]
    save(helper.make_model(graph, opset_imports=opsets, ir_version=8), os.path.join(HERE, "unknown_operator.onnx"))


os.makedirs(HERE, exist_ok=True)
forests()
scalers()
columns()
endless()
neighbours()
fixed()
lookup()
few_positions()
never()
not_a_number()
unknown_operator()
