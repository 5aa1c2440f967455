"""What was answered a moment ago survives a hard kill."""

from __future__ import annotations

import secrets

from harness import Substrate

TABLE = "rows"
ROWS = 500


def make_table(substrate: Substrate) -> None:
    substrate.client("dynamodb").create_table(
        TableName=TABLE,
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )


def put_rows(substrate: Substrate, first: int, count: int) -> None:
    table = substrate.client("dynamodb")
    for number in range(first, first + count):
        table.put_item(TableName=TABLE, Item={"pk": {"S": str(number)}, "blob": {"B": b"\x00\xff"}})


def count_rows(substrate: Substrate) -> int:
    return int(substrate.client("dynamodb").scan(TableName=TABLE, Select="COUNT")["Count"])


def test_rows_and_object_survive_kill_9(private: Substrate) -> None:
    make_table(private)
    put_rows(private, 0, ROWS)
    storage = private.client("s3")
    storage.create_bucket(Bucket="data")
    storage.put_object(Bucket="data", Key="in/a b.csv", Body=b"1,2\n")
    private.wait_for_save()

    private.kill()
    private.start()

    assert count_rows(private) == ROWS
    assert private.client("s3").get_object(Bucket="data", Key="in/a b.csv")["Body"].read() == b"1,2\n"


def test_clean_stop_saves_what_was_not_saved_yet(private: Substrate) -> None:
    make_table(private)
    put_rows(private, 0, 3)

    assert private.stop() == 0
    private.start()

    assert count_rows(private) == 3


def test_end_of_starter_stops_it_cleanly(private: Substrate) -> None:
    make_table(private)
    put_rows(private, 0, 3)
    assert private.process is not None
    assert private.process.stdin is not None

    private.process.stdin.close()

    assert private.process.wait(timeout=20) == 0
    private.start()
    assert count_rows(private) == 3


def test_damaged_generation_falls_back_to_the_one_before(private: Substrate) -> None:
    make_table(private)
    put_rows(private, 0, 3)
    # Twice, so that the generation before the newest holds the rows too.
    private.wait_for_save()
    private.wait_for_save()
    private.kill()
    newest = private.home / "snapshots" / str(private.generation()) / "dynamodb.json"
    content = newest.read_bytes()
    newest.unlink()
    newest.write_bytes(content[: len(content) // 2])

    private.start()

    assert count_rows(private) == 3


def test_idle_substrate_is_not_saved_again(private: Substrate) -> None:
    make_table(private)
    private.wait_for_save()
    # The marker's own write may still be waiting; one more read-only client call must not add to it.
    count_rows(private)
    private.wait_until(lambda: (private.home / "snapshots" / str(private.generation())).exists())
    before = private.generation()

    for _ in range(20):
        count_rows(private)

    assert private.generation() - before <= 1


def test_user_signs_in_with_the_same_password_after_kill_9(private: Substrate) -> None:
    users = private.client("cognito-idp")
    pool = users.create_user_pool(PoolName="people")["UserPool"]["Id"]
    client = users.create_user_pool_client(
        UserPoolId=pool, ClientName="cli", ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH"]
    )["UserPoolClient"]["ClientId"]
    users.admin_create_user(UserPoolId=pool, Username="owner", MessageAction="SUPPRESS")
    password = secrets.token_urlsafe(16) + "aA1!"
    users.admin_set_user_password(UserPoolId=pool, Username="owner", Password=password, Permanent=True)
    private.wait_for_save()

    private.kill()
    private.start()

    given = private.client("cognito-idp").initiate_auth(
        ClientId=client,
        AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": "owner", "PASSWORD": password},
    )
    assert given["AuthenticationResult"]["AccessToken"]
