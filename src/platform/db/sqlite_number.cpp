#include "platform/db/sqlite_number.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include <fmt/format.h>

#include "platform/db/connection.hpp"

namespace db {
namespace {

class SqliteNumber final : public WriterNumber {
public:
    SqliteNumber(std::string const& path, std::int64_t wanted) : name_(path + "-writers")
    {
        file_ = ::open(name_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (file_ < 0) fail();
        belong_with(path);
        try {
            value_ = take_number(wanted, [this](std::int64_t number) { return lock(number); });
        } catch (...) {
            ::close(file_);
            throw;
        }
    }
    ~SqliteNumber() override { ::close(file_); }
    SqliteNumber(SqliteNumber const&) = delete;
    SqliteNumber& operator=(SqliteNumber const&) = delete;

    std::int64_t value() const override { return value_; }
    bool is_held() noexcept override { return true; }

private:
    [[noreturn]] void fail() const
    {
        throw Failure(fmt::format("{}: {}; it must be writable, on a file system with locks", name_,
                                  std::strerror(errno)));
    }

    /// Whoever may write the database may write this file too, also when root made it; SQLite does so with its own.
    void belong_with(std::string const& path) const
    {
        struct stat database{};
        if (::stat(path.c_str(), &database) != 0) return;
        static_cast<void>(fchmod(file_, database.st_mode & 0666U));
        if (geteuid() == 0 && fchown(file_, database.st_uid, database.st_gid) != 0) fail();
    }

    /// A lock of this open file, not of the process: two Databases in one process are two writers.
    bool lock(std::int64_t number) const
    {
        struct flock one{};
        one.l_type = F_WRLCK;
        one.l_whence = SEEK_SET;
        one.l_start = number;
        one.l_len = 1;
        if (fcntl(file_, F_OFD_SETLK, &one) == 0) return true;
        if (errno != EAGAIN && errno != EACCES) fail();
        return false;
    }

    std::string name_;
    int file_ = -1;
    std::int64_t value_ = 0;
};

}   // namespace

std::unique_ptr<WriterNumber> take_sqlite_number(std::string const& path, std::int64_t wanted)
{
    return std::make_unique<SqliteNumber>(path, wanted);
}

}   // namespace db
