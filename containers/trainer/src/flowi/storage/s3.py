"""Storage in an S3 bucket. Region, endpoint and credentials come from the environment, as for every AWS client."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from flowi.storage.port import safe_path

if TYPE_CHECKING:
    from collections.abc import Iterator

# Hung connections fail, so that a job ends in an error and not in its timeout.
_CONFIG = Config(connect_timeout=5, read_timeout=60, retries={"mode": "standard", "max_attempts": 5})
_NOT_THERE = frozenset(["NoSuchKey", "404"])


class S3Storage:
    """A prefix of a bucket."""

    def __init__(self, bucket: str, prefix: str, client: Any = None) -> None:
        self._bucket = bucket
        self._prefix = prefix
        self._client = client or boto3.client("s3", config=_CONFIG)

    def uri(self, name: str) -> str:
        """`s3://` address of an object."""
        return f"s3://{self._bucket}/{self._key(name)}"

    def put(self, name: str, data: bytes) -> None:
        """One PutObject; S3 shows an object only when it is whole."""
        self._client.put_object(Bucket=self._bucket, Key=self._key(name), Body=data)

    def read(self, name: str) -> bytes | None:
        """The object's bytes, or None."""
        try:
            reply = self._client.get_object(Bucket=self._bucket, Key=self._key(name))
        except ClientError as error:
            if error.response["Error"]["Code"] in _NOT_THERE:
                return None
            raise
        data: bytes = reply["Body"].read()
        return data

    def download(self, folder: Path) -> int:
        """Copies the objects below the prefix, or the one object that the prefix names."""
        count = 0
        for key in self._keys():
            name = key.removeprefix(self._prefix).lstrip("/") or Path(key).name
            place = safe_path(folder, name)
            place.parent.mkdir(parents=True, exist_ok=True)
            self._client.download_file(self._bucket, key, str(place))
            count += 1
        return count

    def _keys(self) -> "Iterator[str]":
        pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=self._prefix)
        inside = self._prefix if self._prefix.endswith("/") or not self._prefix else f"{self._prefix}/"
        for entry in (entry for page in pages for entry in page.get("Contents", [])):
            key = entry["Key"]
            # A prefix a/b must not bring a/bc along; keys that end in / stand for folders.
            if (key == self._prefix or key.startswith(inside)) and not key.endswith("/"):
                yield key

    def _key(self, name: str) -> str:
        return f"{self._prefix.rstrip('/')}/{name}".lstrip("/")
