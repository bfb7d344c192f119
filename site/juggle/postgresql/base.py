"""Django's PostgreSQL engine. While the server does not answer, only one request every `PAUSE` seconds waits for it.

Otherwise every thread of the web server would wait, and no request would be answered, not even `/livez`.
"""

from functools import cache
from typing import Any

from django.db.backends.postgresql import base
from django.db.utils import OperationalError
from psycopg import OperationalError as NoConnection

from juggle.outage import Outage

#: One request in two seconds waits for a database that does not answer; the others are told at once.
PAUSE = 2


@cache
def outage_of(address: str) -> Outage:
    return Outage("PostgreSQL", pause=PAUSE)


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        outage = outage_of(f"{conn_params.get('host')}:{conn_params.get('port')}")
        if not outage.may_try():
            raise OperationalError("PostgreSQL did not answer a moment ago.")
        try:
            connection = super().get_new_connection(conn_params)
        except NoConnection as error:
            outage.failed(error)
            raise
        outage.answered()
        return connection
