#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/spreadsheets/strings.hpp"
#include "platform/spreadsheets/styles.hpp"
#include "platform/spreadsheets/xml.hpp"

namespace spreadsheets {

/// What cells of a workbook refer to.
struct Shared {
    SharedStrings strings;
    std::vector<Format> formats;
    Epoch epoch = Epoch::from_1900;
};

/// Turns the elements of a sheet into rows. Nothing is allocated per cell: cells and texts of a row live in buffers
/// that the next row uses again.
class SheetParser final : public XmlEvents {
public:
    SheetParser(Shared const& shared, Legacy legacy, Limits const& limits, RowSink const& sink)
        : shared_(&shared), legacy_(legacy), limits_(&limits), sink_(&sink)
    {
    }

    void start(std::string_view name, Attributes attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view text) override;

    std::int64_t bytes_read = 0;

private:
    enum class Type : std::uint8_t { number, shared, inline_text, formula_text, boolean, error, iso_day };

    void start_row(Attributes attributes);
    void start_cell(Attributes attributes);
    void end_cell();
    void end_row();
    void put_number(Cell& cell, std::string_view spelled);
    void put_shared(Cell& cell, std::string_view index);
    void put_text(Cell& cell, std::size_t begin);

    Shared const* shared_;
    Legacy legacy_;
    Limits const* limits_;
    RowSink const* sink_;

    std::vector<Cell> cells_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> own_;   // per cell: where its text starts and ends in texts_
    std::string texts_;                                          // of the row, one behind the other
    std::int64_t row_ = 0;
    std::int64_t rows_given_ = 0;
    bool hidden_ = false;
    std::size_t column_ = 0;
    std::size_t cell_begin_ = 0;
    Type type_ = Type::number;
    std::size_t style_ = 0;
    bool in_value_ = false;
    bool in_cell_ = false;
    bool in_phonetic_ = false;
};

}   // namespace spreadsheets
