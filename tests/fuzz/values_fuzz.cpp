// Days, ids, numbers and codes as people type them: what is read is written again the same.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/date.hpp"
#include "base/expect.hpp"
#include "base/id.hpp"
#include "base/numbers.hpp"
#include "base/text.hpp"
#include "base/texts.hpp"
#include "kernel/imports/reading.hpp"

namespace {

using Shape = imports::Shape;

void hold(bool condition)
{
    if (!condition) std::abort();
}

void read_as_day(std::string_view text)
{
    if (auto const day = base::parse_date(text)) hold(base::iso(*day) == text);
    if (auto const day = base::parse_partial_date(text)) hold(base::iso(*day) == text);
    if (auto const at = base::parse_instant(text)) hold(base::iso(*at) == text);
    if (auto const read = imports::read_day_text(text); read.day) hold(!base::vietnamese(*read.day).empty());
}

void read_as_cell(std::string_view text)
{
    constexpr std::array shapes{Shape::text,   Shape::name, Shape::day,             Shape::partial_day, Shape::whole,
                                Shape::choice, Shape::code, Shape::identity_number, Shape::tax_code,    Shape::phone};
    for (auto const shape : shapes) {
        imports::Arena arena;
        imports::Cell cell;
        (void)imports::read_cell(shape, {spreadsheets::CellType::text, true, {}, 0, text}, arena, cell);
        hold(base::is_utf8(cell.text));
    }
}

void read_as_number(std::string_view text)
{
    double number = 0;
    if (text.size() < sizeof number) return;
    text.copy(reinterpret_cast<char*>(&number), sizeof number);
    (void)imports::read_day_number(number);
    imports::Arena arena;
    imports::Cell cell;
    for (auto const shape : {Shape::day, Shape::partial_day, Shape::whole})
        (void)imports::read_cell(shape, {spreadsheets::CellType::number, true, {}, number, "1"}, arena, cell);
}

void read_as_catalogue(std::string_view text)
{
    try {
        base::Catalogue const catalogue{base::Language::vi, text};
        (void)catalogue.find("a");
    } catch (base::Bug const&) {   // what it does with bytes that are none
    }
}

}   // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    read_as_day(text);
    if (auto const id = base::parse_id(text)) hold(base::parse_id(base::id_text(*id)) == id);
    if (auto const whole = base::parse_whole(text)) (void)base::grouped(*whole);
    read_as_cell(text);
    read_as_number(text);
    read_as_catalogue(text);
    return 0;
}
