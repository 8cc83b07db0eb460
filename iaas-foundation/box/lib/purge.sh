# shellcheck shell=bash
# Takes a box away: every process, interface, namespace, cgroup and file of this installation, and of no other. Sourced by box.
# Works with any part already dead, and may be repeated.

alive() {
  local stat
  { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 1
  stat=${stat##*) }
  [ "${stat:0:1}" != Z ]
}

# Ours: started under our supervisor (the mark; redis overwrites it with its title), or seeing folders of ours mounted
# (servers under a uid of their own, guests of our libvirtd).
ours() {
  grep -zqxF "$(mark)" "/proc/$1/environ" 2>/dev/null && return
  grep -qsE "parkcloud-$PARKCLOUD_INSTALLATION/libvirt /run/libvirt | $PARKCLOUD_RUN/mnt/" "/proc/$1/mountinfo" && return
  local file pid ticks
  for file in "$PARKCLOUD_RUN"/pid/*; do
    { read -r pid ticks <"$file"; } 2>/dev/null || continue
    [ "$pid" != "$1" ] || [ "$(started "$pid")" != "$ticks" ] || return 0
  done
  return 1
}

# started PID: when it started, in ticks since boot
started() {
  local stat
  { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 1
  read -ra stat <<<"${stat##*) }"
  echo "${stat[19]}"
}

end_process() {
  [ "$1" -gt 1 ] || return 0 # to kill, 0 and -1 are everybody
  alive "$1" || return 0
  kill -TERM "$1" 2>/dev/null || return 0
  until_true 3 not_alive "$1" || { kill -KILL "$1" 2>/dev/null || true; until_true 2 not_alive "$1" || true; }
}

not_alive() { ! alive "$1"; }

end_own_processes() {
  local dir pid
  for dir in /proc/[0-9]*; do
    pid=${dir#/proc/}
    [ "$pid" != $$ ] && [ "$pid" != "$BASHPID" ] && ours "$pid" || continue
    end_process "$pid"
  done
}

cgroups() { find /sys/fs/cgroup -depth -type d -path "*/$PARKCLOUD_CGROUP*" 2>/dev/null || true; }

end_cgroups() {
  local group pid
  for group in $(cgroups); do
    for pid in $(cat "$group/cgroup.procs" 2>/dev/null || true); do end_process "$pid"; done
    until_true 3 gone_group "$group" || true
  done
}

gone_group() { [ ! -d "$1" ] || rmdir "$1"; }

own_namespaces() { ip netns list 2>/dev/null | awk -v p="^pc$PARKCLOUD_INSTALLATION" '$1 ~ p {print $1}'; }

own_links() { ip -o link show 2>/dev/null | awk -F': ' -v i="$PARKCLOUD_INSTALLATION" '{sub(/@.*/, "", $2)} index($2, i) {print $2}'; }

end_network() {
  local name pid
  for name in $(own_namespaces); do
    for pid in $(ip netns pids "$name" 2>/dev/null || true); do end_process "$pid"; done
    ip netns del "$name" 2>/dev/null || true
  done
  for name in $(own_links); do ip link del "$name" 2>/dev/null || true; done
}

# Mounts of this box in the host's own namespace (there should be none), deepest first.
end_mounts() {
  local at
  for at in $(awk -v a="$PARKCLOUD_RUN/" -v b="$PARKCLOUD_HOME/" 'index($5, a) == 1 || index($5, b) == 1 {print $5}' /proc/self/mountinfo | sort -r); do
    umount -l "$at" 2>/dev/null || true
  done
}

left_over() {
  local dir
  own_namespaces
  own_links
  cgroups
  for dir in /proc/[0-9]*; do
    [ "${dir#/proc/}" = $$ ] || [ "${dir#/proc/}" = "$BASHPID" ] || ! ours "${dir#/proc/}" || ! alive "${dir#/proc/}" || echo "process ${dir#/proc/}"
  done
}

box_purge() {
  if [ ! -s "$PARKCLOUD_HOME/box.env" ]; then
    rm -f "$PARKCLOUD_HOME/.lock"
    rmdir "$PARKCLOUD_HOME" 2>/dev/null || true
    say "no box in $PARKCLOUD_HOME: nothing to remove"
    return
  fi
  load_env
  stop_everything || true
  end_own_processes
  if root; then
    end_cgroups
    end_network
    end_mounts
  fi
  local left
  left=$(left_over)
  [ -z "$left" ] || die "could not remove: $(tr '\n' ' ' <<<"$left"); run 'box purge' again"
  rm -rf --one-file-system "$PARKCLOUD_RUN" "$PARKCLOUD_HOME"/{services,scan,secrets,data,log,workloads,steps,artifacts,images,platform}
  rm -f "$PARKCLOUD_HOME/box.env" "$PARKCLOUD_HOME/.lock" "$PARKCLOUD_HOME/cli.json"
  rmdir "$PARKCLOUD_HOME" 2>/dev/null || say "kept $PARKCLOUD_HOME: it holds files that are not the box's"
  say "installation $PARKCLOUD_INSTALLATION is gone"
}
