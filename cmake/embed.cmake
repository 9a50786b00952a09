# The files the program carries in itself: migrations, rules, catalogues, assets. The library `embedded` has them as
# one read-only section each; `embedded/files.hpp` finds them by path.
file(GLOB_RECURSE EMBEDDED_FILES CONFIGURE_DEPENDS
  ${CMAKE_SOURCE_DIR}/migrations/*.sql
  ${CMAKE_SOURCE_DIR}/rules/*.toml)
# each slice keeps its texts in locale/LANGUAGE/SLICE.po; one catalogue per language is made of them
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/embed)
set(CATALOGUE_FILES "")
foreach(language vi en)
  file(GLOB catalogue_parts CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/locale/${language}/*.po)
  if(catalogue_parts)
    set(mo ${CMAKE_BINARY_DIR}/embed/${language}.mo)
    add_custom_command(OUTPUT ${mo}
      COMMAND msgcat --use-first -o ${CMAKE_BINARY_DIR}/embed/${language}.po ${catalogue_parts}
      COMMAND msgfmt -o ${mo} ${CMAKE_BINARY_DIR}/embed/${language}.po
      DEPENDS ${catalogue_parts} VERBATIM)
    list(APPEND CATALOGUE_FILES ${mo})
  endif()
endforeach()
# bin/assets gathers ours and npm's browser files into build/assets, compressed beforehand
set(ASSET_DIRECTORY ${CMAKE_SOURCE_DIR}/build/assets)
file(GLOB_RECURSE ASSET_FILES CONFIGURE_DEPENDS ${ASSET_DIRECTORY}/*)

set(EMBED_ARGUMENTS "")
foreach(file ${EMBEDDED_FILES})
  file(RELATIVE_PATH path ${CMAKE_SOURCE_DIR} ${file})
  list(APPEND EMBED_ARGUMENTS "${path}=${file}")
endforeach()
foreach(file ${CATALOGUE_FILES})
  get_filename_component(base ${file} NAME)
  list(APPEND EMBED_ARGUMENTS "locale/${base}=${file}")
endforeach()
foreach(file ${ASSET_FILES})
  file(RELATIVE_PATH path ${ASSET_DIRECTORY} ${file})
  list(APPEND EMBED_ARGUMENTS "assets/${path}=${file}")
endforeach()
string(REPLACE ";" "\n" EMBED_LIST "${EMBED_ARGUMENTS}")
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/embed/list.txt CONTENT "${EMBED_LIST}\n")

set(EMBEDDED_ASM ${CMAKE_BINARY_DIR}/embed/files.S)
set(EMBEDDED_CPP ${CMAKE_BINARY_DIR}/embed/files.cpp)
add_custom_command(OUTPUT ${EMBEDDED_ASM} ${EMBEDDED_CPP}
  COMMAND sh ${CMAKE_SOURCE_DIR}/tools/embed ${CMAKE_BINARY_DIR}/embed/list.txt ${EMBEDDED_ASM} ${EMBEDDED_CPP}
  DEPENDS ${CMAKE_SOURCE_DIR}/tools/embed ${CMAKE_BINARY_DIR}/embed/list.txt ${EMBEDDED_FILES} ${CATALOGUE_FILES} ${ASSET_FILES}
  VERBATIM)
enable_language(ASM)
add_library(embedded STATIC ${EMBEDDED_CPP} ${EMBEDDED_ASM})
target_include_directories(embedded PUBLIC ${CMAKE_SOURCE_DIR}/src)
