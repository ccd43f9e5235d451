#!/bin/sh
# tests/debian/bare.sh [TARGET...]: proves the promise of the README on a bare Debian 12 root with
# only git and make: clone, `make site`, `make test` (or the targets named), nothing else by hand.
#
# Needs root, debootstrap and a network with Debian's packages and npm; not a part of `make test`.
# The untouched root is kept in $BARE (default /tmp/bare-root) and copied for each run.
set -eu
[ "$(id -u)" = 0 ] || { echo 'Kør som root.' >&2; exit 2; }
repository=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
bare=${BARE:-/tmp/bare-root}
root=$bare.run

if [ ! -e "$bare/.ready" ]; then
    command -v debootstrap >/dev/null || { echo 'Installér debootstrap.' >&2; exit 2; }
    rm -rf "$bare"
    debootstrap --variant=minbase --include=git,make,ca-certificates bookworm "$bare" ${MIRROR:+"$MIRROR"}
    touch "$bare/.ready"
fi

release() {
    for place in dev/shm dev proc; do
        ! mountpoint -q "$root/$place" || umount -l "$root/$place"
    done
}
trap release EXIT
trap 'exit 130' INT TERM
release
# Never into a mount that would not let go: /dev is the machine's own.
rm -rf --one-file-system "$root"
cp -a "$bare" "$root"
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
mount -t tmpfs shm "$root/dev/shm" 2>/dev/null || :

# The network is this machine's: where packages come from, and whom it trusts.
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
cp -L /etc/hosts "$root/etc/hosts"
for file in /etc/apt/sources.list /etc/apt/sources.list.d/debian.sources; do
    [ ! -e "$file" ] || cp "$file" "$root$file"
done
cp -L --remove-destination /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
set -- "${@:-site test}"
pass="HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8"
for name in http_proxy https_proxy no_proxy; do
    eval "value=\${$name:-}"
    [ -z "$value" ] || pass="$pass $name=$value"
done
if command -v npm >/dev/null; then
    pass="$pass npm_config_registry=$(npm config get registry 2>/dev/null)"
fi
if [ -n "${NODE_EXTRA_CA_CERTS:-}" ]; then
    cp -L "$NODE_EXTRA_CA_CERTS" "$root/etc/ssl/extra.pem"
    pass="$pass NODE_EXTRA_CA_CERTS=/etc/ssl/extra.pem"
fi

git clone -q "$repository" "$root/root/skoletilbud"
# shellcheck disable=SC2086
for target in $*; do
    echo "== make $target"
    chroot "$root" env -i $pass make -C /root/skoletilbud "$target"
done
echo "Klar: den bare Debian kunne $*."
