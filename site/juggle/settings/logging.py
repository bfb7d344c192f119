"""One line per event on the console. E-mail addresses are removed by the formatters."""

from typing import Any

from .environment import env

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "juggle.request_id.RequestIdFilter"}},
    "formatters": {
        "line": {
            "()": "juggle.log_formatters.RedactedLineFormatter",
            "format": "{levelname} {name} {request_id} {message}",
            "style": "{",
        },
        "json": {
            "()": "juggle.log_formatters.RedactedJsonFormatter",
            "fmt": "{asctime}{levelname}{name}{request_id}{message}",
            "style": "{",
        },
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["request_id"]},
        "operator": {"class": "operations.error_emails.OperatorEmailHandler", "filters": ["request_id"]},
    },
    "root": {
        "handlers": ["console", "operator"],
        "level": env.choice("LOG_LEVEL", "INFO", ["DEBUG", "INFO", "WARNING", "ERROR"]),
    },
}
