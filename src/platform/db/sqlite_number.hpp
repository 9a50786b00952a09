#pragma once

#include <memory>
#include <string>

#include "platform/db/ids.hpp"

namespace db {

/// A number among the processes that write to the file at `path`: a lock on one byte of PATH-writers beside it, which
/// stays empty. See take_number for `wanted`.
std::unique_ptr<WriterNumber> take_sqlite_number(std::string const& path, std::int64_t wanted);

}   // namespace db
