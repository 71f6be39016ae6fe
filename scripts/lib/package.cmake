# The Debian package that scripts/package makes: the program with its templates, themes and documentation, as CPack packs it.
# Included by CMakeLists.txt last, after every install().
set(BONDGENOOT_MAINTAINER "The makers of Bondgenoot <redactie@example.org>" CACHE STRING "Who looks after the Debian package: Name <address>")

set(CPACK_GENERATOR DEB)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_PACKAGE_CONTACT "${BONDGENOOT_MAINTAINER}")
set(CPACK_PACKAGE_VENDOR "Bondgenoot")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "static site generator for the knowledge base of an alliance")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Bondgenoot turns a folder of Markdown into the website of schools, universities
and municipalities that share what works and what does not. It checks the
content like a compiler and makes a fast, accessible site with search, a
timeline and an activation menu, which needs no server and no third party.")
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)  # dpkg-shlibdeps works out which libraries the program needs.
# Opened while running, so dpkg-shlibdeps does not see them: libgit2.so.1.5 is in the package libgit2-1.5.
get_directory_property(libgit2_name DIRECTORY ${CMAKE_SOURCE_DIR}/src DEFINITION libgit2_name)
string(REPLACE ".so." "-" CPACK_DEBIAN_PACKAGE_DEPENDS ${libgit2_name})
if(BONDGENOOT_LIBVIPS)
  # And what the themes' pictures for who shares a page are lettered with.
  string(APPEND CPACK_DEBIAN_PACKAGE_DEPENDS ", libvips42 (>= 8.14), fonts-inter, fonts-dejavu-core")
endif()
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libcurl4 (>= 7.85), ca-certificates")  # Opened by `links` alone: a site is made without.
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PRE_BUILD_SCRIPTS "${CMAKE_CURRENT_LIST_DIR}/package_compress.cmake")
include(CPack)
