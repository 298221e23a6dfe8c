"""Asks at a steady rate until a file appears; then says what came back."""
import http.client
import json
import os
import sys
import threading
import time
import urllib.parse

CLIENTS = 8
BODY = json.dumps({"features": [[5.1, 3.5, 1.4, 0.2]]})


def ask(url, rate, stop, answers):
    place = urllib.parse.urlsplit(url)
    headers = {"Content-Type": "application/json", "Authorization": "Bearer " + os.environ["TOKEN"]}
    pause = CLIENTS / float(rate)
    seen, lock = [], threading.Lock()

    def client(number):
        connection = http.client.HTTPConnection(place.hostname, place.port, timeout=10)
        due = time.time() + number * pause / CLIENTS
        while not os.path.exists(stop):
            time.sleep(max(0, due - time.time()))
            try:
                connection.request("POST", place.path, BODY, headers)
                response = connection.getresponse()
                text = response.read()
                answer = [response.status, json.loads(text)["version"] if response.status == 200 else None]
            except (OSError, http.client.HTTPException, ValueError) as problem:
                answer = [0, str(problem)]
                connection = http.client.HTTPConnection(place.hostname, place.port, timeout=10)
            with lock:
                seen.append([time.time()] + answer)
            due += pause

    threads = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open(answers, "w", encoding="utf-8") as file:
        json.dump(sorted(seen, key=lambda each: each[0]), file)


def report(answers, asked, rate, old):
    with open(answers, encoding="utf-8") as file:
        seen = json.load(file)
    with open(asked, encoding="utf-8") as file:
        start = float(file.read())
    failed = [each for each in seen if each[1] != 200]
    reached = len(seen) / (seen[-1][0] - seen[0][0])
    after = [each for each in seen if each[0] > start]
    back = next(i for i, each in enumerate(after) if each[2] == int(old))
    again = next((i for i, each in enumerate(after) if i > back and each[2] != int(old)), len(after))
    last_of_new = max((each[0] for each in after[:back]), default=start)
    seconds = after[back][0] - start
    print(f"{len(seen)} requests, {reached:.0f} per second, {len(failed)} failed")
    print(f"roll back: the version before answers alone {seconds:.3f} s after the request (the last answer of the other one "
          f"came after {last_of_new - start:.3f} s), {again - back} answers until the next deployment")
    for each in failed[:5]:
        print("failed:", each)
    sys.exit(1 if failed or seconds > 2 or reached < 0.95 * float(rate) else 0)


if sys.argv[1] == "ask":
    ask(*sys.argv[2:])
else:
    report(*sys.argv[2:])
