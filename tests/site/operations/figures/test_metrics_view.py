"""`/metrics` says what it should to Prometheus, and to nobody else."""

import json
import re

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.test import Client

from community.comments.models import Comment
from operations.figures.request_figures import RequestFiguresMiddleware
from tests.factories import CommentFactory

TOKEN = "long-and-random-" + "x" * 20


@pytest.fixture
def prometheus(settings, db, monkeypatch):
    """prometheus(): the figures by name and labels."""
    settings.METRICS_TOKEN = TOKEN
    monkeypatch.delenv("PROMETHEUS_MULTIPROC_DIR", raising=False)

    def ask() -> dict[str, float]:
        text = Client().get("/metrics", headers={"authorization": f"Bearer {TOKEN}"}).text
        return {name: float(value) for name, value in re.findall(r"^(site_\S+) (\S+)$", text, re.MULTILINE)}

    return ask


@pytest.mark.parametrize(
    ("path", "header"),
    [
        ("/metrics", None),
        ("/metrics", "Bearer wrong"),
        ("/metrics", "Bearer "),
        (f"/metrics?token={TOKEN}", None),
        (f"/metrics?token={TOKEN}", f"Bearer {TOKEN}"),
    ],
)
def test_nobody_else_learns_that_it_is_there(settings, db, path, header):
    settings.METRICS_TOKEN = TOKEN
    headers = {"authorization": header} if header else {}

    assert Client().get(path, headers=headers).status_code == 404


@pytest.mark.parametrize("header", ["Bearer ", "", "Bearer x"])
def test_without_a_token_there_is_no_such_page(settings, db, header):
    settings.METRICS_TOKEN = ""

    assert Client().get("/metrics", headers={"authorization": header}).status_code == 404


def test_it_says_what_is_in_the_database(prometheus, article, member):
    CommentFactory(target=article, member=member, status=Comment.Status.HELD)
    CommentFactory(target=article, member=member)

    figures = prometheus()

    assert figures["site_held_comments"] == 1
    assert figures["site_held_oldest_seconds"] >= 0
    assert figures['site_comments{status="published"}'] == 1
    assert figures['site_emails{outcome="waiting"}'] == 0
    assert figures["site_members"] >= 1


def test_requests_are_counted_by_view_and_status_and_never_by_what_was_sent(prometheus, site_tree):
    before = prometheus()
    client = Client()
    client.get("/no/such/page/at-all/")
    client.get("/livez-and-more")
    client.get("/discussions/")

    now = prometheus()

    grown = {name for name, value in now.items() if value > before.get(name, 0)}
    assert 'site_requests_total{status="200",view="discussions"}' in grown
    assert not [name for name in now if "at-all" in name or "and-more" in name]
    assert now['site_queries_total{view="discussions"}'] > 0


def test_a_failed_sign_in_is_counted(prometheus, member):
    before = prometheus().get("site_sign_ins_failed_total", 0)

    Client().post("/account/login/", {"login": member.email, "password": "wrong"})

    assert prometheus()["site_sign_ins_failed_total"] > before


def test_every_query_of_the_dashboard_names_a_figure_that_there_is(prometheus, settings, article, member):
    CommentFactory(target=article, member=member)
    Client().get("/discussions/")
    Client().post("/account/login/", {"login": member.email, "password": "wrong"})
    dashboard = json.loads((settings.ROOT / "deploy" / "grafana" / "dashboard.json").read_text())
    queries = [target["expr"] for panel in dashboard["panels"] for target in panel["targets"]]
    known = {name.partition("{")[0] for name in prometheus()} | {"site_page_cache_total", "site_exceptions_total"}

    assert len(queries) > 10
    assert {name for query in queries for name in re.findall(r"\bsite_\w+", query)} - known == set()


def test_without_a_token_nothing_is_counted(settings):
    settings.METRICS_TOKEN = ""

    with pytest.raises(MiddlewareNotUsed):
        RequestFiguresMiddleware(lambda request: None)
