"""Generated from contracts/schema/parity.json; do not edit."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictFloat, StrictInt


class Parity(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    schema_version: Literal[1] = Field(1, alias="schemaVersion")
    rows: StrictInt
    label_changes: StrictInt = Field(..., alias="labelChanges")
    """
    Labels that differ though the two best scores differ by more than the tolerance
    """
    ties: StrictInt
    """
    Labels that differ where the two best scores are within the tolerance
    """
    largest_difference: StrictFloat = Field(..., alias="largestDifference")
    """
    Largest absolute difference of scores or values
    """
    tolerance: StrictFloat
    passed: StrictBool
