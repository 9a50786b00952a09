#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "platform/db/connection.hpp"
#include "platform/web/context.hpp"

/// How a slice's rows follow a person or an enterprise whose record becomes one with another. Each slice that keeps the
/// id of such a record lists its tables so; app puts the lists on the shelf of services. Rules MG-3 to MG-5.
namespace merging {

/// Records in the ledger's facts that hang on a row.
struct Source {
    std::string_view kind;   // "class_result"
    /// The ids of those records for some rows, made by `db::with_many`; without it the row's own first key.
    db::Sql ids = {};
};

/// One column of one table. Keys are the row's primary key without that column: "i" a whole number, "t" a text.
struct Part {
    std::string_view table;            // "enrolment"
    std::string_view column;           // "person_id"
    std::string_view label = {};       // gettext id of what the rows are; "" = not told on the page
    web::Permission permission = {};   // to be told how many there are
    std::string_view keys = "i";
    db::Sql select;   // the keys of all rows of :record, in order
    db::Sql move;     // gives the row :k0, :k1 … of :from to :to
    /// Rows of :gone that cannot stand beside those of :stayed. They are withdrawn and go along, or are taken out.
    db::Sql clashing = {};           // keys; whole rows, keys first, where they are taken out
    db::Sql withdraw = {};           // row :k0 … at :at by :by
    db::Sql restore = {};            // row :k0 … stands again
    std::string_view columns = {};   // kinds of all columns of a whole row
    db::Sql take_out = {};           // removes row :k0 … of :gone
    db::Sql put_back = {};           // inserts the row :c00, :c01 …
    std::span<Source const> sources = {};
};

/// What stands in the way of a merge, by what a slice keeps: any row of `select` (:gone, :stayed).
struct Obstacle {
    std::string_view code;   // message key
    db::Sql select;
};

/// Everything that keeps ids of people, and of enterprises; on the shelf of services.
struct Parts {
    std::vector<std::span<Part const>> people = {};
    std::vector<std::span<Part const>> enterprises = {};
    std::vector<Obstacle> between_people = {};
    std::vector<Obstacle> between_enterprises = {};
};

/// Every statement of these parts, for the list of their slice.
std::vector<db::Sql> statements_of(std::span<Part const> parts);

}   // namespace merging
