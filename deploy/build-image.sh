#!/bin/sh
# Builds the image where no registry answers: debootstrap makes a Debian, buildah builds over it. As root, on Debian.
#
#   deploy/build-image.sh [name]     default juggle:local
#
# MIRROR says where Debian's packages come from, and PIP_INDEX_URL and PIP_CERT (a file) are for pip.

set -eu
cd "$(dirname "$0")/.."
image=${1:-juggle:local}
mirror=${MIRROR:-http://deb.debian.org/debian}
work=${WORK:-/var/tmp/juggle-image}
export BUILDAH_ISOLATION=chroot STORAGE_DRIVER=vfs

for tool in debootstrap buildah; do
    command -v "$tool" >/dev/null || { echo "$tool is missing: sudo apt-get install buildah debootstrap" >&2; exit 1; }
done

if ! buildah inspect localhost/juggle-base >/dev/null 2>&1; then
    echo "== a Debian from $mirror"
    mkdir -p "$work"
    [ -e "$work/base/etc/debian_version" ] || debootstrap --variant=minbase bookworm "$work/base" "$mirror" >"$work/debootstrap.log"
    # What the host knows of mirrors and certificates, so that apt and pip work inside as they do outside.
    cp /etc/resolv.conf "$work/base/etc/resolv.conf"
    rm -rf "$work/base/var/cache/apt/"* "$work/base/var/lib/apt/lists/"* "$work/base/usr/share/doc" "$work/base/usr/share/man" "$work/base/usr/share/locale"
    container=$(buildah from scratch)
    buildah copy -q "$container" "$work/base" / >/dev/null
    buildah commit -q --rm "$container" localhost/juggle-base >/dev/null
    rm -rf "$work/base"
fi

echo "== the image"
set -- --build-arg BASE=localhost/juggle-base --file deploy/Containerfile --tag "$image" --layers=false --pull-never
[ -z "${PIP_INDEX_URL:-}" ] || set -- "$@" --build-arg "PIP_INDEX_URL=$PIP_INDEX_URL"
[ -z "${PIP_CERT:-}" ] || set -- "$@" --volume "$PIP_CERT:/etc/build-ca.crt:ro" --build-arg PIP_CERT=/etc/build-ca.crt
buildah build "$@" .
size=$(buildah images --json "$image" | sed -n 's/.*"size": "\(.*\)".*/\1/p' | head -n 1)
echo "== $image is ready: ${size}"
