"""Knows which state machine each task token is of.

A role may answer the tasks of one state machine only. The substrate finds no resource in such a request, since a
token names none to it, and so refuses every role that is not allowed on all machines.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from typing import Any

ANSWERS = ("SendTaskSuccess", "SendTaskFailure", "SendTaskHeartbeat")

_machine_of_token: dict[str, str] = {}
_this_thread = threading.local()


def know_task_tokens() -> None:
    """Note the machine of every token that is made from now on, and name it as the resource of the answer."""
    from ministack.core import iam_actions
    from ministack.services import stepfunctions

    stepfunctions._execute_task = _noting_machine(stepfunctions._execute_task)
    stepfunctions._invoke_with_callback = _noting_token(stepfunctions._invoke_with_callback)
    iam_actions.extract_resource_arn = _resource_of_answer(iam_actions.extract_resource_arn)


def _noting_machine(execute: Callable[..., Any]) -> Callable[..., Any]:
    def execute_task(state: Any, raw_input: Any, execution: Any, context: Any) -> Any:
        _this_thread.machine = execution.get("stateMachineArn")
        return execute(state, raw_input, execution, context)

    return execute_task


def _noting_token(invoke: Callable[..., Any]) -> Callable[..., Any]:
    def invoke_with_callback(resource: str, arguments: Any, token: str, state: Any) -> Any:
        machine = getattr(_this_thread, "machine", None)
        if machine:
            _machine_of_token[token] = machine
        return invoke(resource, arguments, token, state)

    return invoke_with_callback


def _resource_of_answer(extract: Callable[..., str]) -> Callable[..., str]:
    def extract_resource_arn(
        service: str, method: str, path: str, headers: dict[str, str], body: bytes, *rest: Any, **named: Any
    ) -> str:
        if service == "states" and headers.get("x-amz-target", "").endswith(ANSWERS):
            return _machine_of(body)
        return extract(service, method, path, headers, body, *rest, **named)

    return extract_resource_arn


def _machine_of(body: bytes) -> str:
    try:
        token = json.loads(body).get("taskToken")
    except (ValueError, AttributeError):
        return "*"
    return _machine_of_token.get(token, "*") if isinstance(token, str) else "*"
