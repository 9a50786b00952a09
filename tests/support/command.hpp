#pragma once

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace support {

/// For tests only: what a shell command prints. A command that fails fails the test.
inline std::string output_of(std::string const& command)
{
    std::string output;
    auto* const pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) return output;
    std::array<char, 4096> buffer{};
    while (auto const read = std::fread(buffer.data(), 1, buffer.size(), pipe)) output.append(buffer.data(), read);
    EXPECT_EQ(pclose(pipe), 0) << command;
    return output;
}

/// A folder that goes with the test.
class Folder {
public:
    Folder()
    {
        auto name = (std::filesystem::temp_directory_path() / "donghanh-test-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) ADD_FAILURE() << "cannot make " << name;
        path_ = name;
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    std::filesystem::path operator/(std::string const& name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

inline void write_file(std::filesystem::path const& path, std::string const& content)
{
    std::ofstream{path, std::ios::binary} << content;
}

}   // namespace support
