#!/bin/sh
# Tries the image that build-image.sh made: starts the site in it against PostgreSQL, makes its owner by the link, restarts
# it, and finds them again. As root; DATABASE_URL names an empty database, which is filled.
#
#   DATABASE_URL=postgres://… deploy/try-image.sh [name]

set -eu
image=${1:-juggle:local}
port=8000
export BUILDAH_ISOLATION=chroot STORAGE_DRIVER=vfs
work=$(mktemp -d)
jar=$work/cookies
container=$(buildah from --pull-never "$image")
trap 'kill $site 2>/dev/null || true; buildah rm "$container" >/dev/null; rm -rf "$work"' EXIT
site=

run() {
    buildah run --user juggle --env SECRET_KEY=tried-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQR \
        --env SITE_URL=http://127.0.0.1:$port --env EMAIL_URL=consolemail:// --env DEFAULT_FROM_EMAIL=hello@juggle.example \
        --env DATABASE_URL="$DATABASE_URL" --env WORKERS=1 "$container" -- /usr/local/bin/juggle "$@"
}

start() {
    run web >"$work/log" 2>&1 &
    site=$!
    for _ in $(seq 240); do
        curl --fail --silent http://127.0.0.1:$port/livez >/dev/null && return
        sleep 2
    done
    cat "$work/log" >&2
    exit 1
}

stop() {
    curl --silent http://127.0.0.1:$port/livez
    echo
    pkill -TERM -P "$site" || true
    kill -TERM "$site" 2>/dev/null || true
    wait "$site" 2>/dev/null || true
}

send() { # path, then fields: as the form on that page would
    path=$1
    shift
    token=$(curl --silent --cookie-jar "$jar" --cookie "$jar" "http://127.0.0.1:$port$path" | sed -n 's/.*name="csrfmiddlewaretoken" value="\([^"]*\)".*/\1/p' | head -n 1)
    curl --silent --output /dev/null --write-out '%{http_code} %{redirect_url}\n' --cookie-jar "$jar" --cookie "$jar" \
        --header "Referer: http://127.0.0.1:$port$path" --data-urlencode "csrfmiddlewaretoken=$token" "$@" "http://127.0.0.1:$port$path"
}

start
curl --silent http://127.0.0.1:$port/readyz
echo
send "$(sed -n 's|.*http://127.0.0.1:[0-9]*\(/first-start/begin/.*\)|\1|p' "$work/log")"
send /first-start/owner/ --data-urlencode 'display_name=Olga Marin' --data-urlencode email=olga@together.example \
    --data-urlencode 'password=three balls and a lamp'
send /first-start/topics/ --data topics=money --data who=everybody
send /first-start/finish/
run manage doctor --quick || true
stop
start
curl --fail --silent http://127.0.0.1:$port/discussions/topics/money/ | grep -c Money
stop
