#include "platform/documents/temporary.hpp"

#include <stdlib.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

namespace documents {

TemporaryFile::TemporaryFile(std::string_view ending)
    : path_((std::filesystem::temp_directory_path() / "document-XXXXXX").string() + std::string{ending})
{
    auto const file = mkstemps(path_.data(), static_cast<int>(ending.size()));
    if (file < 0) throw std::runtime_error{"the temporary folder cannot be written"};
    close(file);
}

TemporaryFile::~TemporaryFile()
{
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

std::string TemporaryFile::content() const
{
    std::ifstream in{path_, std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    if (!in) throw std::runtime_error{"a temporary file cannot be read"};
    return bytes;
}

}   // namespace documents
