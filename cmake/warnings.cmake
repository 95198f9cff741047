# The warnings renaksi is compiled with, each with its reason. One that a compiler does not know is left out for that compiler.

set(renaksi_warnings
    -Wall                    # the common mistakes
    -Wextra                  # and the less common ones
    -Wpedantic               # two compilers have to agree, so no dialect
    -Wconversion             # an amount that loses digits in silence is the worst mistake this library could make
    -Wsign-conversion        # a negative amount must not become a huge one
    -Wshadow                 # `pagu` of the row and `pagu` of its parent look alike
    -Wold-style-cast         # a C cast hides which conversion is meant
    -Wdouble-promotion       # floating point has no place here at all
    -Wformat=2               # printf formats that are not literals
    -Wimplicit-fallthrough   # a missing break in a lexer
    -Wnon-virtual-dtor       # deleting through a base
    -Woverloaded-virtual     # a function that hides instead of overriding
    -Wnull-dereference       # paths that the optimiser proves to be null
    -Wduplicated-cond        # the same condition twice in an if chain (g++)
    -Wlogical-op             # && where & was meant (g++)
    -Wextra-semi             # noise that -Wpedantic of the other compiler reports
    -Wundef                  # a misspelt macro in #if counts as 0
    -Wno-restrict)           # g++ 12 sees overlaps inside std::string that are none when it optimises (GCC bug 105651)
