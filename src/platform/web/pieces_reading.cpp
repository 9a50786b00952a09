#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "platform/web/pieces.hpp"
#include "platform/web/typed_day.hpp"

namespace web {
namespace {

/// Up to three numbers with "/", "-", "." or blanks between them, as many as were found; nothing for other text.
struct Numbers {
    std::array<std::string, 3> parts = {};
    std::size_t count = 0;
};
std::optional<Numbers> numbers_of(std::string_view text)
{
    Numbers found;
    bool open = false;
    for (char c : text) {
        if (c >= '0' && c <= '9') {
            if (!open && found.count == found.parts.size()) return std::nullopt;
            if (!open) ++found.count;
            open = true;
            auto& part = found.parts[found.count - 1];
            part += c;
            if (part.size() > 4) return std::nullopt;
        } else if (c == '/' || c == '-' || c == '.' || c == ' ') {
            open = false;
        } else {
            return std::nullopt;
        }
    }
    return found;
}

std::string two_digits(std::string const& part) { return part.size() == 1 ? "0" + part : part; }

}   // namespace

std::optional<base::PartialDate> parse_typed_partial_day(std::string_view text)
{
    auto const found = numbers_of(text);
    if (!found || found->count == 0) return std::nullopt;
    auto const& [first, second, third] = found->parts;
    if (found->count == 1) return first.size() == 4 ? base::parse_partial_date(first) : std::nullopt;
    if (found->count == 2) {
        if (first.size() == 4) return base::parse_partial_date(fmt::format("{}-{}", first, two_digits(second)));
        return second.size() == 4 ? base::parse_partial_date(fmt::format("{}-{}", second, two_digits(first)))
                                  : std::nullopt;
    }
    if (first.size() == 4)
        return base::parse_partial_date(fmt::format("{}-{}-{}", first, two_digits(second), two_digits(third)));
    if (third.size() != 4) return std::nullopt;
    return base::parse_partial_date(fmt::format("{}-{}-{}", third, two_digits(second), two_digits(first)));
}

std::optional<base::Date> parse_typed_day(std::string_view text)
{
    auto const date = parse_typed_partial_day(text);
    if (!date || date->precision != base::Precision::day) return std::nullopt;
    return date->date;
}

std::string read_text(Request const& request, std::string_view field) { return base::clean(request.form.get(field)); }

std::optional<base::PartialDate> read_partial_day(Request const& request, std::string_view field)
{
    return parse_typed_partial_day(read_text(request, field));
}

std::optional<base::Date> read_day(Request const& request, std::string_view field)
{
    return parse_typed_day(read_text(request, field));
}

std::optional<std::int64_t> read_whole(Request const& request, std::string_view field)
{
    return base::parse_whole(read_text(request, field));
}

}   // namespace web
