# The parts of bin/bench that fill databases, measure inside a process and are the floors; built only when asked for.
function(benches)
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/bench/*.cpp)
  add_executable(bench EXCLUDE_FROM_ALL ${files})
  target_include_directories(bench PRIVATE tests)
  target_link_libraries(bench PRIVATE SQLite::SQLite3)
  link_slices(bench app)
endfunction()
