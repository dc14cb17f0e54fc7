"""Transactions that only read."""

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from postings.database.snapshots import read_only
from postings.models import Category


@pytest.mark.django_db(transaction=True)
class TestReadOnly:
    def test_write_is_refused_and_a_later_one_is_not(self) -> None:
        with pytest.raises(DatabaseError), read_only():
            Category.objects.create(name="Sea")
        Category.objects.create(name="Sea")

    def test_error_within_is_raised_and_leaves_nothing_set(self) -> None:
        with pytest.raises(IntegrityError, match="of the block"), read_only(), transaction.atomic(savepoint=False):
            raise IntegrityError("of the block")
        Category.objects.create(name="Sea")

    def test_closed_connection_is_opened(self) -> None:
        connection.close()
        with read_only():
            assert not Category.objects.exists()
        Category.objects.create(name="Sea")

    def test_block_reads_one_state(self, second_connection: Any) -> None:
        with read_only():
            assert Category.objects.count() == 0
            second_connection.execute("INSERT INTO postings_category (name) VALUES ('Sea')")
            assert Category.objects.count() == 0
        assert Category.objects.count() == 1
