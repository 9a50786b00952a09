#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"

namespace documents {

/// A column of a long table; its width is in letters.
struct LongColumn {
    std::string head;
    int width = 16;
};

/// A table of any length as a workbook, written row by row in memory that does not grow: what Excel holds on one sheet
/// (1,048,576 rows, the head among them), then another sheet with the same head.
struct LongTable {
    std::string title;   // of the file; the sheets are called after it
    std::vector<LongColumn> columns;
    base::Date date = {};
    std::uint32_t rows_per_sheet = 1'048'576;   // as many as Excel has
};

class LongTableWriter {
public:
    /// Writes to `path`, which is whole only after `close`. Throws std::runtime_error when it cannot.
    LongTableWriter(LongTable table, std::string const& path);
    ~LongTableWriter();
    LongTableWriter(LongTableWriter const&) = delete;
    LongTableWriter& operator=(LongTableWriter const&) = delete;

    /// Begins a row; the cells then follow from left to right.
    void begin_row();
    /// Always a text, also what looks like a number: leading zeros stay.
    void text(std::string_view value);
    void whole(std::int64_t value);
    void day(base::Date value);
    void empty();

    std::int64_t rows() const;
    int sheets() const;
    void close();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}   // namespace documents
