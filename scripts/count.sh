# Sourced by test.sh. Each sets step_passed and step_failed from what a tool wrote.

# The lines "test result: ok. 3 passed; 0 failed; …" of cargo test.
count_cargo() {
  read -r step_passed step_failed < <(awk '/^test result:/ {p += $4; f += $6} END {print p + 0, f + 0}' "$1")
}

# The suites' totals in Surefire's XML reports. A skipped test is not a passed one.
count_surefire() {
  read -r step_passed step_failed < <(cat "$1"/TEST-*.xml 2> /dev/null | awk '
    function number(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3) + 0 : 0 }
    /<testsuite / { t += number("tests"); b += number("errors") + number("failures"); s += number("skipped") }
    END { print t - b - s, b + 0 }')
}

# The last line "3 passed, 0 failed" of our own checks. Maven leaves colour codes before it.
count_line() {
  read -r step_passed step_failed < <(sed 's/\x1b\[[0-9;]*m//g' "$1" | awk '/^[0-9]+ passed, [0-9]+ failed$/ {p = $1; f = $3} END {print p + 0, f + 0}')
}
