/// \file
/// Catch2, whichever of its two forms is installed: version 2 is one header, version 3 has one that includes all the others.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
