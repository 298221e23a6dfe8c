"""The same grid by Modelport, by XGBoost alone, and by scikit-learn; see run."""
import argparse
import base64
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parent.parent / "fixtures" / "data"
GRID = {"n_estimators": [100, 200, 300], "learning_rate": [0.01, 0.1, 0.2]}
FOLDS, SEED = 5, 42

arguments = argparse.ArgumentParser()
arguments.add_argument("--only")
arguments.add_argument("--skip-sklearn", action="store_true")
arguments.add_argument("--token")
arguments.add_argument("--api", default="http://127.0.0.1:8081")
arguments.add_argument("--project", default="default")
options = arguments.parse_args()
token = os.environ["MODELPORT_TOKEN"]
project = "/projects/" + options.project


def call(method, path, body=None, headers=None, raw=False):
    data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
    request = urllib.request.Request(options.api + "/api/v1" + path, data=data, method=method)
    request.add_header("Authorization", "Bearer " + token)
    if body is not None and not isinstance(body, bytes):
        request.add_header("Content-Type", "application/json")
    for name, value in (headers or {}).items():
        request.add_header(name, value)
    try:
        with urllib.request.urlopen(request) as answer:
            content = answer.read()
            if raw:
                return content, answer.headers
            return json.loads(content) if content else None
    except urllib.error.HTTPError as error:
        sys.exit(f"{method} {path}: {error.code} {error.read().decode()}")


def has(path):
    request = urllib.request.Request(options.api + "/api/v1" + path, headers={"Authorization": "Bearer " + token})
    try:
        urllib.request.urlopen(request).close()
        return True
    except urllib.error.HTTPError:
        return False


def upload(file):
    content = file.read_bytes()
    name = base64.b64encode(file.name.encode()).decode()
    start = {"Tus-Resumable": "1.0.0", "Upload-Length": str(len(content)), "Upload-Metadata": "filename " + name}
    _, headers = call("POST", project + "/uploads", b"", start, raw=True)
    upload_id = headers["Location"].rsplit("/", 1)[1]
    slice_ = {"Tus-Resumable": "1.0.0", "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}
    call("PATCH", "/uploads/" + upload_id, content, slice_, raw=True)
    return upload_id


def until(what, found, seconds=3600):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = found()
        if answer:
            return answer
        time.sleep(0.2)
    sys.exit(what + " took too long")


def prepare(name):
    model, dataset = "grid-" + name.replace("_", "-"), "grid-" + name.replace("_", "-")
    if not has(project):
        call("POST", "/projects", {"name": options.project, "title": options.project})
    if not has(f"{project}/models/{model}"):
        call("POST", project + "/models", {"name": model, "title": model, "task": "classification"})
    if not has(f"{project}/datasets/{dataset}"):
        call("POST", project + "/datasets", {"name": dataset, "title": dataset})
    body = {"uploads": [upload(DATA / (name + ".csv"))], "metadata": {"label": "target", "roles": ["TRAINING"]}}
    number = call("POST", f"{project}/datasets/{dataset}/versions", body)["version"]["number"]
    path = f"{project}/datasets/{dataset}/versions/{number}"
    read = until("reading " + name, lambda: (lambda v: v["state"] != "IMPORTING" and v)(call("GET", path)))
    if read["state"] != "READY":
        sys.exit(json.dumps(read["reason"]))
    return model, {"dataset": dataset, "version": number}


def start(model, dataset, threads):
    body = {
        "model": model,
        "searches": [{"trainer": "gradient-boosting", "grid": GRID}],
        "dataset": dataset,
        "folds": FOLDS,
        "metric": "accuracy",
        "seed": SEED,
        "threads": threads,
    }
    return call("POST", project + "/tunings", body)["tuning"]


def get(tuning):
    return call("GET", f"{project}/tunings/{tuning['id']}")


def over(tuning):
    done = until("the tuning", lambda: (lambda t: t["state"] != "RUNNING" and t)(get(tuning)))
    if done["state"] != "DONE":
        sys.exit(f"the tuning is {done['state']}: {done.get('reason')}")
    return done


def scores(tuning):
    """Each score by setting and fold, with its time and the attempt that found it."""
    trials = call("GET", f"{project}/tunings/{tuning['id']}/trials?limit=200")["items"]
    return {
        (trial["setting"]["n_estimators"], trial["setting"]["learning_rate"], fold["fold"]): (
            fold["score"], fold["trainMs"], fold["attempt"])
        for trial in trials
        for fold in trial.get("folds") or []
    }


def alone(name, folds):
    java = os.path.join(os.environ["JAVA_HOME"], "bin", "java")
    source = HERE.parent / "src/main/java/modelport/benchmarks/BareGridSearch.java"
    command = [java, "--enable-native-access=ALL-UNNAMED", "-cp", os.environ["MODELPORT_LIB"] + "/*", str(source),
               str(DATA / (name + ".csv")), str(folds), str(SEED),
               ",".join(map(str, GRID["n_estimators"])), ",".join(map(str, GRID["learning_rate"]))]
    found, seconds = {}, 0.0
    for line in subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines():
        words = line.split()
        if words and words[0] == "score":
            found[(int(words[1]), float(words[2]), int(words[3]))] = float(words[4])
        elif words and words[0] == "seconds":
            seconds = float(words[1])
    return found, seconds


def scikit(name, folds):
    import numpy
    from sklearn.ensemble import GradientBoostingClassifier
    from sklearn.model_selection import GridSearchCV, PredefinedSplit

    table = numpy.loadtxt(DATA / (name + ".csv"), delimiter=",", skiprows=1, dtype=str)
    fold_of = numpy.loadtxt(folds, delimiter=",", skiprows=1)[:, 1]
    begin = time.monotonic()
    search = GridSearchCV(
        GradientBoostingClassifier(random_state=SEED), GRID, cv=PredefinedSplit(fold_of), n_jobs=1, refit=True)
    search.fit(table[:, :-1].astype(float), table[:, -1])
    seconds = time.monotonic() - begin
    best = search.best_index_
    by_fold = [search.cv_results_[f"split{fold}_test_score"][best] for fold in range(FOLDS)]
    return search.best_params_, search.best_score_, float(numpy.std(by_fold, ddof=1)), seconds


def children():
    """Processes that work for a job of this Modelport, and of no other one."""
    home = os.environ["MODELPORT_HOME"]
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        try:
            command = (entry / "cmdline").read_bytes().decode(errors="replace") if entry.name.isdigit() else ""
        except OSError:
            continue
        if "modelport.server.jobs.internal.ChildMain" in command and home + "/" in command:
            found.append(int(entry.name))
    return found


def killed(model, dataset, whole):
    """Tells how many scores were known when the process was killed; exits where one of them was found again."""
    tuning = start(model, dataset, 1)
    half = len(whole) // 2
    until("half of the search", lambda: get(tuning)["fitsDone"] >= half)
    for pid in children():
        os.kill(pid, signal.SIGKILL)
    time.sleep(1)
    before = scores(tuning)
    begin = time.monotonic()
    over(tuning)
    after = scores(tuning)
    repeated = [key for key, value in before.items() if after[key] != value]
    if repeated:
        sys.exit(f"found again after the kill: {repeated}")
    if {key: value[0] for key, value in after.items()} != {key: value[0] for key, value in whole.items()}:
        sys.exit("other scores than without the kill")
    attempts = [sum(1 for value in after.values() if value[2] == attempt) for attempt in (1, 2)]
    if sum(attempts) != len(after) or 0 in attempts:
        sys.exit(f"the kill came too early or too late: {attempts} scores by attempt")
    return attempts, time.monotonic() - begin


def compare(name, work):
    model, dataset = prepare(name)
    timed = {}
    for threads in (1, os.cpu_count()):
        begin = time.monotonic()
        tuning = over(start(model, dataset, threads))
        timed[threads] = time.monotonic() - begin
    whole = scores(tuning)
    version = call("POST", f"{project}/tunings/{tuning['id']}/promote", {})["number"]
    folds = work / (name + "-folds.csv")
    content, _ = call("GET", f"{project}/models/{model}/versions/{version}/files/folds.csv", raw=True)
    folds.write_bytes(content)
    best = tuning["best"]
    print(f"{name}: {len(whole)} scores, the best setting {best['setting']['n_estimators']} rounds at "
          f"{best['setting']['learning_rate']}: {best['mean']:.4f}, {best['deviation']:.4f} between folds; "
          f"version {version} of {model}, its ONNX within {tuning['winner']['largestDifference']:.1e}")
    bare, bare_seconds = alone(name, folds)
    differing = [key for key in whole if bare.get(key) != whole[key][0]]
    far = max((abs(bare[key] - whole[key][0]) for key in differing), default=0)
    fine = len(bare) == len(whole) and not differing
    print(f"  scores that differ from XGBoost alone: {len(differing)} of {len(whole)}"
          + (f", by at most {far}" if differing else ""))
    print(f"  seconds: XGBoost alone {bare_seconds:.1f} (one thread, {len(whole)} models); Modelport from request to ONNX "
          + ", ".join(f"{seconds:.1f} with {threads} thread{'s' * (threads > 1)}" for threads, seconds in timed.items()))
    if not options.skip_sklearn:
        setting, mean, deviation, seconds = scikit(name, folds)
        close = abs(mean - best["mean"]) <= max(deviation, best["deviation"])
        fine &= close
        print(f"  scikit-learn's best: {setting['n_estimators']} rounds at {setting['learning_rate']}: {mean:.4f}, "
              f"{deviation:.4f} between folds, {seconds:.1f} s{'' if close else '   too far from ours'}")
    attempts, seconds = killed(model, dataset, whole)
    print(f"  killed and resumed: {attempts[0]} scores by the first process, {attempts[1]} by the second, none twice, all "
          f"equal to those without a kill; done {seconds:.1f} s after the kill")
    return fine


with tempfile.TemporaryDirectory() as folder:
    names = [options.only] if options.only else ["breast_cancer", "digits"]
    results = [compare(name, pathlib.Path(folder)) for name in names]
sys.exit(0 if all(results) else 1)
