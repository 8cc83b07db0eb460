# shellcheck shell=bash
# Building the platform when its sources changed, and installing what was built into the box. Sourced by the launcher.

# A digest of everything that goes into the build: of what the files say, because the build itself writes some of them anew.
source_stamp() {
  (cd "$ROOT" && find pom.xml config .mvn iaas-foundation paas-catalog devops-pipeline industry-clouds tenant-portal -type f \
    -not -path '*/target/*' -not -path '*/node_modules/*' -not -path '*/dist/*' -not -path '*/src/test/*' -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -c1-16)
}

SERVER_JAR() { newest "$ROOT"/tenant-portal/server/target/parkcloud-server-*.jar; }
CLI_JAR() { newest "$ROOT"/tenant-portal/cli/target/parkcloud-cli-*-all.jar; }

# The newest of the given files that can be run; nothing if there is none.
newest() {
  local file found=
  for file in "$@"; do
    [[ -f $file && $file != *-sources.jar && $file != *-plain.jar && $file != *original-* ]] || continue
    [ -n "$found" ] && [ ! "$file" -nt "$found" ] || found=$file
  done
  echo "$found"
}

maven() {
  local options=()
  [ -z "${PARKCLOUD_OFFLINE:-}" ] || options+=(-o)
  (cd "$ROOT" && JAVA_HOME=$JDK mvn -B "${options[@]}" "$@")
}

build() {
  local stamp kept=$ROOT/target/parkcloud-stamp log=$ROOT/target/parkcloud-build.log
  stamp=$(source_stamp)
  if [ "$(cat "$kept" 2>/dev/null)" = "$stamp" ] && [ -n "$(SERVER_JAR)" ] && [ -n "$(CLI_JAR)" ]; then return; fi
  need_node
  tell "building (the sources changed; the log is $log)"
  mkdir -p "$ROOT/target"
  if ! maven package -Dmaven.test.skip -DskipTests -Dspotless.check.skip -Dcheckstyle.skip -Djavac.checks=-Xlint:none -pl tenant-portal/server,tenant-portal/cli,"$(programs)" -am >"$log" 2>&1; then
    grep -E 'ERROR|BUILD' "$log" | head -n 20 >&2
    stop "the build failed; the whole log is in $log"
  fi
  echo "$stamp" >"$kept"
}

# The benches, after the platform itself.
build_bench() {
  local kept=$ROOT/tests/bench/target/parkcloud-stamp log=$ROOT/target/parkcloud-build.log stamp
  stamp=$(source_stamp)$(find "$ROOT/tests/bench/src" "$ROOT/tests/bench/pom.xml" -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -c1-16)
  if [ "$(cat "$kept" 2>/dev/null)" = "$stamp" ]; then return; fi
  maven package -Dmaven.test.skip -DskipTests -Dspotless.check.skip -Dcheckstyle.skip -Djavac.checks=-Xlint:none -pl tests/bench -am >"$log" 2>&1 ||
    stop "the benches were not built; the whole log is in $log"
  echo "$stamp" >"$kept"
}

# The jars have just been made of the present sources, by a build of everything.
built() {
  mkdir -p "$ROOT/target"
  source_stamp >"$ROOT/target/parkcloud-stamp"
}

# The vertical applications, as Maven's list of folders.
programs() {
  local folder
  for folder in "$ROOT"/industry-clouds/apps/*/; do echo "industry-clouds/apps/$(basename "$folder")"; done | paste -sd,
}

digest() { sha256sum "$1" | cut -c1-12; }

# Puts the server and the programs that tenants may run into the box. A program lies under a name with its digest, and a link
# leads there: applications are started again when it changes, and only then.
install_build() {
  local jar id app program name file
  jar=$(SERVER_JAR)
  [ -n "$jar" ] || stop "the build made no server jar in tenant-portal/server/target"
  id=$(digest "$jar")
  app=$PARKCLOUD_HOME/platform/app-$id
  mkdir -p "$PARKCLOUD_HOME/platform" "$PARKCLOUD_HOME/artifacts"
  if [ ! -f "$app/app.jar" ]; then
    rm -rf "$app.new"
    "$JDK/bin/java" -Djarmode=tools -jar "$jar" extract --destination "$app.new" >/dev/null || stop "the server's jar could not be unpacked"
    mv "$app.new/$(basename "$jar")" "$app.new/app.jar"
    mv "$app.new" "$app"
  fi
  ln -sfn "app-$id" "$PARKCLOUD_HOME/platform/current"
  echo "$JDK/bin/java" >"$PARKCLOUD_HOME/platform/java"
  for program in "$ROOT"/industry-clouds/apps/*/; do
    name=$(basename "$program")
    file=$(newest "$program"target/*.jar)
    [ -n "$file" ] || continue
    id=$name@$(digest "$file").jar
    [ -f "$PARKCLOUD_HOME/artifacts/$id" ] || { cp "$file" "$PARKCLOUD_HOME/artifacts/$id.new" && mv "$PARKCLOUD_HOME/artifacts/$id.new" "$PARKCLOUD_HOME/artifacts/$id"; }
    ln -sfn "$id" "$PARKCLOUD_HOME/artifacts/$name.jar"
  done
}

# The platform that runs is of an earlier build: it ends, and the present one is started in its place.
retire_build() {
  local scan=$PARKCLOUD_HOME/scan/platform app pid file
  app=$(readlink -f "$PARKCLOUD_HOME/platform/current")
  pid=$(s6-svstat -o pid "$scan" 2>/dev/null || echo -1)
  if [ "$pid" -gt 0 ] && [ "$(readlink "/proc/$pid/cwd")" != "$app" ]; then
    tell "restarting the platform, which was built anew"
    "$BOX" stop platform
  fi
  for file in "$PARKCLOUD_HOME"/platform/app-*; do [ "$file" = "$app" ] || rm -rf "$file"; done
}

# The guest image that every platform offers from its first start, made from the distribution's packages and kept.
install_images() {
  [ "$PARKCLOUD_ENGINES" = real ] || return 0
  mkdir -p "$PARKCLOUD_HOME/images" "$PARKCLOUD_HOME/log"
  tell "making the guest image parkcloud-micro where it is not there or not current"
  "$ROOT/iaas-foundation/engines/libvirt/image/build" "$PARKCLOUD_HOME/images/parkcloud-micro" >"$PARKCLOUD_HOME/log/image.log" 2>&1 ||
    stop "the guest image could not be made: $(tail -n 1 "$PARKCLOUD_HOME/log/image.log")"
}

# On JDK 25 a training run makes an ahead-of-time cache that halves every later start. It comes last, when the platform works
# already, and behind everything else. A failed one costs nothing but itself.
train() {
  local app=$PARKCLOUD_HOME/platform/current version
  version=$(java_version "$JDK/bin/java")
  [ "${PARKCLOUD_AOT:-on}" = on ] && [ "$version" -ge 25 ] && [ ! -f "$app/app.aot" ] && [ ! -f "$app/untrainable" ] || return 0
  tell "everything runs; preparing faster starts from now on (once per build, some 30 seconds)"
  if (cd "$PARKCLOUD_HOME/services/platform" && nice -n 19 timeout 240 ./run train) >"$PARKCLOUD_HOME/log/train.log" 2>&1 && [ -f "$app/app.aot.new" ]; then
    mv "$app/app.aot.new" "$app/app.aot" # whole or not at all: the platform may start at any moment
  else
    rm -f "$app"/app.aot.new*
    touch "$app/untrainable"
    tell "without it: the training run failed, see $PARKCLOUD_HOME/log/train.log"
  fi
}
