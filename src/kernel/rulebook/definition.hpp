#pragma once

#include <toml++/toml.h>

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "kernel/rulebook/bilingual.hpp"

/// Reading of definitions that are data: indicators, reports, papers. Everything throws std::runtime_error that names
/// file and field.
namespace rulebook {

class Definition {
public:
    Definition(std::string_view file, toml::table const& table) : file_(file), table_(&table) {}
    /// The whole file. The table must outlive the object, so it is kept by the caller.
    static toml::table parse(std::string_view file, std::string_view content);

    [[noreturn]] void fail(std::string_view field, std::string_view what) const;

    bool has(std::string_view field) const { return table_->contains(field); }
    std::string text(std::string_view field) const;
    std::string text_or(std::string_view field, std::string_view otherwise) const;
    std::int64_t whole(std::string_view field) const;
    std::int64_t whole_or(std::string_view field, std::int64_t otherwise) const;
    bool flag(std::string_view field) const { return (*table_)[field].value_or(false); }
    base::Date day(std::string_view field) const;
    Bilingual both(std::string_view field) const;
    std::vector<std::string> texts(std::string_view field) const;   // empty when the field is missing
    Definition table(std::string_view field) const;
    std::vector<Definition> tables(std::string_view field) const;   // empty when the field is missing

private:
    std::string file_;
    toml::table const* table_;
};

}   // namespace rulebook
