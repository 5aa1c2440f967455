"""The judgement on requests that came in at a stand-in."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from harness import REGION, Substrate, allow, trust

ENDPOINT = "arn:aws:sagemaker:us-east-1:000000000000:endpoint/iris"
BODY = b'{"EndpointName": "iris"}'


def signed_headers(credentials: Credentials) -> list[tuple[str, str]]:
    request = AWSRequest(
        "POST", "http://127.0.0.1:9999/", data=BODY, headers={"X-Amz-Target": "SageMaker.DescribeEndpoint"}
    )
    request.headers["Host"] = "127.0.0.1:9999"
    SigV4Auth(credentials, "sagemaker", REGION).add_auth(request)
    return [(str(name), str(value)) for name, value in request.headers.items()]


def ask(substrate: Substrate, headers: list[tuple[str, str]], token: str | None = None, body: bytes = BODY) -> Any:
    question = {
        "method": "POST",
        "path": "/",
        "headers": headers,
        "body": base64.b64encode(body).decode(),
        "service": "sagemaker",
        "region": REGION,
        "checks": [{"action": "sagemaker:DescribeEndpoint", "resource": ENDPOINT}],
    }
    bearer = {"authorization": f"Bearer {token or substrate.control_token}"}
    status, reply = substrate.request("POST", "/_flowi/authorize", bearer, json.dumps(question).encode())
    return {"status": status, **json.loads(reply)}


def role_credentials(substrate: Substrate, name: str, policy: str) -> Credentials:
    identity = substrate.client("iam")
    arn = identity.create_role(RoleName=name, AssumeRolePolicyDocument=trust("lambda.amazonaws.com"))["Role"]["Arn"]
    identity.put_role_policy(RoleName=name, PolicyName="inline", PolicyDocument=policy)
    given = substrate.assume(arn)
    return Credentials(given["key"], given["secret"], given["token"])


def test_granted_role_is_allowed_and_named(shared: Substrate) -> None:
    credentials = role_credentials(shared, "granted", allow("sagemaker:DescribeEndpoint", ENDPOINT))

    answer = ask(shared, signed_headers(credentials))

    assert answer["allowed"] is True
    assert ":assumed-role/granted/" in answer["principal"]


def test_role_without_the_action_or_for_another_resource_is_refused(shared: Substrate) -> None:
    other = role_credentials(shared, "other-action", allow("sagemaker:DeleteEndpoint"))
    elsewhere = role_credentials(shared, "other-resource", allow("sagemaker:DescribeEndpoint", ENDPOINT + "-2"))

    assert ask(shared, signed_headers(other))["code"] == "AccessDeniedException"
    assert ask(shared, signed_headers(elsewhere))["code"] == "AccessDeniedException"


def test_changed_body_or_secret_is_refused(shared: Substrate) -> None:
    credentials = role_credentials(shared, "changed", allow("sagemaker:*"))
    forged = Credentials(credentials.access_key, "wrong" * 8, credentials.token)

    assert ask(shared, signed_headers(credentials), body=b"{}")["allowed"] is False
    assert ask(shared, signed_headers(forged))["allowed"] is False


@pytest.mark.parametrize("secret_known", [True, False])
def test_root_needs_its_secret(shared: Substrate, secret_known: bool) -> None:
    credentials = Credentials("test", shared.secret if secret_known else "test")

    assert ask(shared, signed_headers(credentials))["allowed"] is secret_known


def test_unsigned_request_and_wrong_control_token_are_refused(shared: Substrate) -> None:
    assert ask(shared, [("host", "127.0.0.1:9999")])["code"] == "MissingAuthenticationToken"
    assert ask(shared, [], token="x" * 40)["status"] == 403
