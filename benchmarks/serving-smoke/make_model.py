#!/usr/bin/python3
"""Trains a random forest on iris, and writes it twice: pickled for Flask, and as ONNX for Modelport.

Writes model.pkl, model.onnx and truth.json (rows, labels, probabilities as scikit-learn sees them) into the folder
given as the only argument. Needs Debian's python3-sklearn and python3-onnx.
"""
import json
import pickle
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper
from sklearn.datasets import load_iris
from sklearn.ensemble import RandomForestClassifier

TREES = 100


def float32_below(threshold):
    """The largest float32 that is not above the threshold.

    scikit-learn compares float32 values with float64 thresholds, ONNX Runtime with float32 ones. Rounded down, every
    float32 value falls on the same side as before; rounded to the nearest, some would not.
    """
    near = np.float32(threshold)
    return float(near if float(near) <= threshold else np.nextafter(near, np.float32(-np.inf)))


def nodes(forest):
    names = ("nodes_treeids", "nodes_nodeids", "nodes_featureids", "nodes_modes", "nodes_values",
             "nodes_truenodeids", "nodes_falsenodeids", "class_treeids", "class_nodeids", "class_ids", "class_weights")
    a = {name: [] for name in names}
    for number, estimator in enumerate(forest.estimators_):
        tree = estimator.tree_
        for node in range(tree.node_count):
            leaf = tree.children_left[node] < 0
            a["nodes_treeids"].append(number)
            a["nodes_nodeids"].append(node)
            a["nodes_featureids"].append(0 if leaf else int(tree.feature[node]))
            a["nodes_modes"].append("LEAF" if leaf else "BRANCH_LEQ")
            a["nodes_values"].append(0.0 if leaf else float32_below(tree.threshold[node]))
            a["nodes_truenodeids"].append(0 if leaf else int(tree.children_left[node]))
            a["nodes_falsenodeids"].append(0 if leaf else int(tree.children_right[node]))
            if leaf:
                counts = tree.value[node][0]
                for label, share in enumerate(counts / counts.sum() / len(forest.estimators_)):
                    a["class_treeids"].append(number)
                    a["class_nodeids"].append(node)
                    a["class_ids"].append(label)
                    a["class_weights"].append(float(share))
    return a


def to_onnx(forest, features):
    node = helper.make_node(
        "TreeEnsembleClassifier", ["features"], ["label", "probabilities"], domain="ai.onnx.ml",
        classlabels_int64s=[int(label) for label in forest.classes_], post_transform="NONE", **nodes(forest))
    graph = helper.make_graph(
        [node], "random_forest",
        [helper.make_tensor_value_info("features", TensorProto.FLOAT, [None, features])],
        [helper.make_tensor_value_info("label", TensorProto.INT64, [None]),
         helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, [None, len(forest.classes_)])])
    model = helper.make_model(
        graph, producer_name="modelport-benchmarks", ir_version=8,
        opset_imports=[helper.make_opsetid("", 15), helper.make_opsetid("ai.onnx.ml", 3)])
    onnx.checker.check_model(model)
    return model


def main(folder):
    iris = load_iris()
    forest = RandomForestClassifier(TREES, random_state=42).fit(iris.data, iris.target)
    with open(folder + "/model.pkl", "wb") as file:
        pickle.dump(forest, file)
    with open(folder + "/model.onnx", "wb") as file:
        file.write(to_onnx(forest, iris.data.shape[1]).SerializeToString())
    with open(folder + "/truth.json", "w") as file:
        json.dump({"rows": iris.data.tolist(), "labels": forest.predict(iris.data).tolist(),
                   "probabilities": forest.predict_proba(iris.data).tolist()}, file)


main(sys.argv[1])
