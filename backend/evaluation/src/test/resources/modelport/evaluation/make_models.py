"""Writes the small ONNX files of the tests, and what scikit-learn's metrics say of their answers.

Run with Debian's python3-onnx 1.12, python3-sklearn 1.2.1 and python3-numpy: python3 make_models.py
The data are the repository's fixtures/data; answers are computed by NumPy in float32, as the files do.
"""
import json
import os

import numpy as np
from onnx import TensorProto, checker, helper, save
from sklearn import metrics
from sklearn.linear_model import LogisticRegression, Ridge

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, *[".."] * 7, "fixtures", "data")
ML = "ai.onnx.ml"
F, I, S = TensorProto.FLOAT, TensorProto.INT64, TensorProto.STRING
EXPECTED = {}


def value(name, kind, *shape):
    return helper.make_tensor_value_info(name, kind, list(shape))


def constant(name, array):
    array = np.asarray(array, dtype=np.float32)
    return helper.make_tensor(name, F, array.shape, array.ravel().tolist())


def write(name, nodes, inputs, outputs, initializers=(), **metadata):
    graph = helper.make_graph(nodes, name, inputs, outputs, list(initializers))
    opsets = [helper.make_opsetid("", 13), helper.make_opsetid(ML, 2)]
    model = helper.make_model(graph, opset_imports=opsets, producer_name="modelport-tests", ir_version=8)
    helper.set_model_props(model, {"modelport." + key: json.dumps(texts) for key, texts in metadata.items()})
    checker.check_model(model)
    save(model, os.path.join(HERE, "models", name + ".onnx"))


def table(name):
    with open(os.path.join(DATA, name + ".csv"), encoding="utf-8") as file:
        rows = [line.rstrip("\n").split(",") for line in file]
    numbers = np.array([[float(cell) for cell in row[:-1]] for row in rows[1:]])
    return rows[0][:-1], numbers, np.array([row[-1] for row in rows[1:]])


def classifier(source, weights, biases, labels, transform):
    return helper.make_node(
        "LinearClassifier", [source], ["label", "probabilities"], domain=ML,
        coefficients=[float(weight) for weight in np.float32(weights).ravel()],
        intercepts=[float(bias) for bias in np.float32(biases)],
        classlabels_strings=list(labels), post_transform=transform, multi_class=1)


def softmax(numbers, weights, biases):
    logits = numbers.astype(np.float32) @ np.float32(weights).T + np.float32(biases)
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def expect(name, truth, labels, classes, probabilities):
    found = {
        "accuracy": metrics.accuracy_score(truth, labels),
        "balanced-accuracy": metrics.balanced_accuracy_score(truth, labels),
        "f1-macro": metrics.f1_score(truth, labels, average="macro"),
        "matthews": metrics.matthews_corrcoef(truth, labels),
        "log-loss": metrics.log_loss(truth, probabilities.astype(np.float64), labels=classes),
    }
    if len(classes) == 2:
        found["roc-auc"] = metrics.roc_auc_score(truth == classes[1], probabilities[:, 1])
        found["brier"] = metrics.brier_score_loss(truth == classes[1], probabilities[:, 1])
    else:
        found["roc-auc-macro"] = metrics.roc_auc_score(
            truth, probabilities.astype(np.float64) / probabilities.astype(np.float64).sum(axis=1, keepdims=True),
            multi_class="ovr", labels=classes)
    EXPECTED.update({name + "." + key: number for key, number in found.items()})


def iris():
    names, numbers, truth = table("iris")
    classes = sorted(set(truth))
    output = [value("label", S, "N"), value("probabilities", F, "N", 3)]
    for name, strength in (("iris", 1.0), ("iris_weak", 0.01)):
        fitted = LogisticRegression(C=strength, max_iter=1000).fit(numbers[::2], truth[::2])
        weights, biases = fitted.coef_, fitted.intercept_
        node = classifier("X", weights, biases, classes, "SOFTMAX")
        write(name, [node], [value("X", F, "N", 4)], output)
        answers = softmax(numbers, weights, biases)
        expect(name, truth, np.array(classes)[answers.argmax(axis=1)], classes, answers)
        if name == "iris":
            strong = weights, biases
    weights, biases = strong
    node = classifier("X", weights, biases, classes, "SOFTMAX")
    write("iris_one_row", [node], [value("X", F, 1, 4)], [value("label", S, 1), value("probabilities", F, 1, 3)])
    write("iris_eight_rows", [node], [value("X", F, 8, 4)], [value("label", S, 8), value("probabilities", F, 8, 3)])
    write("iris_margins", [classifier("X", weights, biases, classes, "NONE")], [value("X", F, "N", 4)], output)
    write("iris_turned", [classifier("X", weights[::-1], biases[::-1], classes[::-1], "SOFTMAX")],
          [value("X", F, "N", 4)], output)
    order = [3, 1, 0, 2]
    write("iris_named", [classifier("X", weights[:, order], biases, classes, "SOFTMAX")], [value("X", F, "N", 4)],
          output, columns=[names[place] for place in order])
    imputed = helper.make_node("Imputer", ["X"], ["full"], domain=ML, replaced_value_float=float("nan"),
                               imputed_value_floats=[float(mean) for mean in np.float32(numbers.mean(axis=0))])
    write("iris_gaps", [imputed, classifier("full", weights, biases, classes, "SOFTMAX")], [value("X", F, "N", 4)],
          output, gaps=["x1"])
    joined = helper.make_node("Concat", names, ["row"], axis=1)
    write("iris_columns", [joined, classifier("row", weights, biases, classes, "SOFTMAX")],
          [value(name, F, "N", 1) for name in names], output)
    product = helper.make_node("MatMul", ["X", "W"], ["vectors"])
    write("vectors", [product], [value("X", F, "N", 4)], [value("vectors", F, "N", 3)], [constant("W", weights.T)])
    write("vectors_off", [product], [value("X", F, "N", 4)], [value("vectors", F, "N", 3)],
          [constant("W", weights.T + np.array([0.3, -0.2, 0.1]))])
    logarithm = [helper.make_node("Sub", ["X", "five"], ["moved"]), helper.make_node("Log", ["moved"], ["all"]),
                 helper.make_node("ReduceSum", ["all", "axes"], ["number"], keepdims=1)]
    write("logarithm", logarithm, [value("X", F, "N", 4)], [value("number", F, "N", 1)],
          [constant("five", [5, -5, -5, -5]), helper.make_tensor("axes", I, [1], [1])])
    rounded = [helper.make_node("Gather", ["X", "place"], ["length"], axis=1),
               helper.make_node("Cast", ["length"], ["label"], to=I)]
    write("places", rounded, [value("X", F, "N", 4)], [value("label", I, "N")],
          [helper.make_tensor("place", I, [], [2])])


def cancer():
    names, numbers, truth = table("breast_cancer")
    classes = sorted(set(truth))
    fitted = LogisticRegression(max_iter=10_000).fit(numbers[::2], truth[::2])
    weights = np.vstack([np.zeros_like(fitted.coef_), fitted.coef_])
    biases = np.array([0, fitted.intercept_[0]])
    write("cancer", [classifier("X", weights, biases, classes, "SOFTMAX")], [value("X", F, "N", 30)],
          [value("label", S, "N"), value("probabilities", F, "N", 2)], columns=names)
    answers = softmax(numbers, weights, biases)
    expect("cancer", truth, np.array(classes)[answers.argmax(axis=1)], classes, answers)


def diabetes():
    _, numbers, target = table("diabetes")
    truth = target.astype(float)
    for name, strength in (("diabetes", 1.0), ("diabetes_weak", 1e4)):
        fitted = Ridge(alpha=strength).fit(numbers[::2], truth[::2])
        weights, bias = np.float32(fitted.coef_), np.float32(fitted.intercept_)
        node = helper.make_node("LinearRegressor", ["X"], ["number"], domain=ML,
                                coefficients=[float(weight) for weight in weights], intercepts=[float(bias)])
        write(name, [node], [value("X", F, "N", 10)], [value("number", F, "N", 1)])
        answers = (numbers.astype(np.float32) @ weights + bias).astype(float)
        EXPECTED.update({
            name + ".mae": metrics.mean_absolute_error(truth, answers),
            name + ".rmse": metrics.mean_squared_error(truth, answers) ** 0.5,
            name + ".r2": metrics.r2_score(truth, answers),
            name + ".median-absolute-error": metrics.median_absolute_error(truth, answers),
            name + ".max-error": metrics.max_error(truth, answers),
        })


def mixed():
    """price = 10 for red and 20 for blue, plus the count, plus 100 where it is new."""
    nodes = [
        helper.make_node("OneHotEncoder", ["colour"], ["hot"], domain=ML, cats_strings=["red", "blue"], zeros=1),
        helper.make_node("MatMul", ["hot", "prices"], ["priced"]),
        helper.make_node("Squeeze", ["priced", "axes"], ["flat"]),
        helper.make_node("Cast", ["count"], ["counted"], to=F),
        helper.make_node("Cast", ["fresh"], ["freshly"], to=F),
        helper.make_node("Mul", ["freshly", "hundred"], ["more"]),
        helper.make_node("Add", ["flat", "counted"], ["half"]),
        helper.make_node("Add", ["half", "more"], ["price"]),
    ]
    inputs = [value("colour", S, "N", 1), value("count", I, "N", 1), value("fresh", TensorProto.BOOL, "N", 1)]
    write("mixed", nodes, inputs, [value("price", F, "N", 1)],
          [constant("prices", [[10], [20]]), constant("hundred", [100]), helper.make_tensor("axes", I, [1], [2])])


iris()
cancer()
diabetes()
mixed()
with open(os.path.join(HERE, "expected.properties"), "w", encoding="utf-8") as file:
    file.writelines("%s = %r\n" % pair for pair in sorted(EXPECTED.items()))
