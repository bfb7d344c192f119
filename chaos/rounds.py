"""One round for each fault: people write, something breaks, it is put right, they go on, and all of it is counted."""

import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.utils import Error
from django.test import Client
from django.utils import timezone

from benchmarks.report import Report
from blog.models import ArticlePage
from community.notifications.delivery.email_delivery import deliver_due
from community.notifications.models import QueuedEmail
from tests.factories import ArticlePageFactory, UserFactory

from .faults import FAULTS, Fault
from .losses import Losses, count_losses
from .other_servers import OtherServers
from .site_processes import ROOT, Site
from .small_disk import Disk
from .writers import Writer

MEMBERS = GUESTS = 4
#: Seconds before, during and after a fault, and for the last comment to be taken.
BEFORE, DURING, AFTER, LAST_ONE_WITHIN = 2.0, 6.0, 2.0, 30.0
#: Seconds in which a database that was started again answers, and in which all e-mails are sent.
DATABASE_WITHIN, MAIL_WITHIN = 30.0, 30.0


@dataclass
class Stage:
    """What a fault can reach."""

    disk: Disk
    servers: OtherServers
    site: Site
    writers: list[Writer]

    def addresses_of_one_guest(self) -> list[str]:
        return [self.writers[-1].address(number) for number in range(500)]

    def forget_claims(self) -> None:
        """As if the five minutes had passed for which a process claims the e-mail that it sends."""
        QueuedEmail.objects.exclude(claimed_until=None).update(claimed_until=timezone.now())


def run(disk: Disk, servers: OtherServers, names: Sequence[str], *, logs_to: Path | None) -> int:
    report = Report()
    report.say("Production settings, and PostgreSQL, Redis and a mail server of their own. About four minutes.")
    site = Site(disk.path)
    try:
        for command in (["collectstatic", "--noinput", "--verbosity", "0"], ["migrate", "--verbosity", "0"]):
            subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, check=True)
        article = ArticlePageFactory()
        sessions = [session_of_a_moderator() for _ in range(MEMBERS)]
        site.start()
        rows: list[list[object]] = []
        for name in names:
            if why_not := disk.why_not if FAULTS[name].needs_small_disk else "":
                report.say(f"  {FAULTS[name].title}: SKIPPED: {why_not}")
                rows.append([FAULTS[name].title, *["-"] * (len(COLUMNS) - 2), "SKIPPED"])
                continue
            writers = writers_for(name, site, article, sessions)
            report.say(f"  {FAULTS[name].title} …")
            losses = one_round(FAULTS[name], Stage(disk, servers, site, writers))
            rows.append(row_of(report, FAULTS[name], losses))
        report.head("While 4 members and 4 guests wrote")
        report.table(COLUMNS, rows)
    finally:
        site.stop()
        if logs_to:
            logs_to.mkdir(parents=True, exist_ok=True)
            for log in disk.path.glob("*.log"):
                shutil.copy(log, logs_to)
        connection.close()
    return report.conclude()


def session_of_a_moderator() -> str:
    """Moderators may post as often as they like."""
    browser = Client()
    browser.force_login(UserFactory(groups=["Moderators"]))
    return browser.cookies[settings.SESSION_COOKIE_NAME].value


def writers_for(name: str, site: Site, article: ArticlePage, sessions: list[str]) -> list[Writer]:
    path = f"/comments/on/{article._meta.label_lower}/{article.pk}/"
    return [
        Writer(number, port=site.port, form_path=path, session=session, round_name=name)
        for number, session in enumerate([*sessions, *[""] * GUESTS])
    ]


def one_round(fault: Fault, stage: Stage) -> Losses:
    for writer in stage.writers:
        writer.start()
    time.sleep(BEFORE)
    began = time.monotonic()
    with fault.lasting(stage):
        time.sleep(DURING)
    ended = time.monotonic()
    time.sleep(AFTER)
    for writer in stage.writers:
        writer.finish(within=LAST_ONE_WITHIN)
    for writer in stage.writers:
        writer.join()
    wait_for_database()
    send_what_waits()
    comments = [comment for writer in stage.writers for comment in writer.comments]
    sent = stage.servers.mail.taken()
    return count_losses(comments, sent=sent, fault=(began, ended), excuses_errors=fault.takes_database)


def wait_for_database() -> None:
    deadline = time.monotonic() + DATABASE_WITHIN
    while True:
        try:
            connection.close()
            connection.ensure_connection()
        except Error:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.5)
        else:
            return


def send_what_waits() -> None:
    """As the timer does in the minutes that follow: "try again now" takes the place of waiting for them."""
    deadline = time.monotonic() + MAIL_WITHIN
    while time.monotonic() < deadline and QueuedEmail.objects.waiting().exists():
        QueuedEmail.objects.waiting().retry_now()
        deliver_due()
        time.sleep(0.5)


COLUMNS = ["", "accepted", "lost", "doubled", "5xx", "texts lost", "no answer", "e-mails lost", "twice", ""]


def row_of(report: Report, fault: Fault, losses: Losses) -> list[object]:
    goals = {
        "accepted comments lost": losses.lost,
        "comments doubled": losses.doubled,
        "5xx while the database was there": losses.unexcused,
        "texts lost": losses.texts_lost,
        "comments never taken": losses.never_taken,
        "e-mails lost": losses.emails_lost,
    }
    verdicts = [report.goal(f"{fault.title}: {count} {what}", met=count == 0) for what, count in goals.items()]
    verdicts.append(report.goal(f"{fault.title}: nothing was accepted", met=losses.accepted > 0))
    return [
        fault.title,
        losses.accepted,
        losses.lost,
        losses.doubled,
        losses.server_errors,
        losses.texts_lost,
        losses.no_answer,
        losses.emails_lost,
        losses.emails_doubled,
        "MISSED" if "MISSED" in verdicts else "ok",
    ]
