# shellcheck shell=bash
# Fuzzing: each target of tests/fuzz for a while. Sourced, after setup.sh.

# How long each target runs. What it learns stays in build/fuzz/corpus/, so that the next run goes on from there.
fuzz_seconds=${FUZZ_SECONDS:-60}

# Compiles the targets, and writes the seeds to build/fuzz/seeds/.
make_fuzzers() {
  need build unit fuzz
  compile fuzz fuzzers bondgenoot_fuzz_tests || return
  BONDGENOOT_FUZZ_SEEDS=build/fuzz/seeds build/fuzz/tests/fuzz/bondgenoot_fuzz_tests
}

# The targets that were compiled.
fuzz_targets() { find build/fuzz/tests/fuzz -maxdepth 1 -type f -name 'bondgenoot_fuzz_*' ! -name '*_tests' -printf '%f\n' | sed 's/^bondgenoot_fuzz_//' | sort; }

# run_fuzzer TARGET: what breaks a promise, takes ten seconds or two gigabytes is kept in build/fuzz/crashes/TARGET/.
run_fuzzer() {
  local target=$1 crashes=build/fuzz/crashes/$1/ corpus=build/fuzz/corpus/$1
  mkdir -p "$crashes" "$corpus"
  # Without the hint LeakSanitizer loses its way at the end of a program that opened other libraries.
  ASAN_OPTIONS=intercept_tls_get_addr=0 "build/fuzz/tests/fuzz/bondgenoot_fuzz_$target" -max_total_time="$fuzz_seconds" -timeout=10 -rss_limit_mb=2048 \
    -max_len=8192 -print_final_stats=1 -verbosity=0 -dict="tests/fuzz/dictionaries/$target.dict" -artifact_prefix="$crashes" \
    "$corpus" "build/fuzz/seeds/$target"
}

fuzz_all() {
  local target passed=0 failed=0
  make_fuzzers
  for target in $(fuzz_targets); do
    step "Fuzzing: $target"
    if run_fuzzer "$target"; then ((passed += 1)); else ((failed += 1)); fi
  done
  step 'Fuzzing: the search index in JavaScript'
  need node
  if node tests/fuzz/search_index.js "$fuzz_seconds"; then ((passed += 1)); else ((failed += 1)); fi
  say "fuzz: $passed passed, $failed failed"
  ((failed == 0))
}
