"""A role may answer the tasks of the state machines it is allowed, and of no other."""

from __future__ import annotations

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError
from harness import Substrate, allow, trust


def machine_that_waits(substrate: Substrate, name: str) -> tuple[str, str]:
    """ARN of a machine and the token of its one execution, which waits for an answer."""
    queue = substrate.client("sqs").create_queue(QueueName=name)["QueueUrl"]
    ask = {
        "Type": "Task",
        "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
        "Arguments": {"QueueUrl": queue, "MessageBody": "{% $states.context.Task.Token %}"},
        "TimeoutSeconds": 60,
        "End": True,
    }
    machines = substrate.client("stepfunctions")
    arn = machines.create_state_machine(
        name=name,
        roleArn=make_role(substrate, name, "states.amazonaws.com"),
        definition=json.dumps({"QueryLanguage": "JSONata", "StartAt": "Ask", "States": {"Ask": ask}}),
    )["stateMachineArn"]
    machines.start_execution(stateMachineArn=arn, input="{}")
    messages: list[Any] = []

    def received() -> bool:
        messages.extend(substrate.client("sqs").receive_message(QueueUrl=queue).get("Messages", []))
        return len(messages) > 0

    substrate.wait_until(received)
    return arn, messages[0]["Body"]


def answering_role(substrate: Substrate, machine: str) -> Any:
    """A client of Step Functions that may answer the tasks of one machine."""
    arn = make_role(substrate, "answers", "lambda.amazonaws.com")
    document = allow("states:SendTaskSuccess", machine)
    substrate.client("iam").put_role_policy(RoleName="answers", PolicyName="inline", PolicyDocument=document)
    return substrate.client("stepfunctions", **substrate.assume(arn))


def make_role(substrate: Substrate, name: str, service: str) -> str:
    """ARN of a role that a service may take on."""
    made = substrate.client("iam").create_role(RoleName=name, AssumeRolePolicyDocument=trust(service))
    return str(made["Role"]["Arn"])


def test_a_role_answers_the_tasks_of_its_machine_only(private: Substrate) -> None:
    allowed, token = machine_that_waits(private, "allowed")
    _, other = machine_that_waits(private, "other")
    role = answering_role(private, allowed)

    role.send_task_success(taskToken=token, output="{}")

    for refused in (other, "made-up"):
        with pytest.raises(ClientError, match="not authorized"):
            role.send_task_success(taskToken=refused, output="{}")
    executions = private.client("stepfunctions")
    private.wait_until(
        lambda: executions.list_executions(stateMachineArn=allowed)["executions"][0]["status"] == "SUCCEEDED"
    )
