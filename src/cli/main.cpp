#include "cli/commands.hpp"

int main(int argc, char** argv) { return renaksi::cli::run(argc, argv); }
