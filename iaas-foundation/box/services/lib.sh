# shellcheck shell=bash
# What every service script needs. Sourced by run, finish and check; the supervisor runs them inside their service folder.
set -euo pipefail
SERVICE=$(basename "$PWD")
while IFS= read -r line; do
  printf -v "${line%%=*}" %s "${line#*=}"
  export "${line%%=*}"
done <../../box.env

# started PID: when it started, in ticks since boot; with it a pid is never mistaken for a later process of the same number.
started() {
  local stat
  { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 1
  read -ra stat <<<"${stat##*) }"
  [ "${stat[0]}" != Z ] && echo "${stat[19]}"
}

# Only one of us: if our supervisor was killed, the daemon it had started is still there and is ended first.
sole() {
  local file=$PARKCLOUD_RUN/pid/$SERVICE pid ticks
  if read -r pid ticks 2>/dev/null <"$file" && [ "$(started "$pid")" = "$ticks" ]; then
    kill -TERM "$pid" 2>/dev/null || true
    for _ in $(seq 100); do
      [ "$(started "$pid" || true)" = "$ticks" ] || break
      sleep 0.1
    done
    [ "$(started "$pid" || true)" != "$ticks" ] || kill -KILL "$pid" 2>/dev/null || true
  fi
  echo "$$ $(started $$)" >"$file"
}

# under_uid OFFSET folder command… : runs a server under a uid of this box, with its data folder bound to a place that this
# uid can reach (the box's home may be closed to it). Without root it runs as who we are. {} stands for the data folder.
under_uid() {
  local uid=$((PARKCLOUD_UID_FIRST + $1)) data=$PARKCLOUD_HOME/data/$2 at=$PARKCLOUD_RUN/mnt/$2
  shift 2
  mkdir -p "$data"
  if [ "$(id -u)" != 0 ]; then exec "${@//\{\}/$data}"; fi
  mkdir -p "$at"
  chown "$uid:$uid" "$data"
  chmod 700 "$data"
  # shellcheck disable=SC2016
  exec unshare -m --propagation private bash -c 'mount --bind "$1" "$2" && shift 2 && exec "$@"' - "$data" "$at" \
    setpriv --reuid "$uid" --regid "$uid" --clear-groups --no-new-privs -- "${@//\{\}/$at}"
}

# own OFFSET path… : gives files to the same uid
own() {
  local uid=$((PARKCLOUD_UID_FIRST + $1))
  shift
  [ "$(id -u)" != 0 ] || chown "$uid:$uid" "$@"
}
