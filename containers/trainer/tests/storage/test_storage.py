import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
import urllib3

from flowi.errors import FlowiError
from flowi.job.main import run_job
from flowi.job.settings import JobSettings
from flowi.storage.folder import FolderStorage
from flowi.storage.locate import storage_at
from flowi.storage.port import Storage, safe_path
from flowi.storage.s3 import S3Storage
from shell_factories import iris_csv, make_job

BUCKET = "models"


@pytest.fixture(scope="module")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A client of a real S3 server on this machine."""
    folder = tmp_path_factory.mktemp("s3")
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    settings = {
        "BIND_HOST": "127.0.0.1",
        "GATEWAY_PORT": str(port),
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        "HOME": str(folder),
        "TMPDIR": str(folder),
    }
    address = f"http://127.0.0.1:{port}"
    command = [str(Path(sys.executable).with_name("ministack"))]
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(command, env={**os.environ, **settings}, stdout=log, stderr=log) as process,
    ):
        try:
            retries = urllib3.Retry(total=60, connect=60, backoff_factor=0.1, backoff_max=2)
            assert urllib3.PoolManager(retries=retries).request("GET", f"{address}/_ministack/health").status == 200
            keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test", "region_name": "us-east-1"}
            client = boto3.client("s3", endpoint_url=address, **keys)
            client.create_bucket(Bucket=BUCKET)
            yield client
        finally:
            process.kill()


@pytest.fixture(params=["folder", "s3"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    if request.param == "folder":
        return FolderStorage(tmp_path / "store")
    return S3Storage(BUCKET, f"{tmp_path.name}/run", request.getfixturevalue("s3"))


def test_what_is_put_can_be_read_and_what_is_not_is_none(storage: Storage) -> None:
    storage.put("package/a.json", b"one")
    storage.put("package/a.json", b"two")

    assert storage.read("package/a.json") == b"two"
    assert storage.read("absent.json") is None
    assert storage.uri("package/a.json").endswith("/package/a.json")


def test_everything_below_the_prefix_is_downloaded(storage: Storage, tmp_path: Path) -> None:
    storage.put("a.csv", b"a")
    storage.put("deep/b.csv", b"b")

    assert storage.download(tmp_path / "copy") == 2
    assert (tmp_path / "copy" / "deep" / "b.csv").read_bytes() == b"b"


def test_a_prefix_brings_nothing_that_only_begins_alike(s3: Any, tmp_path: Path) -> None:
    for key in ("near/v1/a", "near/v10/b", "near/v1"):
        s3.put_object(Bucket=BUCKET, Key=key, Body=b"x")

    assert S3Storage(BUCKET, "near/v1/", s3).download(tmp_path / "one") == 1
    assert S3Storage(BUCKET, "near/v10/b", s3).download(tmp_path / "two") == 1
    assert (tmp_path / "two" / "b").exists()
    assert S3Storage(BUCKET, "near/nothing", s3).download(tmp_path / "three") == 0


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/etc/passwd", "a\\..\\x"])
def test_a_name_never_leads_out_of_its_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="leads out"):
        safe_path(tmp_path, name)


def test_an_object_whose_name_leads_out_is_not_downloaded(s3: Any, tmp_path: Path) -> None:
    s3.put_object(Bucket=BUCKET, Key="evil/../../x", Body=b"x")

    with pytest.raises(ValueError, match="leads out"):
        S3Storage(BUCKET, "evil/", s3).download(tmp_path / "copy")


def test_addresses(tmp_path: Path) -> None:
    assert storage_at("/a/b").uri("c") == "file:///a/b/c"
    assert storage_at("file:///a%20b").uri("c") == "file:///a%20b/c"
    assert isinstance(storage_at(str(tmp_path)), FolderStorage)
    for wrong in ("http://x/y", "s3:///y", "file://elsewhere/y"):
        with pytest.raises(FlowiError) as caught:
            storage_at(wrong)
        assert caught.value.code == "invalid_request"


def test_a_whole_job_on_s3(s3: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import json

    monkeypatch.setenv("AWS_ENDPOINT_URL", s3.meta.endpoint_url)
    for name, value in (("ACCESS_KEY_ID", "test"), ("SECRET_ACCESS_KEY", "test"), ("DEFAULT_REGION", "us-east-1")):
        monkeypatch.setenv(f"AWS_{name}", value)
    job = make_job(f"s3://{BUCKET}/runs/r1/attempt-1/")
    s3.put_object(Bucket=BUCKET, Key="runs/r1/attempt-1/job/job.json", Body=json.dumps(job).encode())
    s3.put_object(Bucket=BUCKET, Key="data/v1/iris.csv", Body=iris_csv(tmp_path).read_bytes())
    channels = {"job": f"s3://{BUCKET}/runs/r1/attempt-1/job/", "data": f"s3://{BUCKET}/data/v1/"}

    reply = run_job(JobSettings(ml_root=tmp_path / "ml", channels=channels))

    assert reply == {"ok": True, "resultUri": f"s3://{BUCKET}/runs/r1/attempt-1/result.json"}
    kept = s3.list_objects_v2(Bucket=BUCKET, Prefix="runs/r1/attempt-1/")["Contents"]
    result = json.loads(s3.get_object(Bucket=BUCKET, Key="runs/r1/attempt-1/result.json")["Body"].read())
    assert result["package"]["uri"] == f"s3://{BUCKET}/runs/r1/attempt-1/package/"
    names = {entry["Key"].removeprefix("runs/r1/attempt-1/") for entry in kept}
    assert {"result.json", "progress.json", "log.txt", "comparison.json", "package/model.onnx"} <= names


def test_a_bucket_that_is_not_there_is_a_failure_with_a_fix(
    s3: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", s3.meta.endpoint_url)
    for name, value in (("ACCESS_KEY_ID", "test"), ("SECRET_ACCESS_KEY", "test"), ("DEFAULT_REGION", "us-east-1")):
        monkeypatch.setenv(f"AWS_{name}", value)

    reply = run_job(JobSettings(ml_root=tmp_path / "ml", channels={"job": "s3://not-there/job/"}))

    assert (reply["ok"], reply["code"]) == (False, "not_found")
    assert reply["fix"]
