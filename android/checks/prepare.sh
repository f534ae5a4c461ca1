# Sourced: the class path of the checks' tools, and their own classes compiled against the app's.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
android=$(dirname "$here")
target=$android/target
work=$target/checks
mkdir -p "$work/classes"
if [ ! "$work/tools.classpath" -nt "$here/pom.xml" ]; then
  mvn -q -B -f "$here/pom.xml" dependency:build-classpath -Dmdep.outputFile="$work/tools.classpath"
fi
tools=$(cat "$work/tools.classpath")
javac -nowarn -Xlint:-options -proc:none -cp "$target/classes:$(cat "$target/test.classpath"):$tools" -d "$work/classes" "$here"/src/*.java
