# Two commands: `make run` (the phone in the browser) and `make test` (everything). README.md says more.
.PHONY: help run test apk screenshots bench check soak format generate journey native clean

help:
	@echo 'make run          the app on a page in the browser'
	@echo 'make test         every test and check'
	@echo 'make check        the quick ones: format, lints, unit tests'
	@echo 'make apk          android/target/sakukader.apk'
	@echo 'make screenshots  a picture of every screen'
	@echo 'make bench        times of the core'
	@echo 'make soak         the long tests at full counts'
	@echo 'make format       format Rust and Kotlin'
	@echo 'make generate     write the Kotlin side of the bindings anew'
	@echo 'make journey      the browser journey alone'

run:
	@scripts/setup.sh run
	@scripts/run.sh

test:
	@scripts/setup.sh test
	@scripts/test.sh

check:
	@scripts/setup.sh check
	@scripts/test.sh format lint unit

apk:
	@scripts/setup.sh apk
	@android/tools/sign.sh key
	@android/native/build.sh
	mvn -q -B -f android/pom.xml package -Dmaven.test.skip
	@ls -l android/target/sakukader.apk

native:
	@scripts/setup.sh apk
	@android/native/build.sh

screenshots:
	@scripts/setup.sh run
	@scripts/test.sh app
	@tail -n 1 target/test-logs/app.log

bench:
	@scripts/setup.sh rust
	cargo bench -p sakukader-tests
	cargo bench -p sakukader-tests --profile phone

soak:
	@scripts/setup.sh rust
	SAKUKADER_SOAK=1 cargo test --release --workspace

format:
	cargo fmt
	mvn -q -B -f android/pom.xml spotless:apply

generate:
	bindings/generate.sh

journey:
	@scripts/setup.sh journey
	@scripts/test.sh journey

clean:
	cargo clean
	rm -rf android/target android/jniLibs
