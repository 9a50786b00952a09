#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"
#include "base/texts.hpp"
#include "platform/db/connection.hpp"
#include "platform/web/context.hpp"
#include "platform/web/cursor.hpp"
#include "platform/web/pieces.hpp"
#include "platform/web/request.hpp"

/// How a slice lets a list of its records be saved, counted, exported and changed as a whole. The engine keeps the
/// filters, asks page by page, writes workbooks, shows what would change, works in chunks and takes back; the slice
/// says what the list is and what a change means. Whatever is asked, it answers within what the actor may see.
namespace lists {

struct Reading {
    db::Connection& tx;
    web::Actor const& actor;
    base::Date today;
    base::Texts const& texts;
};

enum class Shape : std::uint8_t { text, day, whole };

/// A column of the workbook. It holds what pages show to whoever sees the list: numbers of people are masked there as
/// here.
struct Column {
    std::string_view label;   // gettext id
    Shape shape = Shape::text;
    int width = 16;   // letters
};
struct Cell {
    std::string text = {};   // of a day that is known only in part as well
    std::optional<std::int64_t> whole = {};
    std::optional<base::Date> day = {};
};
struct Row {
    std::int64_t id = 0;
    std::vector<Cell> cells = {};   // one of each column, in their order; none when ids alone are wanted
};
struct Page {
    std::vector<Row> rows = {};
    std::optional<web::Cursor> next = {};
};
enum class Wanted : std::uint8_t { ids, cells };
struct Stretch {
    std::optional<web::Cursor> after = {};
    std::size_t most = 0;
    Wanted wanted = Wanted::cells;
};

/// What a record is called, for tables of refusals.
struct Named {
    std::string name;
    std::string url;
};

/// A field of the form of an action.
struct ActionField {
    std::string_view name;
    std::string_view label;       // gettext id
    std::string_view help = {};   // gettext id
    enum class Kind : std::uint8_t { choice, day, text } kind = Kind::text;
    std::vector<web::Choice> (*choices)(Reading const& reading) = nullptr;
};

enum class Verdict : std::uint8_t { changed, as_it_is, refused };
struct Outcome {
    Verdict verdict = Verdict::refused;
    std::string_view reason = {};   // refused: problem code
    std::string was = {};           // changed: what taking back needs, in the action's own words
};
enum class Trial : std::uint8_t { no, yes };   // yes: judge only, write nothing

/// Who changes what list with what was typed into the form.
struct Doing {
    db::Connection& tx;
    web::Actor const& actor;
    base::Instant now;
    base::Date today;
    web::Fields const& query;
    web::Fields const& values;
};
/// A record that an action changed, and what it noted of it.
struct Taken {
    std::int64_t id = 0;
    std::string was = {};
};

/// Something that can be done with many records at once. Each is judged at its own place; a refused one never stops
/// the others.
struct Action {
    std::string_view code;        // "status"
    std::string_view label;       // gettext id
    web::Permission permission;   // somewhere; where, is judged of each record
    std::span<ActionField const> fields;
    /// Whether it makes sense for this list and this person; null: the permission alone decides.
    bool (*offered)(web::Actor const& actor, web::Fields const& query) = nullptr;
    /// Refuses: invalid - what was typed cannot hold for any record.
    base::Result<base::Done> (*check)(web::Fields const& query, web::Fields const& values, base::Date today) = nullptr;
    /// One outcome per id, same order.
    std::vector<Outcome> (*take)(Doing const& doing, std::span<std::int64_t const> ids, Trial trial) = nullptr;
    /// Gives what was changed its former state again; refused is what somebody changed since.
    std::vector<Outcome> (*undo)(Doing const& doing, std::span<Taken const> taken) = nullptr;
};

/// Whether ?q= of the list may name one person by a number; such a search is not kept under a name. Rule LI-1.
enum class Search : std::uint8_t { anything, by_person };

struct Source {
    std::string_view code;    // "enterprises"
    std::string_view label;   // gettext id: "Enterprises"
    std::string_view url;     // of its page: "/enterprises"
    web::Permission permission;
    std::string_view record_kind;   // in the audit log: "enterprise"
    /// The parameters of the page that say which records are meant, in the order in which they are kept.
    std::span<std::string_view const> parameters;
    std::span<Column const> columns;
    /// The next records of the list; the same query gives the same order.
    Page (*read)(Reading const& reading, web::Fields const& query, Stretch const& stretch) = nullptr;
    /// How many there are, where that is quicker than reading them; empty when it is not for this query.
    std::optional<std::int64_t> (*count)(Reading const& reading, web::Fields const& query) = nullptr;
    /// What these records are called, in the same order; asked only for records that the actor sees.
    std::vector<Named> (*names)(Reading const& reading, std::span<std::int64_t const> ids) = nullptr;
    std::span<Action const> actions = {};
    Search search = Search::anything;
};

}   // namespace lists
