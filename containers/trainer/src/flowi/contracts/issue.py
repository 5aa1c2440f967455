"""Generated from contracts/schema/issue.json; do not edit."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictStr


class Said(BaseModel):
    """
    The message for whoever speaks another language
    """

    model_config = ConfigDict(
        populate_by_name=True,
    )
    id: StrictStr
    """
    Which sentence, from the closed lists of contracts/sayings
    """
    values: dict[StrictStr, Any]
    """
    What stands in it
    """


class Issue(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    code: Literal[
        "bad_shape",
        "duplicate_node_id",
        "unknown_component",
        "unknown_parameter",
        "missing_parameter",
        "invalid_parameter",
        "values_not_allowed",
        "search_not_supported",
        "dangling_edge",
        "duplicate_edge",
        "cycle",
        "incompatible_ports",
        "too_many_inputs",
        "missing_input",
        "several_sources",
        "missing_source",
        "missing_model",
        "missing_metric",
        "several_splits",
        "wrong_order",
        "text_after_fit",
        "mixed_tasks",
        "metric_task_mismatch",
        "metric_needs_probabilities",
        "unused_node",
        "too_many_trials",
        "uncompared_model",
        "ambiguous_metric",
        "gate_metric_missing",
        "gate_metric_not_scalar",
        "gate_threshold_impossible",
        "invalid_schedule",
        "batch_incomplete",
        "default_split_used",
    ]
    severity: Literal["error", "warning"]
    node_id: StrictStr | None = Field(None, alias="nodeId")
    """
    Node the issue belongs to
    """
    field: StrictStr | None = None
    """
    Path inside the node or the document, e.g. params.C or deploy.gate.threshold
    """
    message: StrictStr
    """
    What was given, what is allowed, what to do
    """
    said: Said | None = None
    """
    The message for whoever speaks another language
    """
