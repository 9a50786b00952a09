#pragma once

#include <zip.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/spreadsheets/workbook.hpp"

namespace spreadsheets {

struct ZipClose {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct PartClose {
    void operator()(zip_file_t* part) const { zip_fclose(part); }
};

/// One file inside a package, unpacked while it is read. Throws Refused when it is broken or grows over the limits.
class Part {
public:
    Part(std::unique_ptr<zip_file_t, PartClose> file, std::int64_t packed_bytes, Limits const& limits)
        : file_(std::move(file)), packed_bytes_(packed_bytes), limits_(&limits)
    {
    }

    /// Bytes read into `buffer`; 0 at the end.
    std::size_t read(std::span<char> buffer);
    std::int64_t bytes_read() const { return bytes_read_; }

private:
    std::unique_ptr<zip_file_t, PartClose> file_;
    std::int64_t packed_bytes_;
    Limits const* limits_;
    std::int64_t bytes_read_ = 0;
};

/// A zip archive whose promises are checked before anything is unpacked.
class Package {
public:
    /// Throws Refused.
    static Package open(std::string const& path, Limits const& limits);
    /// `bytes` must outlive the package.
    static Package open_view(std::string_view bytes, Limits const& limits);

    bool has(std::string const& name) const;
    std::vector<std::string> names() const;
    std::int64_t size(std::string const& name) const;
    /// Throws Refused when missing, encrypted or over the limits.
    Part part(std::string const& name) const;

private:
    Package(std::unique_ptr<zip_t, ZipClose> archive, Limits const& limits);
    zip_int64_t index(std::string const& name) const;

    std::unique_ptr<zip_t, ZipClose> archive_;
    Limits limits_;
};

}   // namespace spreadsheets
