"""Writes expected.txt: what scikit-learn 1.2.1 answers. Usage: make_expected.py FOLDER_WITH_CSV_FILES > expected.txt"""
import csv, hashlib, sys
import numpy as np
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import KFold, StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

def load(name):
    rows = list(csv.reader(open(f"{sys.argv[1]}/{name}.csv")))[1:]
    x = np.array([[np.float32(cell) for cell in row[:-1]] for row in rows], dtype=np.float32).astype(float)
    return x, np.array([row[-1] for row in rows])

def scaler(standardize):
    return [StandardScaler()] if standardize == "yes" else []

def every(answers):
    return " ".join(repr(float(v)) for v in np.ravel(answers[:: len(answers) // 20][:20]))

for name, c, standardize, weight in [
    ("breast_cancer", 1.0, "yes", "none"), ("breast_cancer", 10.0, "no", "balanced"),
    ("iris", 0.5, "yes", "none"), ("wine", 1.0, "no", "none"), ("digits", 0.1, "yes", "none"),
]:
    x, y = load(name)
    model = LogisticRegression(C=c, solver="newton-cg", tol=1e-12, max_iter=100000, class_weight=None if weight == "none" else weight)
    p = make_pipeline(*scaler(standardize), model).fit(x, y).predict_proba(x)
    print("logistic", name, c, standardize, weight, every(p))
for alpha, standardize in [(1.0, "yes"), (0.1, "no")]:
    x, y = load("diabetes")
    p = make_pipeline(*scaler(standardize), Ridge(alpha=alpha)).fit(x, y.astype(float)).predict(x)
    print("ridge diabetes", alpha, standardize, "none", every(p))
for kind, name, count in [(StratifiedKFold, "iris", 5), (StratifiedKFold, "digits", 5), (StratifiedKFold, "breast_cancer", 7), (KFold, "diabetes", 6)]:
    x, y = load(name)
    folds = np.zeros(len(y), np.uint8)
    for fold, (_, test) in enumerate(kind(count).split(x, y)):
        folds[test] = fold
    print("folds", name, count, kind.__name__, "none", hashlib.sha256(folds.tobytes()).hexdigest())
