# shellcheck shell=bash
# Starting, stopping and looking at supervised services. Sourced by box.
# tini (a child subreaper) -> s6-svscan -> one s6-supervise per service: a dead daemon is back at once, and nothing here
# hangs on the life of the platform's JVM.

FIRST=(mariadb redis prometheus registry ovsdb ovn-nb ovn-sb libvirtd)
SECOND=(vswitchd ovn-northd ovn-controller)

box_services() {
  if [ "$PARKCLOUD_ENGINES" = real ]; then echo "${FIRST[@]}" "${SECOND[@]}"; else echo mariadb redis prometheus; fi
}

# Processes we start carry this mark in their environment, so that purge knows ours from everybody else's.
mark() { echo "PARKCLOUD_SUPERVISED=$PARKCLOUD_INSTALLATION"; }

scanning() { [ -p "$PARKCLOUD_SCAN/.s6-svscan/control" ] && s6-svscanctl "$PARKCLOUD_SCAN" 2>/dev/null; }

running_service() {
  local dir=${PARKCLOUD_SCAN:-$PARKCLOUD_HOME/scan}/$1
  [ -d "$dir" ] && [ "$(s6-svstat -o up "$dir" 2>/dev/null)" = true ]
}

start_supervisor() {
  scanning && return
  local tool
  for tool in tini s6-svscan s6-svc s6-log; do
    command -v $tool >/dev/null || die "$tool is missing; install the Debian packages tini and s6"
  done
  end_stray_supervisors
  env "$(mark)" setsid tini -s -- s6-svscan -c 500 "$PARKCLOUD_SCAN" </dev/null >>"$PARKCLOUD_HOME/log/supervisor.log" 2>&1 9>&- &
  disown
  until_true 10 scanning || die "the supervisor did not start; see $PARKCLOUD_HOME/log/supervisor.log"
}

# If tini or s6-svscan was killed, the s6-supervise processes are left without a parent that knows them. They go; the daemons
# they leave behind are ended and started again by the run scripts of their services.
end_stray_supervisors() {
  local dir
  for dir in /proc/[0-9]*; do
    [ "$(cat "$dir/comm" 2>/dev/null)" = s6-supervise ] || continue
    grep -zqxF "$(mark)" "$dir/environ" 2>/dev/null || continue
    kill -KILL "${dir#/proc/}" 2>/dev/null || true
  done
}

# Brings a service folder up to date from the sources and hands it to the supervisor, not started.
enlist() {
  local name=$1 dir=$PARKCLOUD_HOME/services/$1
  [ -d "$BOX_DIR/services/$name" ] || die "unknown service '$name'; known: $(cd "$BOX_DIR/services" && echo */ | tr -d /)"
  mkdir -p "$dir/log"
  install -m 644 "$BOX_DIR/services/lib.sh" "$PARKCLOUD_HOME/services/lib.sh"
  local script
  for script in run finish check; do
    [ ! -f "$BOX_DIR/services/$name/$script" ] || install -m 755 "$BOX_DIR/services/$name/$script" "$dir/$script"
  done
  install -m 755 "$BOX_DIR/services/log" "$dir/log/run"
  [ -e "$PARKCLOUD_SCAN/$name" ] || { touch "$dir/down" && ln -sfn "../services/$name" "$PARKCLOUD_SCAN/$name"; }
}

supervised() { [ -p "$PARKCLOUD_SCAN/$1/supervise/control" ] && s6-svok "$PARKCLOUD_SCAN/$1"; }

launch() {
  local name=$1
  rm -f "$PARKCLOUD_HOME/services/$name/down"
  until_true 10 told_up "$name" || die "the supervisor did not take up service $name; see $PARKCLOUD_HOME/log/supervisor.log"
}

# A new supervisor may listen, and a moment later not: s6-svscan starts some again while it first looks around.
told_up() { supervised "$1" && s6-svc -u "$PARKCLOUD_SCAN/$1" 2>/dev/null; }

ready() { (cd "$PARKCLOUD_HOME/services/$1" && timeout 10 ./check >/dev/null 2>&1); }

wait_ready() {
  [ -d "$PARKCLOUD_HOME/services/$1" ] || die "service '$1' was never started"
  until_true "$2" ready "$1" && return
  say "service $1 is not ready after $2 s; the end of $PARKCLOUD_HOME/log/$1/current:"
  tail -n 15 "$PARKCLOUD_HOME/log/$1/current" >&2 || true
  return 1
}

among() { # word list… : whether the word is in the list
  local word=$1 one
  shift
  for one in "$@"; do [ "$one" != "$word" ] || return 0; done
  return 1
}

box_start() {
  local wanted name
  read -ra wanted <<<"${*:-$(box_services)}"
  make_folders
  for name in "${wanted[@]}"; do enlist "$name"; done
  start_supervisor
  s6-svscanctl -an "$PARKCLOUD_SCAN"
  for name in "${wanted[@]}"; do among "$name" "${SECOND[@]}" platform || launch "$name"; done
  if among ovsdb "${wanted[@]}"; then
    wait_ready ovsdb 20 || exit 1
    declare_bridges
    external_link
  fi
  for name in "${wanted[@]}"; do ! among "$name" "${SECOND[@]}" || launch "$name"; done
  for name in "${wanted[@]}"; do [ "$name" = platform ] || wait_ready "$name" 60 || exit 1; done
  if among platform "${wanted[@]}"; then
    launch platform
    wait_ready platform "${PARKCLOUD_PLATFORM_TIMEOUT:-120}" || exit 1
  fi
}

# down_service NAME MILLISECONDS: ends it politely, then by force; back only when it is gone.
down_service() {
  local dir=$PARKCLOUD_SCAN/$1
  [ -d "$dir" ] || return 0
  touch "$dir/down"
  supervised "$1" || return 0
  s6-svc -wD -T "$2" -d "$dir" 2>/dev/null || s6-svc -wD -T 5000 -k "$dir" 2>/dev/null || say "service $1 does not end"
}

stop_services() {
  local name
  for name in "$@"; do down_service "$name" 20000; done
}

# Everything, the platform first, so that it does not heal what is being taken down.
stop_everything() {
  down_service platform 20000
  if scanning || [ -d "$PARKCLOUD_SCAN" ]; then
    local dir name
    for dir in "$PARKCLOUD_SCAN"/w-*/; do
      [ -d "$dir" ] || continue
      name=$(basename "$dir")
      down_service "$name" 15000 &
    done
    wait
    end_guests
    stop_services libvirtd ovn-controller ovn-northd vswitchd ovn-nb ovn-sb ovsdb registry prometheus redis mariadb
  fi
  end_supervisor
}

end_supervisor() {
  ! scanning || s6-svscanctl -t "$PARKCLOUD_SCAN" || true
  until_true 10 supervisor_gone || true
  local dir
  for dir in "$PARKCLOUD_SCAN"/*/ "$PARKCLOUD_SCAN"/*/log/; do # what survived a killed supervisor
    [ ! -p "$dir/supervise/control" ] || ! s6-svok "$dir" || s6-svc -xd "$dir" || true
  done
}

supervisor_gone() { ! scanning; }

# A guest's own shutdown is the platform's business; here the box goes down.
end_guests() {
  local socket=$PARKCLOUD_RUN/libvirt/libvirt-sock id
  [ -S "$socket" ] && command -v virsh >/dev/null || return 0
  for id in $(timeout 10 virsh -q -c "$PARKCLOUD_LIBVIRT_URI" list --uuid 2>/dev/null || true); do
    timeout 20 virsh -q -c "$PARKCLOUD_LIBVIRT_URI" destroy --graceful "$id" >/dev/null 2>&1 || true
  done
}

box_status() {
  local dir name up pid seconds state json=
  for dir in "$PARKCLOUD_SCAN"/*/; do
    [ -d "$dir/supervise" ] || [ -f "$dir/run" ] || continue
    name=$(basename "$dir")
    read -r up pid seconds <<<"$(s6-svstat -o up,pid,updownfor "$dir" 2>/dev/null || echo "false -1 0")"
    state=down
    if [ "$up" = true ]; then
      state=up
      if [ ! -x "$dir/check" ] || ready "$name"; then state=ready; fi
    fi
    if [ "${1:-}" = --json ]; then
      json+="${json:+,}{\"service\":\"$name\",\"state\":\"$state\",\"pid\":$pid,\"seconds\":$seconds}"
    else
      printf '%-28s %-6s %8s %8s s\n' "$name" "$state" "$pid" "$seconds"
    fi
  done
  [ "${1:-}" != --json ] || printf '{"installation":"%s","services":[%s]}\n' "$PARKCLOUD_INSTALLATION" "$json"
}
