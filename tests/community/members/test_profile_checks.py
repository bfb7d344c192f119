from community.members import profile_checks
from community.members.models import User
from community.members.profile_checks import problem_with_profile, register, register_lock, why_profile_is_locked


def test_the_first_problem_is_said(monkeypatch) -> None:
    monkeypatch.setattr(profile_checks, "_checks", [])
    register(lambda member, name, about: "")
    register(lambda member, name, about: f"{name}: {about}.")
    register(lambda member, name, about: "Never asked.")

    assert problem_with_profile(User(), "Rosa", "Two boys") == "Rosa: Two boys."


def test_a_check_is_asked_once(monkeypatch) -> None:
    asked = []
    monkeypatch.setattr(profile_checks, "_checks", [])

    def check(member: User, name: str, about: str) -> str:
        asked.append(about)
        return ""

    register(check)
    register(check)

    assert (problem_with_profile(User(), "Rosa", "Two boys"), asked) == ("", ["Two boys"])


def test_a_profile_is_locked_by_the_first_who_says_why_and_otherwise_open(monkeypatch) -> None:
    monkeypatch.setattr(profile_checks, "_locks", [])
    assert why_profile_is_locked(User()) == ""

    register_lock(lambda member: "")
    register_lock(lambda member: f"{member.display_name} waits.")
    register_lock(lambda member: "Never asked.")

    assert why_profile_is_locked(User(display_name="Rosa")) == "Rosa waits."
