# One libFuzzer program for each tests/fuzz/NAME_fuzz.cpp, in the preset `sanitize` only: fuzz_NAME. `fuzzers` is all of
# them.
function(fuzzer name)
  add_executable(fuzz_${name} tests/fuzz/${name}_fuzz.cpp)
  target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  link_slices(fuzz_${name} ${ARGN})
  add_dependencies(fuzzers fuzz_${name})
endfunction()

function(fuzzers)
  add_custom_target(fuzzers)
  fuzzer(text base)
  fuzzer(values kernel/imports)
  fuzzer(xlsx platform/spreadsheets)
  fuzzer(parts platform/spreadsheets)
  fuzzer(sheet kernel/imports)
  fuzzer(rules kernel/rulebook)
  fuzzer(web platform/web)
endfunction()
