/// \file
/// Runs the built command as a user does, and keeps what it wrote on both of its outputs.
#pragma once

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

namespace cli_test {

/// A folder that is gone at the end of the test.
class folder {
public:
    folder() {
        std::string name = (std::filesystem::temp_directory_path() / "renaksi-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
        path_ = name;
    }
    ~folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    folder(const folder&) = delete;
    folder& operator=(const folder&) = delete;

    [[nodiscard]] std::string path(const std::string& name) const { return (path_ / name).string(); }
    [[nodiscard]] std::string write(const std::string& name, const std::string& text) const {
        std::ofstream(path(name), std::ios::binary) << text;
        return path(name);
    }

private:
    std::filesystem::path path_;
};

inline std::string contents(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

struct outcome {
    int code = -1;
    std::string out;
    std::string err;
};

struct settings {
    std::vector<std::string> env;  ///< the whole environment, `NAME=value`
    std::string input = "/dev/null";
    std::string output;  ///< a file to write to instead of keeping what is written
};

inline std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> out;
    for (std::string& word : words) out.push_back(word.data());
    out.push_back(nullptr);
    return out;
}

inline outcome run(std::vector<std::string> words, settings with = {}) {
    const folder work;
    const std::string out = with.output.empty() ? work.path("out") : with.output;
    const std::string err = work.path("err");
    words.insert(words.begin(), RENAKSI_COMMAND);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, with.input.c_str(), O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    pid_t child = 0;
    const int failed = ::posix_spawn(&child, RENAKSI_COMMAND, &actions, nullptr, pointers(words).data(), pointers(with.env).data());
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) throw std::runtime_error("cannot start " RENAKSI_COMMAND);
    int status = 0;
    ::waitpid(child, &status, 0);
    outcome result;
    result.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    if (with.output.empty()) result.out = contents(out);
    result.err = contents(err);
    return result;
}

}  // namespace cli_test
