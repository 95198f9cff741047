# How renaksi's own files are compiled: options of this folder and those below it, which no consumer inherits, also not one that adds
# renaksi as a folder of its own. The standard comes with renaksi::core, because a consumer does need that.

include(warnings)

function(_renaksi_supported_warnings result)
    include(CheckCXXCompilerFlag)
    # clang only warns about an option that it does not know.
    set(CMAKE_REQUIRED_FLAGS "-Werror")
    set(supported "")
    foreach(flag IN LISTS renaksi_warnings)
        string(MAKE_C_IDENTIFIER "RENAKSI_HAS${flag}" has)
        check_cxx_compiler_flag("${flag}" ${has})
        if(${has})
            list(APPEND supported "${flag}")
        endif()
    endforeach()
    set(${result} "${supported}" PARENT_SCOPE)
endfunction()

set(CMAKE_CXX_EXTENSIONS OFF)

if(RENAKSI_WARNINGS)
    if(MSVC)
        add_compile_options(/W4 /permissive- /utf-8)
    else()
        _renaksi_supported_warnings(flags)
        # C programs among the tests have warnings of their own; most of these are not for C.
        add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:${flags}>" "$<$<COMPILE_LANGUAGE:C>:-Wall;-Wextra;-Wpedantic>")
    endif()
    if(RENAKSI_WARNINGS_AS_ERRORS)
        add_compile_options("$<IF:$<CXX_COMPILER_ID:MSVC>,/WX,-Werror>")
    endif()
endif()

if(RENAKSI_SANITIZE)
    # A report ends the program, so that a test cannot pass over it; frame pointers give the report its lines.
    add_compile_options("-fsanitize=${RENAKSI_SANITIZE}" -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options("-fsanitize=${RENAKSI_SANITIZE}")
endif()
