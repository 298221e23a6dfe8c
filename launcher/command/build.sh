# shellcheck shell=bash
# What the command does in a clone only: builds what is missing, tests it, measures it.
# Read by ./modelport, which sets these and has the functions that people see.
# shellcheck disable=SC2154
: "$here" "$app"

find_maven() {
  local each version
  for each in "$(command -v mvn || true)" "${MAVEN_HOME:-}/bin/mvn" "${M2_HOME:-}/bin/mvn" /usr/share/maven/bin/mvn \
    /opt/*maven*/bin/mvn "${HOME:-/root}"/.sdkman/candidates/maven/current/bin/mvn /opt/homebrew/bin/mvn; do
    [[ -n $each && -x $each ]] || continue
    version=$("$each" --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -n 1)
    if [[ $(printf '%s\n' 3.8.7 "$version" | sort -V | head -n 1) == 3.8.7 ]]; then
      maven=$each
      return
    fi
  done
  die 1 "Modelport is built by Maven 3.8.7 or newer: install it (Debian, Ubuntu: apt-get install maven; macOS: brew install maven)."
}

# Folders count as well: their time changes when a file in them goes away.
is_stale() {
  [[ ! -f $app/.built ]] || [[ $(<"$app/.built") != "${MODELPORT_MAVEN_OPTIONS:-}" ]] || [[ -n $(cd "$here" && find pom.xml ./*/pom.xml backend/*/pom.xml ./*/src/main backend/*/src/main \
    -newer target/app/.built -not -path 'frontend/src/main/frontend*' -not -path './frontend/src/main/frontend*' \
    -not -path './frontend/src/main' -print -quit) ]]
}

build_progress() { # SECONDS
  local at
  at=$(sed -n 's/^\[INFO\] Building modelport-\([^ ]*\) .*\[\([0-9]*\)\/\([0-9]*\)\]$/\2 of \3: \1/p' "$build_log" | tail -n 1)
  doing "build        ${1} s  ${at:-Maven starts}"
}

build() {
  local start=$SECONDS pid code=0
  build_log=$here/target/build.log
  find_maven
  mkdir -p "$here/target" 2>/dev/null || die 1 "Modelport may not write to $here, where it has to be built."
  [[ $(df -Pk "$here" | awk 'NR == 2 { print $4 }') -gt 1000000 ]] \
    || die 1 "The disk of $here has less than 1 GB left, and building needs that much. Make room."
  exec 9>"$here/target/build.lock"
  if command -v flock >/dev/null; then flock 9; fi
  is_stale || return 0
  printf '%s' "${MODELPORT_MAVEN_OPTIONS:-}" >"$here/target/build.start"
  : >"$build_log"
  rm -rf "$here/launcher/target/lib" # else jars of older versions would stay
  [[ $terminal == yes ]] || echo "  Building; the first time takes minutes. Log: $build_log"
  # Options are words on purpose.
  # shellcheck disable=SC2086
  (cd "$here" && exec "$maven" -B -ntp ${MODELPORT_MAVEN_OPTIONS:-} -Dquick -pl launcher -am package) >"$build_log" 2>&1 </dev/null 9>&- &
  pid=$!
  trap 'kill "$pid" 2>/dev/null; clear_line; exit 130' INT TERM
  while kill -0 "$pid" 2>/dev/null; do
    build_progress $((SECONDS - start))
    sleep 0.3
  done
  wait "$pid" || code=$?
  trap - INT TERM
  [[ $code == 0 ]] || build_failed
  assemble
  did build $((SECONDS - start))
  exec 9>&-
}

build_failed() {
  clear_line
  {
    echo "The build failed:"
    grep '^\[ERROR\] .' "$build_log" | grep -v -e '^\[ERROR\] \[Help' -e '[Rr]e-run Maven' -e 'For more information' \
      -e 'After correcting' -e 'mvn <args>' -e 'To see the full' | head -n 15 || true
    if grep -q -e 'Could not transfer' -e 'Unknown host' -e 'offline mode' "$build_log"; then
      echo "Maven could not fetch what it needs: look at the network, or at the proxy in Maven's settings."
    fi
    if grep -q 'No space left' "$build_log"; then echo "The disk is full."; fi
    echo "Log: $build_log"
  } >&2
  exit 1
}

# What runs is a copy, so that a build or a test never pulls the jars from under a running Modelport.
assemble() {
  local fresh=$here/target/app.new old=$here/target/app.old
  rm -rf "$fresh" "$old"
  mkdir -p "$fresh/lib"
  cp "$here"/launcher/target/lib/*.jar "$here"/launcher/target/modelport-launcher-*.jar "$fresh/lib/" \
    || die 1 "Could not copy the program to $fresh; is the disk full?"
  cp -r "$here/launcher/command/engines" "$fresh/engines"
  rm -f "$fresh"/lib/*-sources.jar "$fresh"/lib/*-tests.jar
  mv "$here/target/build.start" "$fresh/.built"
  if [[ -d $app ]]; then mv "$app" "$old"; fi
  mv "$fresh" "$app"
  rm -rf "$old"
}

demo() { # [OPTION...]
  local owner lib=$here/target/demo/lib
  build_demo
  # Nobody needs the link of a first start then.
  # shellcheck disable=SC2034
  for_demo=yes
  start_detached
  echo
  # While nobody has an account, the demo makes the first one.
  owner=$(ask link)
  [[ -n $owner ]] || owner=$(ask token) || exit
  MODELPORT_DEMO_OWNER=$owner MODELPORT_DEMO_ADDRESS=http://$(fact local)/ MODELPORT_DEMO_PUBLIC=$(fact address) \
    MODELPORT_DEMO_TERMINAL=$terminal MODELPORT_DEMO_TICK=$tick \
    exec "$JAVA_HOME/bin/java" -Xmx256m -XX:+UseSerialGC -cp "$lib/*" modelport.demo.Main "$@"
}

# Its models come from Maven Central, so it is built when somebody wants it and not before.
build_demo() {
  find_java
  local start=$SECONDS lib=$here/target/demo/lib
  [[ -z $(cd "$here" && find pom.xml demo/pom.xml {demo,contract,client}/src/main -newer target/demo/.built -print -quit 2>&1) ]] \
    && return
  find_maven
  doing "build        demo"
  mkdir -p "$here/target"
  build_log=$here/target/build-demo.log
  # Options are words on purpose.
  # shellcheck disable=SC2086
  (cd "$here" && exec "$maven" -B -ntp ${MODELPORT_MAVEN_OPTIONS:-} -Dquick -pl demo -am package) >"$build_log" 2>&1 </dev/null || build_failed
  rm -rf "$here/target/demo"
  mkdir -p "$lib"
  cp "$here"/demo/target/lib/*.jar "$here"/demo/target/modelport-demo-*.jar "$lib/"
  touch "$here/target/demo/.built"
  did "build demo" $((SECONDS - start))
}

run_tests() { # [--long] [OPTION...]
  find_java
  find_maven
  [[ -x /usr/bin/chromium ]] \
    || die 2 "The browser journeys need Chromium (Debian, Ubuntu: apt-get install chromium fonts-noto-cjk)."
  cd "$here" || exit
  [[ ${1:-} != --long ]] || set -- -Plong "${@:2}"
  # Modules are built in the order of their dependencies: libraries and their fast tests first, journeys last. Two at a
  # time: tests wait for processes and databases more than they compute.
  # shellcheck disable=SC2086
  exec "$maven" -B -ntp -T 2 ${MODELPORT_MAVEN_OPTIONS:-} verify "$@"
}

bench() {
  local each names=''
  for each in "$here"/benchmarks/*/run; do
    if [[ -x $each ]]; then names="$names $(basename "$(dirname "$each")")"; fi
  done
  if [[ -z ${1:-} || " $names " != *" $1 "* ]]; then
    [[ -z ${1:-} ]] || echo "There is no benchmark named $1." >&2
    echo "benchmarks:${names:- none}"
    [[ -z ${1:-} ]] || exit 2
    return
  fi
  ensure_built
  export MODELPORT_LIB=$app/lib
  name=$1
  shift
  exec "$here/benchmarks/$name/run" "$@"
}
