"""The server of a thousand tutorials: Flask, a pickled scikit-learn model, one route."""
import os
import pickle

from flask import Flask, jsonify, request

with open(os.environ["MODEL"], "rb") as file:
    model = pickle.load(file)

app = Flask(__name__)


@app.route("/predict", methods=["POST"])
def predict():
    return jsonify(predictions=model.predict(request.get_json()["features"]).tolist())
