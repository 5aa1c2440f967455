"""Starts the real launcher in a folder of its own and hands out clients for it."""

from __future__ import annotations

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

import boto3
from botocore.config import Config

LAUNCHER = Path(__file__).parent.parent / "launcher.py"
START_DEADLINE_SECONDS = 30.0
REGION = "us-east-1"


def free_port() -> int:
    """A loopback port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Substrate:
    """One launcher process; may be stopped, killed and started again on the same folder."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.port = free_port()
        self.secret = secrets.token_hex(20)
        self.control_token = secrets.token_hex(20)
        self.origin = "http://127.0.0.1:4600"
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Base address of every API."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start and wait until it answers."""
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.home), "LANG": "C.UTF-8"}
        with (self.home / "substrate.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, str(LAUNCHER)], stdin=subprocess.PIPE, stdout=log, stderr=log, env=environment
            )
        assert self.process.stdin is not None
        settings = {
            "port": self.port,
            "home": str(self.home),
            "root_secret": self.secret,
            "control_token": self.control_token,
            "origins": [self.origin],
            "child_environment": {"AWS_ENDPOINT_URL_SCHEDULER": "http://127.0.0.1:9"},
            "save_interval": 0.2,
        }
        self.process.stdin.write(json.dumps(settings).encode() + b"\n")
        self.process.stdin.flush()
        self.wait_until(lambda: self.request("GET", "/_ministack/health")[0] == 200)

    def stop(self) -> int:
        """End it by SIGTERM; the exit code."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=20)

    def kill(self) -> None:
        """End it as a power cut would."""
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def generation(self) -> int:
        """Number of the newest saved generation, 0 before the first."""
        pointer = self.home / "snapshots" / "CURRENT"
        return int(pointer.read_text()) if pointer.exists() else 0

    def wait_for_save(self) -> None:
        """Wait until everything answered so far is on disk: two more generations, or none since nothing changed."""
        marker = self.client("ssm")
        before = self.generation()
        marker.put_parameter(Name="/saved", Value=secrets.token_hex(4), Type="String", Overwrite=True)
        self.wait_until(lambda: self.generation() > before)
        before = self.generation()
        marker.put_parameter(Name="/saved", Value=secrets.token_hex(4), Type="String", Overwrite=True)
        self.wait_until(lambda: self.generation() > before)

    def wait_until(self, condition: Any) -> None:
        """Poll a condition; fails with the end of the log when it does not come true."""
        deadline = time.monotonic() + START_DEADLINE_SECONDS
        while not condition():
            dead = self.process is not None and self.process.poll() is not None
            if dead or time.monotonic() > deadline:
                raise AssertionError((self.home / "substrate.log").read_text()[-4000:])
            time.sleep(0.02)

    def client(self, service: str, key: str = "test", secret: str | None = None, token: str | None = None) -> Any:
        """A boto3 client; as root unless other credentials are given."""
        return boto3.client(
            service,
            endpoint_url=self.url,
            region_name=REGION,
            aws_access_key_id=key,
            aws_secret_access_key=self.secret if secret is None else secret,
            aws_session_token=token,
            config=Config(
                signature_version="s3v4" if service == "s3" else "v4",
                retries={"max_attempts": 1},
                s3={"addressing_style": "path"},
            ),
        )

    def assume(self, role_arn: str) -> dict[str, str]:
        """Credentials of a role as keyword arguments for ``client``."""
        given = self.client("sts").assume_role(RoleArn=role_arn, RoleSessionName="test")["Credentials"]
        return {"key": given["AccessKeyId"], "secret": given["SecretAccessKey"], "token": given["SessionToken"]}

    def request(
        self, method: str, path: str, headers: dict[str, str] | None = None, body: bytes | None = None
    ) -> tuple[int, bytes]:
        """A raw HTTP request; 0 when nobody answers."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request(method, path, body=body, headers=headers or {})
            reply = connection.getresponse()
            return reply.status, reply.read()
        except (OSError, HTTPException):
            return 0, b""
        finally:
            connection.close()


def trust(service: str) -> str:
    """Trust policy for one AWS service."""
    statement = {"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def allow(action: str, resource: str = "*") -> str:
    """Policy document that allows one action."""
    return json.dumps(
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": action, "Resource": resource}]}
    )
