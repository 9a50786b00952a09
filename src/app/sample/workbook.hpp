#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/sample/dirt.hpp"

namespace app::sample {

/// A heading; `group` not empty: it stands under a merged cell with that text, together with its neighbours.
struct Heading {
    std::string text;
    std::string group = {};
    int width = 14;
};

/// Files as offices keep them: title rows, a header (perhaps of two rows with merged cells), rows, a footer.
class Workbook {
public:
    virtual ~Workbook() = default;
    virtual void begin_sheet(std::string_view name, std::span<std::string const> titles,
                             std::span<Heading const> headings) = 0;
    /// An STT number is put in front.
    virtual void row(std::span<Cell const> cells) = 0;
    /// The lines below a list: a total and who drew it up.
    virtual void footer() = 0;
    virtual void close() = 0;
};

enum class Format : std::uint8_t { xlsx, csv };

/// `stem` is the file name without ending. A CSV has one sheet a file: further sheets get files of their own.
std::unique_ptr<Workbook> make_workbook(std::filesystem::path const& directory, std::string const& stem, Format format);

}   // namespace app::sample
