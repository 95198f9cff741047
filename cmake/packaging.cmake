# `cpack` makes Debian packages, one a component:
#
#   librenaksi0      the shared library; named after its SONAME, so that the next ABI can be installed beside it
#   librenaksi-dev   headers, static library, and what find_package and pkg-config need
#   renaksi          the command; it has its parts of renaksi inside and needs none of the others
#   python3-renaksi  the Python package, the same on every architecture
#
# Several and not one, because a server that runs the command needs neither Boost's headers nor Python, and because programs can only depend
# on an ABI by a package's name.
#
# Configured with -DCMAKE_INSTALL_PREFIX=/usr the libraries go where the distribution has them, /usr/lib/<architecture>; otherwise into
# /usr/lib, which the loader, pkg-config and CMake search as well.
# CPack runs both, to find out what the libraries and programs need.
find_program(RENAKSI_SHLIBDEPS dpkg-shlibdeps)
find_program(RENAKSI_FILE file)
mark_as_advanced(RENAKSI_SHLIBDEPS RENAKSI_FILE)
if(NOT RENAKSI_SHLIBDEPS OR NOT RENAKSI_FILE OR NOT RENAKSI_BUILD_CAPI OR NOT RENAKSI_BUILD_TOOLS)
    return()
endif()

# renaksi_package_of(<result> <file>): the installed package that a file is from, empty where it is from none.
function(renaksi_package_of result file)
    execute_process(COMMAND dpkg-query --search "${file}" OUTPUT_VARIABLE owner ERROR_QUIET)
    string(REGEX MATCH "^[a-z0-9][a-z0-9+.-]+" owner "${owner}")
    set(${result} "${owner}" PARENT_SCOPE)
endfunction()

# What librenaksi_io.a and the headers need of others is for the version that they were built with, which Debian has in the packages' names.
get_target_property(boost_json Boost::json LOCATION)
get_target_property(fmt_include fmt::fmt INTERFACE_INCLUDE_DIRECTORIES)
list(GET fmt_include 0 fmt_include)
renaksi_package_of(boost_package "${boost_json}")
renaksi_package_of(fmt_package "${fmt_include}/fmt/core.h")
if(NOT boost_package OR NOT fmt_package)
    message(STATUS "No Debian packages: Boost.JSON or fmt is not from one, so none could be named as needed")
    return()
endif()

set(document_packages)
foreach(module IN LISTS renaksi_document_modules)
    string(REGEX REPLACE ">=.*" "" module "${module}")
    pkg_get_variable(pc_dir "${module}" pcfiledir)
    renaksi_package_of(package "${pc_dir}/${module}.pc")
    if(NOT package)
        message(STATUS "No Debian packages: ${module} is not from one, so none could be named as needed")
        return()
    endif()
    string(APPEND document_packages ", ${package}")
endforeach()

get_target_property(soversion renaksi_capi SOVERSION)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME renaksi)
set(CPACK_PACKAGE_VENDOR "renaksi contributors")
# The maintainer of a package is who builds it: -DRENAKSI_PACKAGE_MAINTAINER="Name <address>".
set(RENAKSI_PACKAGE_MAINTAINER "renaksi contributors <contributors@renaksi.invalid>" CACHE STRING "Maintainer that the packages name")
set(CPACK_PACKAGE_CONTACT "${RENAKSI_PACKAGE_MAINTAINER}")
# Empty, because otherwise all packages would have the same first line.
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_DIRECTORY "${PROJECT_BINARY_DIR}/packages")
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_COMPONENTS_ALL library development command python)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS OFF)

set(about
    "renaksi reads the yearly plans (rencana aksi kinerja) of Indonesian
government offices, checks every sum, and says which rows are the reason
when they do not add up.")
set(summary "plans of Indonesian government offices")

set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME "librenaksi${soversion}")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_LIBRARY_DESCRIPTION "${summary} (shared library)
${about}

This is the shared library with the C interface.")
# What links the library depends on this version or a later one: a later one of the same SONAME has all that this one has.
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME librenaksi-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "librenaksi${soversion} (= ${PROJECT_VERSION}), ${boost_package}, ${fmt_package}, pkg-config${document_packages}")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "${summary} (development files)
${about}

These are the headers for C and C++, the static library, and files for
CMake and pkg-config.")

set(CPACK_DEBIAN_COMMAND_PACKAGE_NAME renaksi)
set(CPACK_DEBIAN_COMMAND_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_COMMAND_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_COMMAND_DESCRIPTION "${summary} (command)
${about}

This is the command.")

set(CPACK_DEBIAN_PYTHON_PACKAGE_NAME python3-renaksi)
set(CPACK_DEBIAN_PYTHON_PACKAGE_SECTION python)
set(CPACK_DEBIAN_PYTHON_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_PYTHON_PACKAGE_DEPENDS "python3 (>= 3.9), librenaksi${soversion} (>= ${PROJECT_VERSION})")
set(CPACK_DEBIAN_PYTHON_PACKAGE_SUGGESTS "python3-numpy, python3-pandas, python3-dask, python3-distributed")
set(CPACK_DEBIAN_PYTHON_DESCRIPTION "${summary} (Python package)
${about}

This is the Python package; it loads the shared library.")
set(CPACK_DEBIAN_PYTHON_PACKAGE_CONTROL_EXTRA "${PROJECT_SOURCE_DIR}/cmake/debian/python/postinst"
                                              "${PROJECT_SOURCE_DIR}/cmake/debian/python/prerm")

# What only packages have. EXCLUDE_FROM_ALL keeps it out of `cmake --install`: where Python looks outside a package is pip's to know.
install(DIRECTORY "${PROJECT_SOURCE_DIR}/capi/python/renaksi" DESTINATION lib/python3/dist-packages COMPONENT python EXCLUDE_FROM_ALL
        FILES_MATCHING PATTERN "*.py" PATTERN py.typed PATTERN __pycache__ EXCLUDE)
configure_file("${PROJECT_SOURCE_DIR}/cmake/debian/python/METADATA.in" "${PROJECT_BINARY_DIR}/package/METADATA" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/package/METADATA" DESTINATION "lib/python3/dist-packages/renaksi-${PROJECT_VERSION}.dist-info"
        COMPONENT python EXCLUDE_FROM_ALL)
foreach(component IN LISTS CPACK_COMPONENTS_ALL)
    string(TOUPPER "${component}" upper)
    install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "share/doc/${CPACK_DEBIAN_${upper}_PACKAGE_NAME}" RENAME copyright
            COMPONENT ${component} EXCLUDE_FROM_ALL)
endforeach()

include(CPack)
