"""What a Lambda process finds in its environment, and what it may do with it."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

from harness import Substrate, allow, trust

SOURCE = "exports.handler = async () => { console.log('called'); return process.env; };"


def environment_of_a_lambda(substrate: Substrate) -> dict[str, str]:
    identity = substrate.client("iam")
    role = identity.create_role(RoleName="function", AssumeRolePolicyDocument=trust("lambda.amazonaws.com"))
    identity.put_role_policy(RoleName="function", PolicyName="inline", PolicyDocument=allow("dynamodb:ListTables"))
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as package:
        package.writestr("index.js", SOURCE)
    functions = substrate.client("lambda")
    functions.create_function(
        FunctionName="environment",
        Runtime="nodejs22.x",
        Handler="index.handler",
        Role=role["Role"]["Arn"],
        Code={"ZipFile": archive.getvalue()},
    )
    functions.get_waiter("function_active_v2").wait(FunctionName="environment")
    reply: Any = functions.invoke(FunctionName="environment")
    return dict(json.loads(reply["Payload"].read()))


def test_lambda_gets_the_credentials_of_its_role_only(private: Substrate) -> None:
    found = environment_of_a_lambda(private)

    assert private.secret not in json.dumps(found)
    assert private.control_token not in json.dumps(found)
    assert found["AWS_ENDPOINT_URL_SCHEDULER"] == "http://127.0.0.1:9"
    assert found["AWS_ENDPOINT_URL"] == private.url
    own = {
        "key": found["AWS_ACCESS_KEY_ID"],
        "secret": found["AWS_SECRET_ACCESS_KEY"],
        "token": found["AWS_SESSION_TOKEN"],
    }
    caller = private.client("sts", **own).get_caller_identity()["Arn"]
    assert ":assumed-role/function/" in caller
    assert private.client("dynamodb", **own).list_tables()["TableNames"] == []
