#pragma once

#include <cstdint>
#include <filesystem>

#include "app/sample/workbook.hpp"
#include "app/sample/world.hpp"

namespace app::sample {

/// What was written besides the true rows, so that an import can be checked against it.
struct Written {
    std::int64_t files = 0;
    std::int64_t rows = 0;       // data rows, faulty and repeated ones included
    std::int64_t faulty = 0;     // rows an import must give back
    std::int64_t repeated = 0;   // rows that say again what another row said
};

/// Writes the world as the workbooks an office would hand over. `directory` must exist.
Written write_data_set(World const& world, std::uint64_t seed, std::filesystem::path const& directory, Format format);

}   // namespace app::sample
