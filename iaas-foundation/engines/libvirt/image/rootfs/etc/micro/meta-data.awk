# meta-data: local-hostname and public-keys.
function clean(text) { sub(/^[ \t]+/, "", text); sub(/[ \t\r]+$/, "", text); gsub(/^["']|["']$/, "", text); return text }
/^local-hostname:/ { sub(/^[^:]*:/, ""); print clean($0) > (state "/hostname"); keys = 0; next }
/^public-keys:/ { keys = 1; next }
/^[^ \t-]/ { keys = 0 }
keys && /^[ \t]*-/ { sub(/^[ \t]*-/, ""); print clean($0) > (state "/keys") }
