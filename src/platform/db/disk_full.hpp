#pragma once

#include "platform/db/connection.hpp"

namespace db {

/// The disk of the database or of the data directory is full. What was being written is not kept, what was acknowledged
/// is: the request loop answers 507 with a sentence for the reader.
class DiskFull : public Failure {
public:
    using Failure::Failure;
};

}   // namespace db
