#!/usr/bin/python3
"""Asks a server about all rows, alone and together, and compares with what scikit-learn said.

check.py URL TRUTH.json [TOKEN]
"""
import json
import sys
import urllib.request


def ask(url, rows, token):
    headers = {"Content-Type": "application/json"}
    if token:
        headers["Authorization"] = "Bearer " + token
    request = urllib.request.Request(url, json.dumps({"features": rows}).encode(), headers)
    with urllib.request.urlopen(request, timeout=30) as response:
        return json.load(response)


def main(url, truth, token=""):
    with open(truth) as file:
        truth = json.load(file)
    rows, labels = truth["rows"], truth["labels"]
    together = ask(url, rows, token)
    alone = [ask(url, [row], token)["predictions"][0] for row in rows]
    wrong = sum(a != b for a, b in zip(together["predictions"], labels)) + sum(a != b for a, b in zip(alone, labels))
    furthest = 0.0
    if "probabilities" in together:
        furthest = max(abs(a - b) for found, true in zip(together["probabilities"], truth["probabilities"])
                       for a, b in zip(found, true))
    complete = len(together["predictions"]) == len(alone) == len(labels)
    print("%d rows, %d wrong labels, probabilities differ by at most %.1e" % (len(rows), wrong, furthest))
    if wrong or not complete or furthest > 1e-5:
        sys.exit(1)


main(*sys.argv[1:])
