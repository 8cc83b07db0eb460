# The part of cloud-config (YAML) that this guest honours: hostname, password, ssh_authorized_keys, write_files, fs_setup,
# mounts and runcmd, in block style, with flow style for short lists. What it does not know it reports and ignores.

function indent_of(line,    text) { text = line; sub(/[^ ].*/, "", text); return length(text) }
function clean(text) {
  sub(/^[ \t]+/, "", text); sub(/[ \t\r]+$/, "", text)
  if (text ~ /^".*"$/) { text = substr(text, 2, length(text) - 2); gsub(/\\n/, "\n", text); gsub(/\\t/, "\t", text); gsub(/\\"/, "\"", text); gsub(/\\\\/, "\\", text) }
  else if (text ~ /^'.*'$/) { text = substr(text, 2, length(text) - 2); gsub(/''/, "'", text) }
  else sub(/[ \t]+#.*$/, "", text)
  return text
}
function quoted(text) { gsub(/'/, "'\\''", text); return "'" text "'" }
# Splits a flow sequence [a, "b, c", d] into items[1..n].
function flow(text, items,    n, i, c, quote, item) {
  sub(/^[ \t]*\[/, "", text); sub(/\][ \t\r]*$/, "", text)
  n = 0; item = ""; quote = ""
  for (i = 1; i <= length(text); i++) {
    c = substr(text, i, 1)
    if (quote != "") { item = item c; if (c == quote) quote = "" }
    else if (c == "\"" || c == "'") { quote = c; item = item c }
    else if (c == ",") { items[++n] = clean(item); item = "" }
    else item = item c
  }
  if (item ~ /[^ \t]/) items[++n] = clean(item)
  return n
}
function save(field, value) { printf "%s", value > (state "/files/" file_number "/" field); close(state "/files/" file_number "/" field) }
function new_item() {
  if (section == "write_files") { file_number++; system("mkdir -p " state "/files/" file_number) }
  if (section == "fs_setup") finish_item()
}
function finish_item() {
  if (section == "fs_setup" && device != "") print device, (type == "" ? "ext4" : type), (label == "" ? "-" : label) > (state "/fs_setup")
  device = type = label = ""
}
function field(key, value) {
  if (section == "write_files") save(key, value)
  if (section == "fs_setup") { if (key == "device") device = value; if (key == "filesystem") type = value; if (key == "label") label = value }
}
function end_block() {
  if (!block) return
  block = 0
  if (chomp == "-") sub(/\n+$/, "", text)
  else if (chomp == "") { sub(/\n+$/, "", text); text = text "\n" }
  if (block_section == "runcmd") print text > (state "/runcmd")
  else field(block_key, text)
}
function start_block(key, style) {
  block = 1; block_key = key; block_section = section; text = ""; block_indent = -1; parent_indent = current_indent
  chomp = style ~ /-/ ? "-" : style ~ /\+/ ? "+" : ""; folded = style ~ /^>/
}
function item(value,    n, i, items, line) {
  if (section == "runcmd") {
    if (value ~ /^[|>][-+]?[ \t]*$/) { start_block("", value); return }
    if (value ~ /^\[/) { n = flow(value, items); line = ""; for (i = 1; i <= n; i++) line = line quoted(items[i]) " "; print line > (state "/runcmd") }
    else print clean(value) > (state "/runcmd")
  } else if (section == "ssh_authorized_keys") print clean(value) > (state "/keys")
  else if (section == "mounts" && value ~ /^\[/) {
    n = flow(value, items)
    print items[1], items[2], (n >= 3 ? items[3] : "auto"), (n >= 4 ? items[4] : "defaults") > (state "/mounts")
  } else if (section == "write_files" || section == "fs_setup") { new_item(); key_value(value) }
}
function key_value(line,    key, value) {
  if (line !~ /^[A-Za-z_-]+:/) return
  key = line; sub(/:.*/, "", key); value = line; sub(/^[^:]*:[ \t]*/, "", value)
  if (value ~ /^[|>][-+]?[ \t]*\r?$/) start_block(key, value)
  else field(key, clean(value))
}

NR == 1 && /^#cloud-config/ { next }
{
  sub(/\r$/, "")
  if (block) {
    if ($0 ~ /^[ \t]*$/) { if (block_indent >= 0) text = text "\n"; next }
    if (block_indent < 0 && indent_of($0) > parent_indent) block_indent = indent_of($0)
    if (block_indent >= 0 && indent_of($0) >= block_indent) { text = text substr($0, block_indent + 1) (folded ? " " : "\n"); next }
    end_block()
  }
}
/^[ \t]*(#|$)/ { next }
/^[A-Za-z_-]+:/ {
  finish_item(); section = $0; sub(/:.*/, "", section); rest = $0; sub(/^[^:]*:[ \t]*/, "", rest); rest = clean(rest); current_indent = 0
  if (section ~ /^(hostname|password)$/) print rest > (state "/" section)
  else if (rest ~ /^\[/) { n = flow(rest, top); for (i = 1; i <= n; i++) item(top[i]) }
  else if (section !~ /^(ssh_authorized_keys|write_files|fs_setup|mounts|runcmd|package_update|manage_etc_hosts|fqdn)$/)
    print "parkcloud-micro cloud-config: " section " is not supported and was ignored" > "/dev/console"
  next
}
/^[ \t]*-([ \t]|$)/ {
  current_indent = indent_of($0); value = $0; sub(/^[ \t]*-[ \t]*/, "", value)
  # Keys of the item stand two columns further in; a block belongs to them.
  item(value); next
}
{ current_indent = indent_of($0); line = $0; sub(/^[ \t]+/, "", line); key_value(line) }
END { end_block(); finish_item() }
