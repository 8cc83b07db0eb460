# shellcheck shell=bash
# What a box is called and where its parts listen. Sourced by box.

# Every setting, in the order box.env lists them. Precedence: environment, then box.env, then the default.
SETTINGS=(INSTALLATION RUN HTTP_PORT GIT_SSH_PORT REGISTRY_PORT MARIADB_PORT REDIS_PORT PROMETHEUS_PORT EXTERNAL_CIDR UID_FIRST UID_COUNT MARIADB_BUFFER_POOL
  METRICS_DAYS METRICS_SIZE ENGINES)

# A free loopback port from the range the kernel does not hand out by itself on most systems.
free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    port_free "$port" && break
  done
  echo "$port"
}

port_free() { [ -z "$(ss -Hltn "sport = :$1")" ]; }

# Whether no route or address of this host touches the network.
cidr_free() {
  [ -z "$({ ip -4 route show root "$1"; ip -4 route show match "$1"; } | grep -v '^default' || true)" ]
}

free_cidr() {
  local n
  for n in $(seq 0 255); do
    if cidr_free "172.31.$n.0/24"; then
      echo "172.31.$n.0/24"
      return
    fi
  done
  die "no free network in 172.31.0.0/16; set PARKCLOUD_EXTERNAL_CIDR"
}

default_of() {
  case $1 in
    INSTALLATION) od -An -N3 -tx1 /dev/urandom | tr -d ' \n' ;;
    RUN) if root; then echo "/run/parkcloud-$PARKCLOUD_INSTALLATION"; else echo "$PARKCLOUD_HOME/run"; fi ;;
    HTTP_PORT) echo 8080 ;;
    GIT_SSH_PORT) echo 8022 ;;
    REGISTRY_PORT) echo 5000 ;;
    MARIADB_PORT) echo 13306 ;;
    REDIS_PORT) echo 16379 ;;
    PROMETHEUS_PORT) echo 19090 ;;
    EXTERNAL_CIDR) echo 172.31.0.0/24 ;;
    # A range of its own per installation, above ordinary users and below 2^31.
    UID_FIRST) if root; then echo $((1000000000 + 0x${PARKCLOUD_INSTALLATION:0:4} * 10000)); else id -u; fi ;;
    UID_COUNT) if root; then echo 10000; else echo 1; fi ;;
    # A sixteenth of the machine's memory, within reason: it is taken as it is needed.
    MARIADB_BUFFER_POOL) awk '/^MemTotal/ {m = int($2 / 16 / 1024); print (m < 256 ? 256 : m > 8192 ? 8192 : m) "M"}' /proc/meminfo ;;
    METRICS_DAYS) echo 15 ;;
    METRICS_SIZE) echo 2GB ;;
    ENGINES) if root; then echo real; else echo simulated; fi ;;
  esac
}

# auto means: find a free one now, and keep it.
settle() {
  local name=PARKCLOUD_$1
  case $1 in
    *_PORT) if [ "${!name}" = auto ]; then printf -v "$name" %s "$(free_port)"; fi ;;
    EXTERNAL_CIDR) if [ "${!name}" = auto ]; then printf -v "$name" %s "$(free_cidr)"; fi ;;
  esac
}

check_settings() {
  [[ $PARKCLOUD_INSTALLATION =~ ^[0-9a-f]{6}$ ]] \
    || die "PARKCLOUD_INSTALLATION must be six lower-case hexadecimal digits, was '$PARKCLOUD_INSTALLATION'"
  [[ $PARKCLOUD_EXTERNAL_CIDR =~ ^([0-9]{1,3}\.){3}[0-9]{1,3}/[0-9]{1,2}$ ]] \
    || die "PARKCLOUD_EXTERNAL_CIDR must look like 172.31.0.0/24, was '$PARKCLOUD_EXTERNAL_CIDR'"
  local prefix=${PARKCLOUD_EXTERNAL_CIDR#*/}
  if [ "$prefix" -lt 16 ] || [ "$prefix" -gt 28 ]; then
    die "the prefix of PARKCLOUD_EXTERNAL_CIDR must be 16..28, was $prefix in '$PARKCLOUD_EXTERNAL_CIDR'"
  fi
  [[ $PARKCLOUD_METRICS_DAYS =~ ^[1-9][0-9]{0,3}$ ]] || die "PARKCLOUD_METRICS_DAYS must be 1..9999, was '$PARKCLOUD_METRICS_DAYS'"
  [[ $PARKCLOUD_METRICS_SIZE =~ ^[1-9][0-9]{0,5}[MGT]B$ ]] || die "PARKCLOUD_METRICS_SIZE must look like 2GB, was '$PARKCLOUD_METRICS_SIZE'"
  [[ $PARKCLOUD_ENGINES =~ ^(real|simulated)$ ]] || die "PARKCLOUD_ENGINES must be real or simulated, was '$PARKCLOUD_ENGINES'"
  if [ "$PARKCLOUD_ENGINES" = real ] && ! root; then
    die "real engines need root (network namespaces, bridges, cgroups); run as root, or set PARKCLOUD_ENGINES=simulated"
  fi
  local longest="$PARKCLOUD_RUN/libvirt/libvirt-admin-sock"
  [ ${#longest} -lt 104 ] || die "socket paths would be too long ($longest has ${#longest} of 103 characters); set PARKCLOUD_RUN to a short folder"
}

# Ports and network must be free, unless it is this very box that holds them.
check_free() {
  local name
  for name in MARIADB_PORT REDIS_PORT HTTP_PORT GIT_SSH_PORT REGISTRY_PORT PROMETHEUS_PORT; do
    local variable=PARKCLOUD_$name port
    port=${!variable}
    [[ $port =~ ^[0-9]+$ ]] && [ "$port" -gt 0 ] && [ "$port" -lt 65536 ] || die "$variable must be a port 1..65535 or auto, was '$port'"
    if ! running_service "$(service_of "$name")"; then
      port_free "$port" || die "port $port is taken by another program; set $variable to a free one (or to auto) and run this again"
    fi
  done
  if [ "$PARKCLOUD_ENGINES" = real ] && ! ip link show "pc${PARKCLOUD_INSTALLATION}h" >/dev/null 2>&1; then
    cidr_free "$PARKCLOUD_EXTERNAL_CIDR" \
      || die "this host already has a route into $PARKCLOUD_EXTERNAL_CIDR; set PARKCLOUD_EXTERNAL_CIDR to a free network (or to auto)"
  fi
}

service_of() {
  case $1 in
    MARIADB_PORT) echo mariadb ;;
    REDIS_PORT) echo redis ;;
    REGISTRY_PORT) echo registry ;;
    PROMETHEUS_PORT) echo prometheus ;;
    HTTP_PORT | GIT_SSH_PORT) echo platform ;;
  esac
}

address_in() { # CIDR offset: the offset-th address
  local a b c d number
  IFS=./ read -r a b c d _ <<<"$1"
  number=$(((a << 24) + (b << 16) + (c << 8) + d + $2))
  echo "$((number >> 24 & 255)).$((number >> 16 & 255)).$((number >> 8 & 255)).$((number & 255))"
}

# What follows from the settings. One name per line so that any program can read it.
derived() {
  local run=$PARKCLOUD_RUN home=$PARKCLOUD_HOME inst=$PARKCLOUD_INSTALLATION
  cat <<END
PARKCLOUD_SCAN=$home/scan
PARKCLOUD_WORKLOADS_FOLDER=$home/workloads
PARKCLOUD_ARTIFACTS=$home/artifacts
PARKCLOUD_MASTER_KEY_FILE=$home/secrets/master.key
PARKCLOUD_MARIADB_SOCKET=$run/mariadb/mariadb.sock
PARKCLOUD_MARIADB_DATABASE=parkcloud
PARKCLOUD_MARIADB_USER=parkcloud
PARKCLOUD_MARIADB_PASSWORD_FILE=$home/secrets/mariadb-password
PARKCLOUD_REDIS_PASSWORD_FILE=$home/secrets/redis-password
PARKCLOUD_OVSDB=unix:$run/ovs/db.sock
PARKCLOUD_OVN_NB=unix:$run/ovn/nb.sock
PARKCLOUD_OVN_SB=unix:$run/ovn/sb.sock
PARKCLOUD_CHASSIS=pc$inst
PARKCLOUD_BRIDGE_INT=brint$inst
PARKCLOUD_BRIDGE_EXT=brext$inst
PARKCLOUD_EXTERNAL_INTERFACE=pc${inst}h
PARKCLOUD_EXTERNAL_ADDRESS=$(address_in "$PARKCLOUD_EXTERNAL_CIDR" 1)
PARKCLOUD_EXTERNAL_NETWORK=ext
PARKCLOUD_CGROUP=parkcloud-$inst
PARKCLOUD_LIBVIRT_URI=qemu+unix:///system?socket=$run/libvirt/libvirt-sock
END
}

secret() { # file, bytes, form (raw|text): made once, readable by the owner alone, never on a command line
  local file=$PARKCLOUD_HOME/secrets/$1
  [ -s "$file" ] && return
  (
    umask 077
    if [ "$3" = raw ]; then head -c "$2" /dev/urandom; else head -c "$2" /dev/urandom | od -An -v -tx1 | tr -d ' \n'; fi >"$file.new"
    mv "$file.new" "$file"
  )
}

# What the platform signs the registry's tokens with, and the certificate by which the registry knows it. Both or none.
registry_key() {
  local folder=$PARKCLOUD_HOME/secrets
  [ -s "$folder/registry-token.crt" ] && return
  (
    umask 077
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 36500 -subj /CN=parkcloud-registry \
      -keyout "$folder/registry-token.key" -out "$folder/registry-token.crt.new" 2>/dev/null || die "openssl could not make the registry's key"
    mv "$folder/registry-token.crt.new" "$folder/registry-token.crt"
  )
}

box_init() {
  local name variable kept
  declare -A given=()
  for name in "${SETTINGS[@]}"; do
    variable=PARKCLOUD_$name
    [ -z "${!variable:-}" ] || given[$name]=${!variable}
  done
  [ ! -s "$PARKCLOUD_HOME/box.env" ] || load_env
  for name in "${SETTINGS[@]}"; do
    variable=PARKCLOUD_$name
    kept=${!variable:-}
    if [ "$name" = INSTALLATION ] && [ -n "$kept" ] && [ -s "$PARKCLOUD_HOME/box.env" ] && [ "${given[$name]:-$kept}" != "$kept" ]; then
      die "this box is installation $kept and cannot become ${given[$name]}; choose another PARKCLOUD_HOME"
    fi
    # What auto once chose stays: the box may be running on it.
    if [ "${given[$name]:-}" = auto ] && [ -n "$kept" ] && [ -s "$PARKCLOUD_HOME/box.env" ]; then unset "given[$name]"; fi
    printf -v "$variable" %s "${given[$name]:-${kept:-$(default_of "$name")}}"
    settle "$name"
  done
  check_settings
  check_free
  make_folders
  secret master.key 32 raw
  secret mariadb-password 24 text
  secret redis-password 24 text
  secret prometheus-password 24 text
  secret collector-token 24 text
  secret registry-events 24 text
  secret registry-uploads 24 text
  registry_key
  {
    echo "PARKCLOUD_HOME=$PARKCLOUD_HOME"
    for name in "${SETTINGS[@]}"; do
      variable=PARKCLOUD_$name
      echo "$variable=${!variable}"
    done
    derived
  } >"$PARKCLOUD_HOME/box.env.new"
  mv "$PARKCLOUD_HOME/box.env.new" "$PARKCLOUD_HOME/box.env"
  say "installation $PARKCLOUD_INSTALLATION in $PARKCLOUD_HOME"
}

# The home may be below a folder that only its owner may enter; guests and servers get what they need by bind mounts.
make_folders() {
  mkdir -p "$PARKCLOUD_HOME"/{services,scan,secrets,data,log,workloads,artifacts} "$PARKCLOUD_RUN"/{pid,mnt,lock,mariadb,redis,prometheus,registry,ovs,ovn,libvirt}
  chmod 700 "$PARKCLOUD_HOME/secrets" "$PARKCLOUD_HOME/data"
  chmod 711 "$PARKCLOUD_RUN" "$PARKCLOUD_RUN/mnt"
}

# box.env has one NAME=value a line, unquoted: read, never evaluated.
load_env() {
  local file=$PARKCLOUD_HOME/box.env line
  [ -s "$file" ] || die "there is no box in $PARKCLOUD_HOME; run 'box init' first"
  while IFS= read -r line; do
    printf -v "${line%%=*}" %s "${line#*=}"
    export "${line%%=*}"
  done <"$file"
}
