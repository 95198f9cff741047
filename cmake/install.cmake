# `cmake --install`: headers, the libraries, the command, and what find_package and pkg-config need. Three export sets, because someone who
# wants only the headers or only the C interface must not be asked for fmt and Boost.JSON.
#
# Each rule names its component, which is a package of cmake/packaging.cmake: library, development, command. Without --component all of them
# are installed.
include(CMakePackageConfigHelpers)

set(renaksi_package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/renaksi")

install(TARGETS renaksi_core EXPORT renaksi-core-targets FILE_SET HEADERS COMPONENT development)
install(EXPORT renaksi-core-targets NAMESPACE renaksi:: DESTINATION "${renaksi_package_dir}" COMPONENT development)

if(RENAKSI_BUILD_IO)
    install(TARGETS renaksi_io EXPORT renaksi-io-targets ARCHIVE COMPONENT development FILE_SET HEADERS COMPONENT development)
    install(EXPORT renaksi-io-targets NAMESPACE renaksi:: DESTINATION "${renaksi_package_dir}" COMPONENT development)
endif()
if(RENAKSI_BUILD_CAPI)
    # A shared library carries all it needs: no export set of its own has to find fmt or Boost.
    install(TARGETS renaksi_capi EXPORT renaksi-capi-targets LIBRARY COMPONENT library NAMELINK_COMPONENT development)
    install(EXPORT renaksi-capi-targets NAMESPACE renaksi:: DESTINATION "${renaksi_package_dir}" COMPONENT development)
    install(FILES "${PROJECT_SOURCE_DIR}/capi/renaksi.h" "${PROJECT_SOURCE_DIR}/capi/renaksi_arrow.h" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT development)
endif()
if(RENAKSI_BUILD_TOOLS)
    install(TARGETS renaksi_command RUNTIME COMPONENT command)
endif()

configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/renaksiConfig.cmake.in" "${PROJECT_BINARY_DIR}/package/renaksiConfig.cmake"
                              INSTALL_DESTINATION "${renaksi_package_dir}" NO_SET_AND_CHECK_MACRO)
# Before 1.0 a minor version may change names.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/package/renaksiConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/package/renaksiConfig.cmake" "${PROJECT_BINARY_DIR}/package/renaksiConfigVersion.cmake"
              "${PROJECT_SOURCE_DIR}/cmake/documents.cmake"
        DESTINATION "${renaksi_package_dir}" COMPONENT development)

# renaksi_install_pc(<name>): cmake/<name>.pc.in. A .pc file finds its prefix from its own place, so that an installed tree can be moved.
file(RELATIVE_PATH renaksi_pc_prefix "/prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/prefix")
function(renaksi_install_pc name)
    configure_file("${PROJECT_SOURCE_DIR}/cmake/${name}.pc.in" "${PROJECT_BINARY_DIR}/package/${name}.pc" @ONLY)
    install(FILES "${PROJECT_BINARY_DIR}/package/${name}.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT development)
endfunction()
if(RENAKSI_BUILD_IO)
    renaksi_install_pc(renaksi)
endif()
if(RENAKSI_BUILD_CAPI)
    renaksi_install_pc(renaksi-c)
endif()

install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
