# shellcheck shell=bash
# What the platform needs of the machine: packages, a JDK, Node. Sourced by the launcher.

PACKAGES_ALL=(tini s6 mariadb-server redis-server prometheus perl-base openssl curl iproute2 util-linux procps maven)
PACKAGES_REAL=(docker-registry openvswitch-switch ovn-central ovn-host ethtool nftables bubblewrap libvirt-daemon-system libvirt-clients
  qemu-system-x86 qemu-utils ipxe-qemu busybox-static cpio xz-utils zstd genisoimage)
PACKAGES_TEST=(iputils-ping tcpdump git openssh-client skopeo) # beside those of the real engines

# A package may be replaced by whatever gives the same program.
program_of() {
  case $1 in
    s6) echo s6-svscan ;;
    mariadb-server) echo mariadbd ;;
    redis-server) echo redis-server ;;
    iproute2) echo ip ;;
    util-linux) echo setpriv ;;
    procps) echo ps ;;
    perl-base) echo perl ;;
    maven) echo mvn ;;
    openvswitch-switch) echo ovs-vswitchd ;;
    ovn-central) echo ovn-northd ;;
    ovn-host) echo ovn-controller ;;
    nftables) echo nft ;;
    bubblewrap) echo bwrap ;;
    libvirt-daemon-system) echo libvirtd ;;
    libvirt-clients) echo virsh ;;
    qemu-system-x86) echo qemu-system-x86_64 ;;
    qemu-utils) echo qemu-img ;;
    busybox-static) echo busybox ;;
    xz-utils) echo xz ;;
    iputils-ping) echo ping ;;
    openssh-client) echo ssh ;;
    *) echo "$1" ;;
  esac
}

has_package() {
  case $1 in
    genisoimage) command -v genisoimage xorrisofs mkisofs >/dev/null ;; # any of them writes the guests' seeds
    ipxe-qemu) [ -d /usr/lib/ipxe ] || [ -d /usr/share/qemu ] ;;
    *) PATH=$PATH:/usr/sbin:/sbin command -v "$(program_of "$1")" >/dev/null ;;
  esac
}

missing_packages() { # simulated|real|test
  local package list=("${PACKAGES_ALL[@]}")
  [ "$1" = simulated ] || list+=("${PACKAGES_REAL[@]}")
  [ "$1" != test ] || list+=("${PACKAGES_TEST[@]}")
  for package in "${list[@]}"; do has_package "$package" || echo "$package"; done
}

install_packages() { # simulated|real|test
  local missing log
  mapfile -t missing < <(missing_packages "$1")
  [ ${#missing[@]} -gt 0 ] || return 0
  may_install || stop "missing packages: ${missing[*]}; install them with: sudo apt-get install --no-install-recommends ${missing[*]}"
  command -v apt-get >/dev/null || stop "missing programs (Debian package names): ${missing[*]}; this is not Debian or Ubuntu, install what corresponds"
  tell "installing the missing packages ${missing[*]}"
  log=$(mktemp)
  if ! apt_install "${missing[@]}" >"$log" 2>&1 || [ -n "$(missing_packages "$1")" ]; then
    tail -n 15 "$log" >&2
    stop "these packages could not be installed: $(missing_packages "$1" | tr '\n' ' '); the whole log is in $log"
  fi
  rm -f "$log"
}

may_install() { [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# Services of the distribution must not start meanwhile: the box runs its own.
apt_install() { # package...
  local policy=/usr/sbin/policy-rc.d made= rc=0
  apt_update
  if [ ! -e $policy ]; then printf '#!/bin/sh\nexit 101\n' | as_root tee $policy >/dev/null && as_root chmod 755 $policy && made=1; fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends "$@" || rc=$?
  [ -z "$made" ] || as_root rm -f $policy
  return $rc
}

# Once per command, and only where packages may be installed: nobody is asked for a password. A list that cannot be fetched may
# still be there from before.
apt_update() {
  [ -z "${APT_UPDATED:-}" ] && may_install && command -v apt-get >/dev/null || return 0
  APT_UPDATED=1
  as_root apt-get -q update || true
}

# Installs the package where the distribution has it; whether it helped, the caller sees.
install_if_offered() { # package
  apt_update >/dev/null 2>&1
  may_install && apt-get -s install "$1" >/dev/null 2>&1 || return 0
  tell "installing $1"
  apt_install "$1" >/dev/null 2>&1 || true
}

java_version() { # java program: its feature version, or nothing
  "$1" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1
}

# The newest JDK of 21 or later: JAVA_HOME, the system's folder, the path. Prints its home.
find_jdk() {
  local candidate version best=0 home=
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/*jdk* "$(dirname "$(dirname "$(readlink -f "$(command -v javac || echo /nowhere/bin/javac)")")")"; do
    [ -n "$candidate" ] && [ -x "$candidate/bin/javac" ] || continue
    version=$(java_version "$candidate/bin/java")
    if [ -n "$version" ] && [ "$version" -ge 21 ] && [ "$version" -gt "$best" ]; then
      best=$version
      home=$candidate
    fi
  done
  [ -n "$home" ] && echo "$home"
}

need_jdk() {
  JDK=$(find_jdk) && return
  local package
  for package in openjdk-25-jdk-headless openjdk-21-jdk-headless; do # 25 starts faster, by its ahead-of-time cache
    install_if_offered $package
    JDK=$(find_jdk) && return
  done
  stop "no JDK of 21 or later was found in JAVA_HOME, /usr/lib/jvm or the path; install one (for example Eclipse Temurin 25) and set JAVA_HOME"
}

node_version() { "$1" --version 2>/dev/null | sed -n 's/^v\([0-9]*\).*/\1/p'; }

# The folder of a Node.js of 20 or later.
find_node() {
  local candidate version
  for candidate in "$(command -v node || true)" /usr/local/bin/node /opt/node*/bin/node; do
    [ -x "$candidate" ] || continue
    version=$(node_version "$candidate")
    if [ -n "$version" ] && [ "$version" -ge 20 ]; then
      dirname "$candidate"
      return
    fi
  done
  return 1
}

need_node() {
  local folder
  if ! folder=$(find_node); then
    apt_update >/dev/null 2>&1
    if [ "$(apt-cache policy nodejs 2>/dev/null | sed -n 's/ *Candidate: \([0-9]*\).*/\1/p')" -ge 20 ] 2>/dev/null; then
      install_if_offered nodejs
      install_if_offered npm
    fi
    folder=$(find_node) || stop "no Node.js of 20 or later was found; install one and put it in the path"
  fi
  PATH=$folder:$PATH
}

# A browser of the Chromium family, for the tests: CHROMIUM, one that is there, or the distribution's. Sets BROWSER.
need_browser() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    if [ -n "$name" ] && BROWSER=$(command -v "$name"); then return; fi
  done
  BROWSER=
  apt_update >/dev/null 2>&1
  # A transitional package would bring a snap, which cannot be driven here. No pipes: a reader that stops early fails them.
  if [[ $(apt-cache policy chromium 2>/dev/null) =~ Candidate:\ [0-9] && ! $(apt-cache depends chromium 2>/dev/null) =~ snapd ]]; then
    install_if_offered chromium
    install_if_offered fonts-noto-cjk
  fi
  BROWSER=$(command -v chromium)
}

# One line per ability: ok, no (with what to do), or note.
doctor() {
  local bad=0
  line() { printf '%-5s %-22s %s\n' "$1" "$2" "$3"; [ "$1" != no ] || bad=1; }
  if [ "$(id -u)" = 0 ]; then line ok root "real engines are possible"; else
    line no root "without root there are no network namespaces, bridges and cgroups: run as root, or choose the simulated engines with PARKCLOUD_ENGINES=simulated"
  fi
  local missing
  missing=$(missing_packages real | tr '\n' ' ')
  if [ -z "$missing" ]; then line ok packages "all there"; else line no packages "missing: ${missing}(installed by 'parkcloud up' as root)"; fi
  if JDK=$(find_jdk); then line ok jdk "$(java_version "$JDK/bin/java") in $JDK"; else line no jdk "none of 21 or later; install one and set JAVA_HOME"; fi
  local node
  if node=$(find_node); then line ok node "$("$node/node" --version)"; else line no node "none of 20 or later"; fi
  if [ -e /dev/kvm ]; then line note kvm "/dev/kvm is there; the platform boots a tiny guest to see whether it works, else it emulates"; else line note kvm "absent: guests are emulated, which is slower"; fi
  if [ -e /sys/fs/cgroup/cgroup.controllers ]; then line ok cgroups "version 2"; elif [ -d /sys/fs/cgroup/memory ] && [ -d /sys/fs/cgroup/cpu ]; then line ok cgroups "version 1"; else line no cgroups "neither version 2 nor the memory and cpu controllers of version 1 are mounted"; fi
  if [ "$(id -u)" = 0 ] && command -v bwrap >/dev/null; then
    if setpriv --reuid 65533 --regid 65533 --clear-groups --no-new-privs bwrap --unshare-user --disable-userns --ro-bind /usr /usr --symlink usr/lib /lib --symlink usr/lib64 /lib64 --proc /proc --unshare-pid /usr/bin/true 2>/dev/null; then
      line ok sandbox "user namespaces work"
    else
      line no sandbox "bubblewrap cannot make a user namespace; allow them (sysctl kernel.apparmor_restrict_unprivileged_userns=0, or kernel.unprivileged_userns_clone=1)"
    fi
  fi
  local kib
  kib=$(awk '/^MemAvailable/ {print $2}' /proc/meminfo)
  if [ "$kib" -gt 4000000 ]; then line ok memory "$((kib >> 10)) MiB free"; else line no memory "$((kib >> 10)) MiB free; the demo needs about 4000"; fi
  kib=$(df -Pk "$(existing_parent "$PARKCLOUD_HOME")" | awk 'NR == 2 {print $4}')
  if [ "$kib" -gt 6000000 ]; then line ok disk "$((kib >> 20)) GiB free for $PARKCLOUD_HOME"; else line no disk "$((kib >> 10)) MiB free for $PARKCLOUD_HOME; the demo needs about 6000"; fi
  return $bad
}

existing_parent() {
  local at=$1
  while [ ! -d "$at" ]; do at=$(dirname "$at"); done
  echo "$at"
}
