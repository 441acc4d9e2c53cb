"""The interface for programs as it describes itself: made-up calls stumble over nothing, each answer is announced."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from dateline.run import many
from dateline.store.opening import open_store
from dateline.web.app import create_app
from dateline.web.config import WebSettings
from support.stores import coded, fill, name_reading
from support.stubs import FakeCoder
from web.conftest import BEARER, TOKEN, nasty_reading

CALLS, SECONDS = 15, 120
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[schemathesis.BaseSchema]:
    path: Path = tmp_path_factory.mktemp("interface") / "news.db"
    opened = open_store(path, create_missing=True)
    fill(opened, [coded(name_reading("one")), coded(nasty_reading())])
    app = create_app(opened, WebSettings(token=TOKEN, hosts=None))
    with patch.object(many, "_load", lambda settings: FakeCoder()):
        yield schemathesis.openapi.from_asgi("/api/openapi.json", app)
        app.state.room.jobs.close()


def test_answers_are_as_announced(described: schemathesis.BaseSchema) -> None:
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) > 20
    for operation in operations:
        call_often(operation)


def call_often(operation: schemathesis.APIOperation) -> None:
    """Calls an operation with values that are made up."""

    @settings(
        max_examples=CALLS,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def call(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS, headers=BEARER, timeout=SECONDS)

    call()
