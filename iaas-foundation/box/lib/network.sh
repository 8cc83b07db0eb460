# shellcheck shell=bash
# The bridges of one box and its link to the host. Sourced by box.

vsctl() { ovs-vsctl --timeout=10 --no-wait "--db=$PARKCLOUD_OVSDB" "$@"; }

# Written into the database before the switch runs: it finds its bridges there at every start.
declare_bridges() {
  vsctl init
  vsctl set Open_vSwitch . \
    "external_ids:system-id=$PARKCLOUD_CHASSIS" "external_ids:hostname=$PARKCLOUD_CHASSIS" \
    "external_ids:ovn-remote=$PARKCLOUD_OVN_SB" external_ids:ovn-encap-type=geneve external_ids:ovn-encap-ip=127.0.0.1 \
    "external_ids:ovn-bridge=$PARKCLOUD_BRIDGE_INT" external_ids:ovn-bridge-datapath-type=netdev \
    "external_ids:ovn-bridge-mappings=$PARKCLOUD_EXTERNAL_NETWORK:$PARKCLOUD_BRIDGE_EXT" \
    other_config:n-handler-threads=1 other_config:n-revalidator-threads=1
  vsctl --may-exist add-br "$PARKCLOUD_BRIDGE_EXT" -- set bridge "$PARKCLOUD_BRIDGE_EXT" datapath_type=netdev fail_mode=standalone \
    -- --may-exist add-br "$PARKCLOUD_BRIDGE_INT" \
    -- set bridge "$PARKCLOUD_BRIDGE_INT" datapath_type=netdev fail_mode=secure other_config:disable-in-band=true
}

# A veth pair: the host's end carries the host's address in the external network, the other end is a port of the bridge.
# Checksum offload must be off on both: the userspace data path does not fill in what the kernel left out.
external_link() {
  local host=$PARKCLOUD_EXTERNAL_INTERFACE port=pc${PARKCLOUD_INSTALLATION}x end
  ip link show "$host" >/dev/null 2>&1 || ip link add "$host" type veth peer name "$port"
  for end in "$host" "$port"; do
    ethtool -K "$end" tx off >/dev/null
    ip link set "$end" up
  done
  ip addr replace "$PARKCLOUD_EXTERNAL_ADDRESS/${PARKCLOUD_EXTERNAL_CIDR#*/}" dev "$host"
  vsctl --may-exist add-port "$PARKCLOUD_BRIDGE_EXT" "$port"
}
