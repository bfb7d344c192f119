"""Queries that every page of a member asks, put together once: that takes Django longer than the database's answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from inspect import signature
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)

#: No row has an id from here on. An id of any table can be so large.
FIRST_PLACEHOLDER = 2_147_000_000


class PreparedQuery(Generic[M]):
    def __init__(self, build: Callable[..., QuerySet[M, Any]]) -> None:
        """`build` takes ids and returns the query for them. It is called once, with ids that nothing has, so it may not
        ask the database."""
        self._build = build

    def rows(self, *ids: int) -> list[tuple[Any, ...]]:
        """For a query of `values_list`, of ids and texts: anything else, such as a time, comes as the database gives
        it."""
        with connection.cursor() as cursor:
            cursor.execute(*self._statement(ids))
            return cursor.fetchall()

    def instances(self, *ids: int) -> list[M]:
        """For a query without `values_list`, `select_related` and the like. Annotations come as the database gives
        them."""
        model, *_ = self._prepared
        return list(model._default_manager.raw(*self._statement(ids)))

    def _statement(self, ids: tuple[int, ...]) -> tuple[str, list[Any]]:
        _, sql, parameters = self._prepared
        return sql, [ids[value] if is_placeholder else value for value, is_placeholder in parameters]

    @cached_property
    def _prepared(self) -> tuple[type[M], str, list[tuple[Any, bool]]]:
        """The statement, and each of its parameters: the position of an id among those given, or a value."""
        count = len(signature(self._build).parameters)
        placeholders = {FIRST_PLACEHOLDER + position: position for position in range(count)}
        query = self._build(*placeholders)
        sql, parameters = query.query.sql_with_params()
        return query.model, sql, [(placeholders.get(value, value), value in placeholders) for value in parameters]
