"""What the launcher is told by the process that starts it."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field


class Settings(BaseModel):
    """One JSON line on standard input, so that secrets show in no argument list or environment."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    port: int = Field(ge=1, le=65535, description="Loopback port of every AWS API")
    home: Path = Field(description="Folder that holds all state of this instance")
    region: str = "us-east-1"
    account: str = Field(default="000000000000", pattern=r"^\d{12}$")
    root_secret: str = Field(
        min_length=16, description="Secret key that a request claiming the root key must be signed with"
    )
    control_token: str = Field(min_length=16, description="Bearer token of the launcher's own control routes")
    origins: list[str] = Field(default_factory=list, description="Web origins whose pages may talk to the substrate")
    child_environment: dict[str, str] = Field(
        default_factory=dict, description="Variables every Lambda process inherits, such as endpoints of the stand-ins"
    )
    lambda_concurrency: int = Field(default=16, ge=1, description="Lambda processes at a time; each takes about 60 MB")
    save_interval: float = Field(default=2.0, gt=0, description="Seconds between two looks for changes to save")

    @property
    def live_state(self) -> Path:
        """Folder the substrate itself reads at start and writes code blobs to."""
        return self.home / "state"

    @property
    def snapshots(self) -> Path:
        """Folder of the saved generations."""
        return self.home / "snapshots"


def substrate_environment(settings: Settings) -> dict[str, str]:
    """Environment the substrate is configured by; Lambda processes inherit it, except for the credentials."""
    endpoint = f"http://127.0.0.1:{settings.port}"
    return {
        **settings.child_environment,
        "AUTH": "true",
        "BIND_HOST": "127.0.0.1",
        "GATEWAY_PORT": str(settings.port),
        "MINISTACK_HOST": "localhost",
        "MINISTACK_ACCOUNT_ID": settings.account,
        "MINISTACK_REGION": settings.region,
        "PERSIST_STATE": "1",
        "S3_PERSIST": "1",
        "STATE_DIR": str(settings.live_state),
        "S3_DATA_DIR": str(settings.home / "s3"),
        "TMPDIR": str(settings.home / "tmp"),
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        # No container engine is used, and probing for one delays the start.
        "DOCKER_HOST": f"unix://{settings.home}/no-docker.sock",
        "LAMBDA_ACCOUNT_CONCURRENCY": str(settings.lambda_concurrency),
        "LOG_LEVEL": "WARNING",
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_REGION": settings.region,
        "AWS_DEFAULT_REGION": settings.region,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": settings.root_secret,
        "AWS_EC2_METADATA_DISABLED": "true",
    }


def apply_environment(settings: Settings) -> None:
    """Make the folders and set the environment; must run before the substrate is imported, which reads it then."""
    environment = substrate_environment(settings)
    for folder in (settings.live_state, settings.snapshots, settings.home / "s3", settings.home / "tmp"):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.environ.update(environment)
