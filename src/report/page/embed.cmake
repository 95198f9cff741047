# The page's style sheet and script as C++ (report/page_assets.hpp), so that a program needs no file beside it. The same bytes give the same
# source, and it is written again only when they change.

# base64 of a hash that CMake gives in hexadecimal digits. 6 bits a sign, from 24 bits at a time; 32 bytes leave two over.
function(renaksi_base64_of_sha256 out hex)
    set(signs "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    set(text "")
    foreach(at RANGE 0 60 6)
        string(SUBSTRING "${hex}00" ${at} 6 digits)
        foreach(shift IN ITEMS 18 12 6 0)
            math(EXPR sign "(0x${digits} >> ${shift}) & 63")
            string(SUBSTRING "${signs}" ${sign} 1 one)
            string(APPEND text "${one}")
        endforeach()
    endforeach()
    string(SUBSTRING "${text}" 0 43 text)
    set(${out} "${text}=" PARENT_SCOPE)
endfunction()

# renaksi_embed_page(<target>): adds the generated source to the target.
function(renaksi_embed_page target)
    set(folder "${CMAKE_CURRENT_SOURCE_DIR}/report/page")
    foreach(kind IN ITEMS css js)
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${folder}/page.${kind}")
        file(READ "${folder}/page.${kind}" page_${kind})
        file(SHA256 "${folder}/page.${kind}" hash)
        renaksi_base64_of_sha256(page_${kind}_hash "${hash}")
    endforeach()
    configure_file("${folder}/assets.cpp.in" "${CMAKE_CURRENT_BINARY_DIR}/page_assets.cpp" @ONLY)
    target_sources(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/page_assets.cpp")
endfunction()
