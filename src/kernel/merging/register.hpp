#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/merging/comparison.hpp"
#include "kernel/merging/merging.hpp"
#include "kernel/merging/store.hpp"
#include "platform/web/context.hpp"

/// What the pages ask of the register whose records are merged.
namespace merging {

/// A field in which the records may differ.
struct Side {
    std::int64_t id = 0;
    std::int64_t revision = 0;
    std::string title;
    std::string hint;   // what tells it apart: year of birth and commune
    UnitId place;
    struct Value {
        std::string name;     // of the form field
        std::string label;    // translated
        std::string stored;   // what is compared
        std::string shown;
    };
    std::vector<Value> values = {};
};

/// What somebody decided where the records differ.
struct Decided {
    std::int64_t stays = 0;
    std::int64_t goes = 0;
    std::int64_t stays_revision = 0;
    std::int64_t goes_revision = 0;
    std::vector<std::string> from_goes = {};   // names of values
};

using ScanProgress = std::function<bool(std::int64_t thousandths)>;

struct Register {
    Kind kind = Kind::person;
    std::string_view path;          // "/people"
    std::string_view crumb;         // gettext id: "People"
    std::string_view title;         // gettext id: "People entered twice"
    std::string_view empty;         // gettext id, when nothing is to be decided
    std::size_t place_column = 0;   // of the row that the register keeps of the record that went
    web::Permission edit;
    /// The record as the actor may change it; empty otherwise.
    std::optional<Side> (*side)(web::Context& context, std::int64_t id) = nullptr;
    /// The places whose records the actor may change; empty optional = cannot be said by places alone.
    std::optional<std::vector<UnitId>> (*places)(web::Context& context) = nullptr;
    Comparison (*compare)(web::Context& context, std::int64_t a, std::int64_t b) = nullptr;
    base::Result<MergeId> (*merge)(web::Context& context, Parts const& parts, Decided const& decided) = nullptr;
    base::Result<base::Done> (*unmerge)(web::Context& context, Parts const& parts, Merge const& merge) = nullptr;
    std::vector<Pair> (*scan)(db::Connection& tx, ScanProgress const& progress) = nullptr;

    std::vector<std::span<Part const>> const& rows(Parts const& parts) const
    {
        return kind == Kind::person ? parts.people : parts.enterprises;
    }
};

}   // namespace merging
