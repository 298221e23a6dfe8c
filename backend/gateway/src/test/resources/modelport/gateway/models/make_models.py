"""Writes the models that the gateway's tests serve. Needs Debian's python3-onnx, python3-sklearn and python3-numpy."""
import json
import os

import numpy as np
import onnx
from onnx import TensorProto as T
from onnx import helper as h
from onnx import numpy_helper as nh
from sklearn.datasets import load_iris
from sklearn.ensemble import RandomForestClassifier

HERE = os.path.dirname(os.path.abspath(__file__))


def save(name, nodes, inputs, outputs, constants=(), domains=()):
    graph = h.make_graph(nodes, name, inputs, outputs, list(constants))
    opsets = [h.make_opsetid("", 15)] + [h.make_opsetid(d, 3) for d in domains]
    model = h.make_model(graph, opset_imports=opsets, producer_name="modelport-tests", ir_version=8)
    onnx.checker.check_model(model)
    with open(os.path.join(HERE, name + ".onnx"), "wb") as file:
        file.write(model.SerializeToString(deterministic=True))


def value(name, kind, *shape):
    return h.make_tensor_value_info(name, kind, list(shape))


def const(name, array):
    return nh.from_array(np.asarray(array), name)


def float32_below(threshold):
    """The largest float32 that is not above: then every float32 goes the same way as in float64."""
    near = np.float32(threshold)
    return float(near if float(near) <= threshold else np.nextafter(near, np.float32(-np.inf)))


def forest_node(forest):
    a = {k: [] for k in ("tree", "node", "feature", "mode", "value", "yes", "no", "ctree", "cnode", "cid", "cweight")}
    for t, tree in enumerate(estimator.tree_ for estimator in forest.estimators_):
        for n in range(tree.node_count):
            leaf = tree.children_left[n] < 0
            a["tree"].append(t)
            a["node"].append(n)
            a["feature"].append(0 if leaf else int(tree.feature[n]))
            a["mode"].append("LEAF" if leaf else "BRANCH_LEQ")
            a["value"].append(0.0 if leaf else float32_below(tree.threshold[n]))
            a["yes"].append(0 if leaf else int(tree.children_left[n]))
            a["no"].append(0 if leaf else int(tree.children_right[n]))
            if leaf:
                share = tree.value[n][0] / tree.value[n][0].sum() / len(forest.estimators_)
                for c, weight in enumerate(share):
                    a["ctree"].append(t)
                    a["cnode"].append(n)
                    a["cid"].append(c)
                    a["cweight"].append(float(weight))
    return h.make_node(
        "TreeEnsembleClassifier", ["features"], ["label", "probabilities"], domain="ai.onnx.ml",
        nodes_treeids=a["tree"], nodes_nodeids=a["node"], nodes_featureids=a["feature"], nodes_modes=a["mode"],
        nodes_values=a["value"], nodes_truenodeids=a["yes"], nodes_falsenodeids=a["no"],
        class_treeids=a["ctree"], class_nodeids=a["cnode"], class_ids=a["cid"], class_weights=a["cweight"],
        classlabels_int64s=[int(c) for c in forest.classes_], post_transform="NONE")


def forest():
    data = load_iris()
    model = RandomForestClassifier(30, random_state=1).fit(data.data, data.target)
    save("forest", [forest_node(model)], [value("features", T.FLOAT, None, 4)],
         [value("label", T.INT64, None), value("probabilities", T.FLOAT, None, 3)], domains=["ai.onnx.ml"])
    with open(os.path.join(HERE, "forest.json"), "w") as file:
        json.dump({"rows": data.data.tolist(), "labels": model.predict(data.data).tolist(),
                   "probabilities": model.predict_proba(data.data).tolist()}, file)


def precise():
    """Numbers that only double precision tells apart."""
    save("precise", [h.make_node("Mul", ["x", "factor"], ["y"])], [value("x", T.DOUBLE, None, 2)],
         [value("y", T.DOUBLE, None, 2)], [const("factor", np.float64(1))])


def scaled(name, factor):
    save(name, [h.make_node("Mul", ["x", "factor"], ["y"])], [value("x", T.FLOAT, None, 2)],
         [value("y", T.FLOAT, None, 2)], [const("factor", np.float32(factor))])


def heavy(name, width=256, layers=40, neighbours=False):
    """Means of means: each layer of equal weights keeps the mean. The weights are made at load, so the file is small."""
    nodes = [h.make_node("ConstantOfShape", ["size"], ["w"],
                         value=nh.from_array(np.array([1.0 / width], np.float32), "v"))]
    last = "x"
    if neighbours:
        nodes += [h.make_node("ReduceMean", ["x"], ["m"], axes=[0], keepdims=1), h.make_node("Sub", ["x", "m"], ["d"])]
        last = "d"
    for i in range(layers):
        nodes.append(h.make_node("MatMul", [last, "w"], ["h%d" % i]))
        last = "h%d" % i
    nodes.append(h.make_node("ReduceMean", [last], ["y"], axes=[1], keepdims=1))
    save(name, nodes, [value("x", T.FLOAT, None, width)], [value("y", T.FLOAT, None, 1)],
         [const("size", np.array([width, width], np.int64))])


forest()
precise()
scaled("double", 2)
scaled("triple", 3)
heavy("heavy")
heavy("heavy_neighbours", neighbours=True)
save("neighbours", [h.make_node("ReduceMean", ["x"], ["m"], axes=[0], keepdims=1), h.make_node("Sub", ["x", "m"], ["y"])],
     [value("x", T.FLOAT, None, 2)], [value("y", T.FLOAT, None, 2)])
save("names", [h.make_node("Softmax", ["x"], ["probabilities"], axis=1),
               h.make_node("ArgMax", ["x"], ["best"], axis=1, keepdims=0),
               h.make_node("Gather", ["words", "best"], ["label"])],
     [value("x", T.FLOAT, None, 2)], [value("label", T.STRING, None), value("probabilities", T.FLOAT, None, 2)],
     [h.make_tensor("words", T.STRING, [2], [b"cat", "犬".encode()])])
save("softmax", [h.make_node("Softmax", ["x"], ["scores"], axis=1)], [value("x", T.FLOAT, None, 2)],
     [value("scores", T.FLOAT, None, 2)])
save("half", [h.make_node("Cast", ["x"], ["y"], to=T.FLOAT16)], [value("x", T.FLOAT, None, 2)],
     [value("y", T.FLOAT16, None, 2)])
save("columns", [h.make_node("Cast", ["count"], ["c"], to=T.FLOAT), h.make_node("Mul", ["price", "c"], ["total"])],
     [value("price", T.FLOAT, None, 1), value("count", T.INT64, None, 1)], [value("total", T.FLOAT, None, 1)])
save("one_row", [h.make_node("ReduceSum", ["x", "axes"], ["y"], keepdims=1)], [value("x", T.FLOAT, 1, 3)],
     [value("y", T.FLOAT, 1, 1)], [const("axes", np.array([1], np.int64))])
save("whole", [h.make_node("Mul", ["x", "x"], ["y"])], [value("x", T.FLOAT, 4)], [value("y", T.FLOAT, 4)])
save("echo", [h.make_node("Identity", ["words"], ["same"])], [value("words", T.STRING, None)],
     [value("same", T.STRING, None)])
save("wide", [h.make_node("Mul", ["x", "x"], ["y"])], [value("x", T.DOUBLE, None, 2)], [value("y", T.DOUBLE, None, 2)])
