from community.members import closed_accounts
from community.members.closed_accounts import explanation_url, register
from community.members.models import User


def test_the_first_who_knows_says_where_it_is_explained(monkeypatch) -> None:
    monkeypatch.setattr(closed_accounts, "_explanations", [])
    assert explanation_url(User()) == ""

    register(lambda member: "")
    register(lambda member: f"/closed/{member.username}/")
    register(lambda member: "/never-asked/")

    assert explanation_url(User(username="rosa")) == "/closed/rosa/"


def test_one_is_asked_once(monkeypatch) -> None:
    asked = []
    monkeypatch.setattr(closed_accounts, "_explanations", [])

    def explain(member: User) -> str:
        asked.append(member.username)
        return ""

    register(explain)
    register(explain)

    assert (explanation_url(User(username="rosa")), asked) == ("", ["rosa"])
