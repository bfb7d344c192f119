#!/bin/sh
# What the container does: web, worker, timers, or one command of manage.py.
#
#   web       brings the database up to date when it is new, then serves on port 8000
#   worker    background tasks
#   timers    what has to be done every minute, hour and night
#   manage …  one command, and that was it
#
# Secrets may come as files: SECRET_KEY_FILE=/run/secrets/key sets SECRET_KEY, and the same for each name below.

set -eu
cd /srv/juggle

for name in SECRET_KEY DATABASE_URL EMAIL_URL EMAIL_WEBHOOK_SECRET METRICS_TOKEN; do
    eval "file=\${${name}_FILE:-}"
    if [ -n "$file" ]; then
        [ -r "$file" ] || { echo "The site does not start: ${name}_FILE names $file, which cannot be read." >&2; exit 1; }
        export "$name=$(cat "$file")"
    fi
done
# compose.yaml knows the password as a file only. A password of letters and digits needs no escaping.
if [ -n "${DATABASE_PASSWORD_FILE:-}" ]; then
    export DATABASE_URL="postgres://juggle:$(cat "$DATABASE_PASSWORD_FILE")@${DATABASE_HOST:-database}:5432/juggle"
fi
mkdir -p "$MEDIA_ROOT" "$PRIVATE_ROOT" "$HEARTBEAT_ROOT"

manage() { .venv/bin/python manage.py "$@"; }

# Between two runs of each, as the systemd timers do; a run that takes long is not started twice.
run_timers() {
    minute=0
    trap 'exit 0' TERM INT
    while :; do
        for command in publish_scheduled send_queued_mail send_notification_emails; do
            manage "$command" || echo "$command failed; it is tried again in a minute" >&2
        done
        [ $((minute % 60)) -ne 7 ] || manage purge || echo "purge failed; it is tried again in an hour" >&2
        [ $((minute % 1440)) -ne 15 ] || manage backup --keep-days 14 || echo "no backup was made" >&2
        [ $((minute % 10080)) -ne 90 ] || manage rebuild_references_index --verbosity 0 || true
        minute=$((minute + 1))
        sleep 60 & wait $!
    done
}

case ${1:-web} in
    web)
        # A new database is filled at once. One of an older version waits for `manage upgrade`, which backs up first.
        manage upgrade --if-empty
        manage update_site_address
        manage first_start --if-new
        exec .venv/bin/python -m granian --interface wsgi --host 0.0.0.0 --port 8000 --workers "${WORKERS:-2}" \
            --blocking-threads 4 --respawn-failed-workers juggle.wsgi:application
        ;;
    worker) exec .venv/bin/python manage.py db_worker ;;
    timers) run_timers ;;
    manage) shift; exec .venv/bin/python manage.py "$@" ;;
    *) sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
