#pragma once

#include <memory>
#include <string>

#include "platform/db/ids.hpp"

namespace db {

/// A number among the processes that write to one PostgreSQL database: an advisory lock, held by a connection of its
/// own, which makes no ids. See take_number for `wanted`.
std::unique_ptr<WriterNumber> take_postgres_number(std::string const& url, std::int64_t wanted, Ids& ids);

}   // namespace db
