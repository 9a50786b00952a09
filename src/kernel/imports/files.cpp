#include "kernel/imports/files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>

#include "kernel/accounts/digest.hpp"
#include "platform/db/disk_full.hpp"

namespace imports {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t piece_bytes = 1 << 20;

[[noreturn]] void cannot_keep()
{
    if (errno == ENOSPC || errno == EDQUOT)
        throw db::DiskFull{"a file to import cannot be kept: the disk of the data directory is full"};
    throw db::Failure{"a file to import cannot be kept in the data directory"};
}

/// Writes to a name of its own first, so that a file under its final name is always whole.
class Draft {
public:
    explicit Draft(fs::path path)
        : path_(std::move(path)), draft_(path_.string() + "." + std::to_string(::getpid()) + ".part")
    {
        fs::create_directories(path_.parent_path());
        file_ = ::open(draft_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        if (file_ < 0) cannot_keep();
    }
    ~Draft()
    {
        if (file_ >= 0) ::close(file_);
        std::error_code ignored;
        fs::remove(draft_, ignored);
    }
    Draft(Draft const&) = delete;
    Draft& operator=(Draft const&) = delete;

    void write(std::string_view bytes)
    {
        while (!bytes.empty()) {
            auto const written = ::write(file_, bytes.data(), bytes.size());
            if (written <= 0) cannot_keep();
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    void finish()
    {
        bool const whole = ::fsync(file_) == 0 && ::close(file_) == 0;
        file_ = -1;
        if (!whole) cannot_keep();
        fs::rename(draft_, path_);
    }

private:
    fs::path path_;
    std::string draft_;
    int file_ = -1;
};

/// Gives the file to `take`, a megabyte at a time.
template <class Take>
void each_piece(std::string const& path, Take take)
{
    std::ifstream input{path, std::ios::binary};
    if (!input) throw db::Failure{"a file to import cannot be read"};
    std::string piece(piece_bytes, '\0');
    while (input.read(piece.data(), static_cast<std::streamsize>(piece.size())) || input.gcount() > 0)
        take(std::string_view{piece}.substr(0, static_cast<std::size_t>(input.gcount())));
}

}   // namespace

std::string content_hash(std::string const& path)
{
    accounts::Digest digest;
    each_piece(path, [&](std::string_view piece) { digest.add(piece); });
    return accounts::hexadecimal(digest.finish());
}

std::string kept_path(std::string const& data_directory, std::string_view hash)
{
    return (fs::path{data_directory} / "files" / hash.substr(0, 2) / hash).string();
}

std::string hash_of(std::string_view bytes)
{
    accounts::Digest digest;
    for (auto rest = bytes; !rest.empty(); rest.remove_prefix(std::min(piece_bytes, rest.size())))
        digest.add(rest.substr(0, piece_bytes));
    return accounts::hexadecimal(digest.finish());
}

std::string keep_bytes(std::string const& data_directory, std::string_view bytes)
{
    auto hash = hash_of(bytes);
    auto const path = kept_path(data_directory, hash);
    if (fs::exists(path)) return hash;
    Draft draft{path};
    draft.write(bytes);
    draft.finish();
    return hash;
}

std::string keep_file(std::string const& data_directory, std::string const& path)
{
    auto hash = content_hash(path);
    auto const kept = kept_path(data_directory, hash);
    if (fs::exists(kept)) return hash;
    Draft draft{kept};
    each_piece(path, [&](std::string_view piece) { draft.write(piece); });
    draft.finish();
    return hash;
}

}   // namespace imports
