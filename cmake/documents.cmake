# The libraries that read and write office documents. All of them have a .pc file; libzip's CMake configuration of Debian 12 names programs
# that its package does not have, and libxlsxwriter has none, so pkg-config is asked for every one alike. Included by the build and by
# renaksiConfig.cmake, which has to find them again for a static library.
find_package(PkgConfig REQUIRED)

set(renaksi_document_modules pugixml>=1.11 libzip>=1.7 xlsxwriter gumbo>=0.10)
set(renaksi_document_targets)
foreach(module IN LISTS renaksi_document_modules)
    string(REGEX REPLACE ">=.*" "" name "${module}")
    pkg_check_modules(renaksi_${name} REQUIRED IMPORTED_TARGET GLOBAL QUIET "${module}")
    list(APPEND renaksi_document_targets PkgConfig::renaksi_${name})
endforeach()
