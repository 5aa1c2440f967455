"""Settings of a job, read once from the environment."""

from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from flowi.errors import FlowiError


class JobSettings(BaseSettings):
    """Environment variables with the prefix FLOWI_."""

    model_config = SettingsConfigDict(env_prefix="FLOWI_", frozen=True)

    ml_root: Path = Field(default=Path("/opt/ml"), description="Where input/, model/ and output/ are")
    channels: dict[str, str] = Field(
        default={}, description="JSON: input channel to address, for channels that nobody has staged under input/data"
    )
    image: str = Field(default="process", description="Digest of the container image")
    progress_seconds: float = Field(default=1.0, gt=0, description="How often progress.json is rewritten")


def read_settings() -> JobSettings:
    """The settings.

    Raises:
        FlowiError: `invalid_request`, listing every bad variable.
    """
    try:
        return JobSettings()
    except (ValidationError, ValueError) as cause:
        errors = cause.errors() if isinstance(cause, ValidationError) else []
        shown = "; ".join(f"FLOWI_{str(error['loc'][0]).upper()}: {error['msg']}" for error in errors) or str(cause)
        raise FlowiError("invalid_request", f"environment: {shown}", {"reason": "environment"}) from cause
