#include "kernel/rulebook/definition.hpp"

namespace rulebook {

toml::table Definition::parse(std::string_view file, std::string_view content)
{
    try {
        return toml::parse(content, std::string{file});
    } catch (toml::parse_error const& error) {
        throw std::runtime_error{std::string{file} + ":" + std::to_string(error.source().begin.line) + ": " +
                                 std::string{error.description()}};
    }
}

void Definition::fail(std::string_view field, std::string_view what) const
{
    throw std::runtime_error{file_ + ": " + std::string{field} + ": " + std::string{what}};
}

std::string Definition::text(std::string_view field) const
{
    auto const value = (*table_)[field].value<std::string>();
    if (!value) fail(field, "a text is missing");
    return *value;
}

std::string Definition::text_or(std::string_view field, std::string_view otherwise) const
{
    return has(field) ? text(field) : std::string{otherwise};
}

std::int64_t Definition::whole(std::string_view field) const
{
    auto const value = (*table_)[field].value<std::int64_t>();
    if (!value) fail(field, "a whole number is missing");
    return *value;
}

std::int64_t Definition::whole_or(std::string_view field, std::int64_t otherwise) const
{
    return has(field) ? whole(field) : otherwise;
}

base::Date Definition::day(std::string_view field) const
{
    auto const value = (*table_)[field].value<toml::date>();
    if (!value) fail(field, "a day is missing");
    return base::day(value->year, value->month, value->day);
}

Bilingual Definition::both(std::string_view field) const
{
    auto const inner = table(field);
    return {inner.text("vi"), inner.text("en")};
}

std::vector<std::string> Definition::texts(std::string_view field) const
{
    std::vector<std::string> found;
    auto const* list = (*table_)[field].as_array();
    if (!list) return found;
    for (auto const& element : *list) {
        auto const value = element.value<std::string>();
        if (!value) fail(field, "a list of texts is meant");
        found.push_back(*value);
    }
    return found;
}

Definition Definition::table(std::string_view field) const
{
    auto const* inner = (*table_)[field].as_table();
    if (!inner) fail(field, "a table is missing");
    return {file_, *inner};
}

std::vector<Definition> Definition::tables(std::string_view field) const
{
    std::vector<Definition> found;
    auto const* list = (*table_)[field].as_array();
    if (!list) return found;
    for (auto const& element : *list) {
        if (!element.is_table()) fail(field, "a list of tables is meant");
        found.push_back({file_, *element.as_table()});
    }
    return found;
}

}   // namespace rulebook
