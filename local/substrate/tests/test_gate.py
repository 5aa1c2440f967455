"""Who may talk to the substrate, and as whom."""

from __future__ import annotations

import json

import pytest
from botocore.exceptions import ClientError
from harness import Substrate, allow, trust

TARGET = {"x-amz-target": "DynamoDB_20120810.ListTables", "content-type": "application/x-amz-json-1.0"}


def make_role(substrate: Substrate, name: str, policy: str | None) -> str:
    identity = substrate.client("iam")
    arn = identity.create_role(RoleName=name, AssumeRolePolicyDocument=trust("sagemaker.amazonaws.com"))["Role"]["Arn"]
    if policy is not None:
        identity.put_role_policy(RoleName=name, PolicyName="inline", PolicyDocument=policy)
    return str(arn)


def code_of(refused: pytest.ExceptionInfo[ClientError]) -> str:
    return str(refused.value.response["Error"]["Code"])


def test_role_without_the_grant_is_refused_and_with_it_is_served(shared: Substrate) -> None:
    poor = shared.assume(make_role(shared, "poor", None))
    rich = shared.assume(make_role(shared, "rich", allow("dynamodb:ListTables")))

    with pytest.raises(ClientError) as refused:
        shared.client("dynamodb", **poor).list_tables()

    assert code_of(refused) == "AccessDeniedException"
    assert "TableNames" in shared.client("dynamodb", **rich).list_tables()


def test_bucket_that_demands_tls_is_reachable(shared: Substrate) -> None:
    storage = shared.client("s3")
    storage.create_bucket(Bucket="tls-only")
    deny = {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Deny",
                "Principal": "*",
                "Action": "s3:*",
                "Resource": ["arn:aws:s3:::tls-only", "arn:aws:s3:::tls-only/*"],
                "Condition": {"Bool": {"aws:SecureTransport": "false"}},
            }
        ],
    }
    storage.put_bucket_policy(Bucket="tls-only", Policy=json.dumps(deny))
    role = shared.assume(make_role(shared, "writer", allow("s3:*")))

    shared.client("s3", **role).put_object(Bucket="tls-only", Key="k", Body=b"v")

    assert shared.client("s3", **role).get_object(Bucket="tls-only", Key="k")["Body"].read() == b"v"


@pytest.mark.parametrize("key", ["test", "000000000000", "123456789012"])
def test_root_key_without_the_secret_is_refused(shared: Substrate, key: str) -> None:
    guessed = {"key": key, "secret": "test"}

    with pytest.raises(ClientError) as refused:
        shared.client("dynamodb", **guessed).list_tables()

    assert code_of(refused) == "SignatureDoesNotMatch"


def test_changed_session_secret_is_refused(shared: Substrate) -> None:
    role = shared.assume(make_role(shared, "forged", allow("dynamodb:*")))

    with pytest.raises(ClientError):
        shared.client("dynamodb", **{**role, "secret": "wrong"}).list_tables()


@pytest.mark.parametrize(
    "authorization", [None, "Bearer anything", "AWS4-HMAC-SHA256 Credential=/x", "AWS test:abc", "Basic dGVzdDp0ZXN0"]
)
def test_request_without_a_proper_signature_is_refused(shared: Substrate, authorization: str | None) -> None:
    headers = dict(TARGET) if authorization is None else {**TARGET, "authorization": authorization}

    status, _ = shared.request("POST", "/", headers, b"{}")

    assert status in (400, 403)


def test_unsigned_object_read_is_refused(shared: Substrate) -> None:
    shared.client("s3").create_bucket(Bucket="closed")
    shared.client("s3").put_object(Bucket="closed", Key="k", Body=b"v")

    assert shared.request("GET", "/closed/k")[0] == 403
    assert shared.request("GET", "/closed/k", {"authorization": "Bearer x"})[0] == 403


def test_presigned_root_url_works_and_a_changed_one_does_not(shared: Substrate) -> None:
    storage = shared.client("s3")
    storage.create_bucket(Bucket="signed")
    storage.put_object(Bucket="signed", Key="k", Body=b"v")
    url = storage.generate_presigned_url("get_object", Params={"Bucket": "signed", "Key": "k"})
    path = url.removeprefix(shared.url)

    assert shared.request("GET", path) == (200, b"v")
    assert shared.request("GET", path.replace("/signed/k", "/closed/k"))[0] == 403


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example"])
def test_foreign_host_is_refused(shared: Substrate, host: str) -> None:
    assert shared.request("GET", "/_ministack/health", {"host": host})[0] == 403


def test_foreign_origin_is_refused_and_the_gateway_s_is_served(shared: Substrate) -> None:
    assert shared.request("GET", "/_ministack/health", {"origin": "https://evil.example"})[0] == 403
    assert shared.request("GET", "/_ministack/health", {"origin": shared.origin})[0] == 200


@pytest.mark.parametrize("path", ["/_ministack/reset", "/_ministack/config", "/_localstack/state/reset"])
def test_administration_routes_are_closed(shared: Substrate, path: str) -> None:
    assert shared.request("POST", path, body=b"{}")[0] == 403
