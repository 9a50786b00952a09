#pragma once

#include <string>
#include <string_view>

namespace documents {

/// An empty file of its own in the temporary folder, gone with the object. Throws std::runtime_error.
class TemporaryFile {
public:
    explicit TemporaryFile(std::string_view ending);
    ~TemporaryFile();
    TemporaryFile(TemporaryFile const&) = delete;
    TemporaryFile& operator=(TemporaryFile const&) = delete;

    std::string const& path() const { return path_; }
    std::string content() const;

private:
    std::string path_;
};

}   // namespace documents
