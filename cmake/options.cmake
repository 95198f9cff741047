# Every option begins with RENAKSI_. What only a developer of renaksi wants is on when renaksi is the project being configured and off
# when it is a part of somebody else's.

option(RENAKSI_BUILD_IO "Build renaksi::io, the compiled readers and writers (needs fmt and Boost.JSON)" ON)
option(RENAKSI_BUILD_CAPI "Build librenaksi.so.0, the C interface (capi/renaksi.h)" ${PROJECT_IS_TOP_LEVEL})
option(RENAKSI_BUILD_TOOLS "Build the command renaksi (needs CLI11)" ${PROJECT_IS_TOP_LEVEL})
option(RENAKSI_BUILD_TESTS "Build the tests (needs Catch2 and rapidcheck)" ${PROJECT_IS_TOP_LEVEL})
option(RENAKSI_BUILD_BENCH "Build the measurements (needs Google Benchmark)" OFF)
option(RENAKSI_INSTALL "Generate the rules of `cmake --install`" ${PROJECT_IS_TOP_LEVEL})
option(RENAKSI_WARNINGS "Compile renaksi's own files with the warnings of cmake/warnings.cmake" ${PROJECT_IS_TOP_LEVEL})
option(RENAKSI_WARNINGS_AS_ERRORS "Let a warning fail the build" OFF)
option(RENAKSI_CCACHE "Compile through ccache if it is there" ${PROJECT_IS_TOP_LEVEL})
set(RENAKSI_SANITIZE "" CACHE STRING "Sanitizers to build with, separated by commas: address,undefined or thread")

if(NOT RENAKSI_BUILD_IO)
    # All of these stand on renaksi::io; to build none is what was asked for.
    set(RENAKSI_BUILD_CAPI OFF)
    set(RENAKSI_BUILD_TOOLS OFF)
    set(RENAKSI_BUILD_BENCH OFF)
endif()
if(RENAKSI_BUILD_TESTS AND NOT RENAKSI_BUILD_TOOLS)
    message(FATAL_ERROR "RENAKSI_BUILD_TESTS needs RENAKSI_BUILD_IO and RENAKSI_BUILD_TOOLS: the tests run the command.")
endif()

if(PROJECT_IS_TOP_LEVEL)
    if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
        set(CMAKE_BUILD_TYPE Release CACHE STRING "Kind of build" FORCE)
    endif()
    set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
    # Lets the target all_verify_interface_header_sets compile each public header alone.
    set(CMAKE_VERIFY_INTERFACE_HEADER_SETS ON)
endif()

if(RENAKSI_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    find_program(RENAKSI_CCACHE_PROGRAM ccache)
    mark_as_advanced(RENAKSI_CCACHE_PROGRAM)
    if(RENAKSI_CCACHE_PROGRAM)
        set(CMAKE_CXX_COMPILER_LAUNCHER "${RENAKSI_CCACHE_PROGRAM}")
    endif()
endif()
