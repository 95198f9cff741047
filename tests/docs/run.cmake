# Runs an example (EXECUTABLE with ARGUMENT) or a command line (SCRIPT, with COMMAND_DIR first on the path) in ROOT and compares what it
# prints with the file EXPECTED; without that file it only has to run. The command's exit code 1 says that the plan has mistakes.
cmake_minimum_required(VERSION 3.25)

set(ENV{LC_ALL} C)
if(DEFINED SCRIPT)
    set(ENV{PATH} "${COMMAND_DIR}:$ENV{PATH}")
    execute_process(
        COMMAND sh "${SCRIPT}"
        WORKING_DIRECTORY "${ROOT}"
        OUTPUT_VARIABLE printed
        RESULT_VARIABLE code)
    if(NOT code MATCHES "^[01]$")
        message(FATAL_ERROR "exit code ${code}")
    endif()
else()
    execute_process(
        COMMAND "${EXECUTABLE}" "${ARGUMENT}"
        WORKING_DIRECTORY "${ROOT}"
        OUTPUT_VARIABLE printed
        RESULT_VARIABLE code)
    if(NOT code EQUAL 0)
        message(FATAL_ERROR "exit code ${code}")
    endif()
endif()

if(NOT EXISTS "${EXPECTED}")
    return()
endif()

function(fail)
    file(WRITE "${EXPECTED}.printed" "${printed}")
    # What differs, as diff says it where there is one; a line … of the document shows up in it too.
    execute_process(COMMAND diff -u --label document --label printed "${EXPECTED}" "${EXPECTED}.printed")
    message(FATAL_ERROR "the document shows something else than what is printed; the latter is in ${EXPECTED}.printed")
endfunction()

file(READ "${EXPECTED}" expected)

# The parts between two … lines have to be found in the order in which they stand; the first at the beginning, the last at the end.
set(rest "\n${printed}")
set(wanted "\n${expected}")
set(anchored TRUE)
while(TRUE)
    string(FIND "${wanted}" "\n…\n" gap)
    if(gap EQUAL -1)
        set(part "${wanted}")
    else()
        math(EXPR end "${gap} + 1")
        string(SUBSTRING "${wanted}" 0 ${end} part)
        string(LENGTH "\n…" skip)
        math(EXPR skip "${gap} + ${skip}")
        string(SUBSTRING "${wanted}" ${skip} -1 wanted)
    endif()

    string(LENGTH "${part}" length)
    if(gap EQUAL -1 AND NOT anchored)
        string(FIND "${rest}" "${part}" at REVERSE)
    else()
        string(FIND "${rest}" "${part}" at)
    endif()
    if(at EQUAL -1 OR (anchored AND NOT at EQUAL 0))
        fail()
    endif()
    # The newline that ends a part begins the next one.
    math(EXPR at "${at} + ${length} - 1")
    string(SUBSTRING "${rest}" ${at} -1 rest)
    set(anchored FALSE)
    if(gap EQUAL -1)
        break()
    endif()
endwhile()
if(NOT rest STREQUAL "\n")
    fail()
endif()
