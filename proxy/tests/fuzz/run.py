"""Calls goal-proxy with whatever its own OpenAPI document allows, and with what it does not, as a signed-in browser.

    run.py PROXY SANDBOX [--examples N] [--seed N]

PROXY and SANDBOX are the two programs; they are started with a folder of their own. Fails when an answer is a 5xx, is not
documented or has another shape than documented, or when fewer than 60 % of an operation's well-formed calls succeed.
"""

import argparse
import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path
from urllib.parse import urlsplit

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi import checks

LEAST = 0.6
# A stream of events has no end; whether it begins is looked at apart.
ENDLESS = "/v1/stream"

CONFIG = """
sandbox = "{sandbox}"
[workspace]
id = "shop"
name = "The shop"
time_zone = "Europe/Madrid"
default_connections = {{ meta = "wa" }}
[[connection]]
id = "wa"
name = "WhatsApp"
platform = "meta"
channel = "whatsapp"
dataset_id = "1020304050607080"
whatsapp_business_account_id = "100000000000001"
token = "META_SHOP"
sandbox = true
"""


def start(command, environment, folder, name):
    """A program, and the address in its first line."""
    log = open(folder / f"{name}.log", "w")
    program = subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=log, text=True)
    line = program.stdout.readline().strip()
    link = next(word for word in line.split() if word.startswith("http"))
    return program, link


class Shop:
    """The workspace as the calls find it: what they name is made for them first."""

    def __init__(self, origin, link):
        self.origin = origin
        self.session = requests.Session()
        self.session.headers["origin"] = origin
        self.session.get(link, allow_redirects=False).raise_for_status()
        self.count = 0
        # Of a click that the platform never saw: it is refused, each time that it is sent.
        event = {"mode": "live", "goal": self.goal("first"),
                 "context": {"happening_id": "h", "subscriber": {"id": "ana"}, "variables": {},
                             "referral": {"ctwa_clid": "ARUnknownClick0123456789abcdefghijklmnop"}}}
        self.delivery = self.post("/v1/events", event)["events"][0]["id"]

    def goal(self, id):
        return {"version": 1, "goal": {"id": id}, "name": "Order paid",
                "destinations": {"meta": {"enabled": True, "connection": "wa", "event": "LeadSubmitted"}}}

    def post(self, path, body):
        answer = self.session.post(self.origin + path, json=body)
        answer.raise_for_status()
        return answer.json() if answer.text else None

    def refused(self):
        """The delivery, once it is under way no more."""
        for _ in range(300):
            told = self.session.get(f"{self.origin}/v1/deliveries/{self.delivery}").json()
            if told["outcome"] == "refused":
                return self.delivery
            time.sleep(0.1)
        raise RuntimeError(f"the delivery was to be refused: {told}")

    def fresh(self, kind):
        self.count += 1
        name = f"made-{self.count}"
        if kind == "goals":
            self.post("/v1/goals", {"goal": self.goal(name)})
        elif kind == "connections":
            self.post("/v1/connections", {"id": name, "name": name, "platform": "meta", "channel": "whatsapp",
                                          "whatsapp_business_account_id": "100000000000001", "token": "META_SHOP", "sandbox": True})
        elif kind == "keys":
            name = self.post("/v1/keys", {"name": name})["id"]
        elif kind == "deliveries":
            name = self.refused()
        elif kind in ("subscribers", "referrals"):
            name = f"person-{self.count}"
            self.post("/v1/referrals", {"subscriber": name, "ad_id": "120200000000000001", "at": 1795000000})
        return name

    def furnish(self, case):
        """Names what there is, where the document can only say that it is text."""
        parts = case.operation.path.split("/")
        if case.path_parameters:
            for name in case.path_parameters:
                case.path_parameters[name] = self.fresh(parts[2])
        body = case.body = as_written(case.body)
        if isinstance(body, dict):
            if case.operation.path == "/v1/goals/{id}":
                body.setdefault("goal", {})
            if case.operation.path.startswith("/v1/goals") and isinstance(body.get("goal"), dict):
                id = (case.path_parameters or {}).get("id") or f"new-{secrets.token_hex(6)}"
                body["goal"]["version"] = 1
                body["goal"]["goal"] = {"id": id}
                case.headers = {**(case.headers or {}), "if-match": '"1"'} if case.operation.method.upper() == "PUT" else case.headers
            if case.operation.path == "/v1/connections" and "id" in body:
                body["id"] = body["name"] = f"new-{secrets.token_hex(6)}"
            if case.operation.path == "/v1/connections/{id}":
                body["name"] = f"name-{secrets.token_hex(6)}"
            if case.operation.path == "/v1/rates":
                body.update(date="2026-01-02", rates={"COP": "4560.25"})
            if case.operation.path == "/v1/deliveries/{id}/rebuild":
                body["revision"] = 1
            for event in body["events"] if isinstance(body.get("events"), list) else [body]:
                report(event)
        elif case.operation.path == "/v1/rates" and isinstance(body, str):
            case.body = "date,base,currency,rate\n2026-01-02,EUR,COP,4560.25\n"
        if case.query and case.operation.path == "/v1/statistics":
            # What the document can only say in words.
            if {"bot", "mode", "from", "to"} & case.query.keys():
                case.query.setdefault("goal", "first")
            if {"from", "to"} <= case.query.keys():
                case.query.update(zip(("from", "to"), sorted((case.query["from"], case.query["to"]))))
            elif "from" in case.query:
                case.query["to"] = "9999-12-31"
        if case.query and "cursor" in case.query:
            case.query.pop("cursor")
        if case.query and "revision" in case.query:
            case.query["revision"] = 1
        if case.headers:
            case.headers.pop("idempotency-key", None)


def report(event):
    """Names the library's goal, and tells of the person what a browser may: no contact data in clear, and hashes that are some."""
    if "goal_id" in event:
        event["goal_id"] = "saved"
    person = (event.get("context") or {}).get("subscriber") or {}
    for name in CONTACT:
        person.pop(name, None)
    for platform in ("meta", "tiktok"):
        hashes = (person.get("hashed") or {}).get(platform) or {}
        for name in hashes:
            hashes[name] = "ab" * 32


CONTACT = ("email", "phone", "first_name", "last_name", "gender", "birthday", "city", "state", "postcode", "country")


def as_written(value, in_goal=False):
    """As other programs write it: Python's `$` lets a line break through. In goals and contexts whole numbers have no point."""
    if isinstance(value, str):
        return value.rstrip("\n")
    if isinstance(value, float) and value.is_integer() and in_goal:
        return int(value)
    if isinstance(value, list):
        return [as_written(one, in_goal) for one in value]
    if isinstance(value, dict):
        return {name: as_written(one, in_goal or name in ("goal", "context")) for name, one in value.items()}
    return value


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("proxy")
    arguments.add_argument("sandbox")
    arguments.add_argument("--examples", type=int, default=30)
    arguments.add_argument("--seed", type=int, default=secrets.randbelow(2**32))
    arguments.add_argument("--verbose", action="store_true", help="print each refusal of a well-formed call")
    asked = arguments.parse_args()
    print(f"seed {asked.seed}")
    folder = Path(tempfile.mkdtemp(prefix="goal-fuzz-"))
    token = secrets.token_hex(24)
    sandbox, address = start([asked.sandbox, "--port", "0"], {"GOAL_SANDBOX_TOKEN": token}, folder, "sandbox")
    address = "{0.scheme}://{0.netloc}".format(urlsplit(address))
    (folder / "goal.toml").write_text(CONFIG.format(sandbox=address))
    command = [asked.proxy, "--config", str(folder / "goal.toml"), "--listen", "127.0.0.1:0"]
    proxy, link = start(command, {"GOAL_SECRET_META_SHOP": token}, folder, "proxy")
    try:
        failed = run("{0.scheme}://{0.netloc}".format(urlsplit(link)), link, asked)
    finally:
        for program in (proxy, sandbox):
            program.terminate()
            program.wait()
    if failed:
        print(f"the programs' logs are in {folder}", file=sys.stderr)
    else:
        shutil.rmtree(folder)
    return failed


def run(origin, link, asked):
    shop = Shop(origin, link)
    for name in ("saved", "first"):
        shop.post("/v1/goals", {"goal": shop.goal(name)})
    # With what stands before the end, a stream has begun.
    begun = shop.session.get(origin + ENDLESS, stream=True, timeout=5)
    failures = [] if begun.status_code == 200 else [f"GET {ENDLESS} answers {begun.status_code}"]
    begun.close()
    schema = schemathesis.openapi.from_url(origin + "/v1/openapi.json")
    # Who calls is settled: the browser's cookie.
    schema.config.generation.update(with_security_parameters=False)
    answers = defaultdict(Counter)
    for found in schema.get_all_operations():
        operation = found.ok()
        if operation.path == ENDLESS:
            continue
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            try:
                call(operation, mode, shop, asked, answers)
            except Exception as error:  # what went wrong is the finding
                failures.append(f"{operation.label} ({mode.value}): {type(error).__name__}: {error}")
    for label, counts in sorted(answers.items()):
        all, good = sum(counts.values()), sum(count for status, count in counts.items() if status < 400)
        print(f"{good / all:6.0%} of {all:4} {label}  {dict(sorted(counts.items()))}")
        if good / all < LEAST:
            failures.append(f"{label}: only {good} of {all} well-formed calls succeed")
    print(*failures, sep="\n", file=sys.stderr)
    print(f"{len(answers)} operations, {sum(sum(it.values()) for it in answers.values())} well-formed calls, {len(failures)} failures")
    return 1 if failures else 0


def call(operation, mode, shop, asked, answers):
    try:
        strategy = operation.as_strategy(generation_mode=mode)
    except Exception:
        return  # nothing can be wrong about it

    @seed(asked.seed)
    @settings(max_examples=asked.examples, database=None, deadline=None, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))
    @given(strategy)
    def once(case):
        if mode is GenerationMode.POSITIVE:
            shop.furnish(case)
        answer = case.call(base_url=shop.origin, session=shop.session, timeout=30)
        case.validate_response(answer, checks=CHECKS)
        if mode is GenerationMode.POSITIVE:
            answers[operation.label][answer.status_code] += 1
            if answer.status_code >= 400 and asked.verbose:
                print(operation.label, answer.text[:300], json.dumps(case.body, default=str)[:300])

    try:
        once()
    except Exception as error:
        if type(error).__name__ == "Unsatisfiable" or "Unsatisfiable" in str(type(error)):
            return
        raise


CHECKS = [
    schemathesis.checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]

if __name__ == "__main__":
    sys.exit(main())
