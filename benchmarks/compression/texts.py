"""Writes sentences from the documentation of Debian's scikit-learn: texts.py TEXTS.txt TEXTS.csv"""
import csv
import re
import sys

from sklearn.utils import all_estimators

MOST = 400

texts = []
for _, estimator in all_estimators():
    for block in re.split(r"\n\s*\n", estimator.__doc__ or ""):
        for sentence in re.split(r"(?<=[.?!]) ", " ".join(block.split())):
            plain = re.fullmatch(r"[A-Z][\w ,;:'()%./=-]+[.?!]", sentence)
            if plain and 5 <= len(sentence.split()) <= 40 and sentence not in texts and len(texts) < MOST:
                texts.append(sentence)
with open(sys.argv[1], "w", encoding="utf-8") as file:
    file.write("\n".join(texts) + "\n")
with open(sys.argv[2], "w", encoding="utf-8", newline="") as file:
    rows = csv.writer(file, quoting=csv.QUOTE_ALL)
    rows.writerow(["text"])
    rows.writerows([text] for text in texts)
print(len(texts), "sentences")
