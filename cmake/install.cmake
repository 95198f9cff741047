# `cmake --install`: headers, the static library, the command, and what find_package and pkg-config need. Two export sets, because someone
# who wants only the headers must not be asked for fmt and Boost.JSON.
include(CMakePackageConfigHelpers)

set(renaksi_package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/renaksi")

install(TARGETS renaksi_core EXPORT renaksi-core-targets FILE_SET HEADERS)
install(EXPORT renaksi-core-targets NAMESPACE renaksi:: DESTINATION "${renaksi_package_dir}")

if(RENAKSI_BUILD_IO)
    install(TARGETS renaksi_io EXPORT renaksi-io-targets FILE_SET HEADERS)
    install(EXPORT renaksi-io-targets NAMESPACE renaksi:: DESTINATION "${renaksi_package_dir}")
endif()
if(RENAKSI_BUILD_CAPI)
    # A shared library carries all it needs: no export set of its own has to find fmt or Boost.
    install(TARGETS renaksi_capi EXPORT renaksi-capi-targets)
    install(EXPORT renaksi-capi-targets NAMESPACE renaksi:: DESTINATION "${renaksi_package_dir}")
    install(FILES "${PROJECT_SOURCE_DIR}/capi/renaksi.h" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
endif()
if(RENAKSI_BUILD_TOOLS)
    install(TARGETS renaksi_command)
endif()

configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/renaksiConfig.cmake.in" "${PROJECT_BINARY_DIR}/package/renaksiConfig.cmake"
                              INSTALL_DESTINATION "${renaksi_package_dir}" NO_SET_AND_CHECK_MACRO)
# Before 1.0 a minor version may change names.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/package/renaksiConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/package/renaksiConfig.cmake" "${PROJECT_BINARY_DIR}/package/renaksiConfigVersion.cmake"
        DESTINATION "${renaksi_package_dir}")

if(RENAKSI_BUILD_IO)
    # The .pc file finds its prefix from its own place, so that an installed tree can be moved.
    file(RELATIVE_PATH renaksi_pc_prefix "/prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/prefix")
    configure_file("${PROJECT_SOURCE_DIR}/cmake/renaksi.pc.in" "${PROJECT_BINARY_DIR}/package/renaksi.pc" @ONLY)
    install(FILES "${PROJECT_BINARY_DIR}/package/renaksi.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
endif()

if(RENAKSI_BUILD_CAPI)
    file(RELATIVE_PATH renaksi_pc_prefix "/prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/prefix")
    configure_file("${PROJECT_SOURCE_DIR}/cmake/renaksi-c.pc.in" "${PROJECT_BINARY_DIR}/package/renaksi-c.pc" @ONLY)
    install(FILES "${PROJECT_BINARY_DIR}/package/renaksi-c.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
endif()

install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
