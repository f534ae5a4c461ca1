#!/usr/bin/env bash
# Every test and check, or the steps named: test.sh [STEP…]. Each step's output goes to target/test-logs/STEP.log, its
# counts come out of what the tools themselves wrote, and the last line is the sum.
set -uo pipefail
cd "$(dirname "$0")/.."
source scripts/count.sh
logs=target/test-logs
mkdir -p $logs
reports=android/target/surefire-reports
export RUST_BACKTRACE=1

steps=(format lint unit benches generated app-format app journey native apk dexcheck unidbg)
[ $# -eq 0 ] || steps=("$@")

run_format() { cargo fmt --check && echo "1 passed, 0 failed"; }
run_lint() { cargo clippy -q --workspace --all-targets -- -D warnings && echo "1 passed, 0 failed"; }
run_unit() { cargo test --workspace; }
# Unoptimised: it is about their still building, and the rest is built so already.
run_benches() { cargo bench -q --workspace --no-run --profile dev && echo "1 passed, 0 failed"; }
run_generated() {
  local fresh
  fresh=$(mktemp -d)
  bindings/generate.sh "$fresh" && diff -r "$fresh" android/src/gen/kotlin && echo "1 passed, 0 failed"
}
run_app-format() { mvn -q -B -f android/pom.xml spotless:check && echo "1 passed, 0 failed"; }
# The tests that look at every screen keep a picture of what they saw: light and dark, at font 1.0 and 2.0.
run_app() {
  local pictures=$PWD/android/target/screenshots
  rm -rf $reports "$pictures"
  scripts/compile-app.sh && mvn -q -B -f android/pom.xml surefire:test -Dscreenshots.folder="$pictures" &&
    echo "$(find "$pictures" -name '*.png' | wc -l) pictures in $pictures"
}
run_native() { android/native/build.sh && ls -l android/jniLibs/*/*.so && echo "2 passed, 0 failed"; }
run_apk() { mvn -q -B -f android/pom.xml package -Dmaven.test.skip && android/checks/apk.sh; }
run_dexcheck() { bindings/build.sh && android/checks/dex.sh; }
run_unidbg() { android/checks/unidbg.sh; }
run_journey() { scripts/journey.sh; }

# What this machine cannot do is left out and said in one line; with CI=true nothing is.
left_out=()
leave_out() { # leave_out STEPS WHAT WHY
  local step kept=()
  for step in "${steps[@]}"; do
    case " $1 " in *" $step "*) ;; *) kept+=("$step") ;; esac
  done
  steps=("${kept[@]}")
  left_out+=("$2 ($3)")
}
leave_out_apk() { leave_out "native apk dexcheck unidbg" "the APK with its libraries and checks" "$1"; }
if [ $# -eq 0 ] && [ "${CI:-}" != true ]; then
  missing=$(scripts/setup.sh missing apk)
  if [ -n "$missing" ]; then
    leave_out_apk "needs $missing"
  elif [ -n "${ANDROID_NDK_HOME:-}" ]; then
    :
  elif [ "$(id -u)" != 0 ]; then
    leave_out_apk "its toolchain needs root or an NDK"
  elif ! { android/native/toolchain.sh && android/native/libunwind.sh; } > $logs/toolchain.log 2>&1; then
    leave_out_apk "see $logs/toolchain.log"
  fi
  missing=$(scripts/setup.sh missing journey)
  [ -z "$missing" ] || leave_out journey "the journey in the browser" "needs $missing"
fi

# The Android libraries are built beside the steps before them: for most of their time the compiler uses one core.
native=
case " ${steps[*]} " in
  " native "*) ;;
  *" native "*) run_native > $logs/native.log 2>&1 & native=$! ;;
esac

passed=0 failed=0
printf '%-11s %6s %6s %6s\n' step passed failed time
for step in "${steps[@]}"; do
  start=$SECONDS
  if [ "$step" = native ] && [ -n "$native" ]; then
    wait "$native"
  else
    "run_$step" > "$logs/$step.log" 2>&1
  fi
  code=$?
  case $step in
    unit)
      count_cargo "$logs/$step.log"
      mapfile -t -O ${#left_out[@]} left_out < <(sed -n 's/^left out: //p' "$logs/$step.log" | sort -u)
      ;;
    app) count_surefire $reports ;;
    *) count_line "$logs/$step.log" ;;
  esac
  # A step that broke off has failed even where its tool counted no failure, and so has one that ran nothing.
  if [ $code -ne 0 ] && [ "$step_failed" -eq 0 ]; then step_failed=1; fi
  if [ "$step_passed" -eq 0 ] && [ "$step_failed" -eq 0 ]; then step_failed=1; fi
  passed=$((passed + step_passed)) failed=$((failed + step_failed))
  printf '%-11s %6d %6d %5ds\n' "$step" "$step_passed" "$step_failed" $((SECONDS - start))
  if [ "$step_failed" -gt 0 ]; then
    echo "--- the end of $logs/$step.log"
    tail -n 60 "$logs/$step.log"
    echo "---"
  fi
done
if [ ${#left_out[@]} -gt 0 ]; then
  (IFS=';' && echo "Left out: ${left_out[*]}" | sed 's/;/; /g')
fi
echo "$passed passed, $failed failed" | tee $logs/sum
[ $failed -eq 0 ]
