// A reader that stops early, as `head` does.
#include <csignal>

#include "cli/process.hpp"
#include "support/catch.hpp"

TEST_CASE("a reader that goes away is no reason to say anything", "[cli]") {
    const cli_test::folder work;
    const std::string err = work.path("err");
    int ends[2] = {-1, -1};
    REQUIRE(::pipe(ends) == 0);
    ::close(ends[0]);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    std::vector<std::string> words{RENAKSI_COMMAND, "check", RENAKSI_TEST_DATA "/lombok-tengah-2022.txt"};
    std::vector<std::string> env;
    pid_t child = 0;
    REQUIRE(::posix_spawn(&child, RENAKSI_COMMAND, &actions, nullptr, cli_test::pointers(words).data(), cli_test::pointers(env).data()) ==
            0);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 4);
    CHECK(cli_test::contents(err).empty());
}
