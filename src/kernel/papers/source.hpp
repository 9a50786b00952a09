#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/records.hpp"
#include "platform/documents/template.hpp"
#include "platform/web/context.hpp"

/// How a slice gives its records to papers. It lists its sources in Slice::papers.
namespace papers {

/// A record as a kind of paper shows it.
struct Subject {
    std::int64_t record = 0;
    std::string title;   // "Bồi dưỡng nhận thức về Đảng, CTD-2025-01"
    std::string url;     // of its page
    UnitId office;       // who issues papers about it, unless somebody chooses another
    documents::TemplateValues values = {};
};
/// A record that may be chosen.
struct Choosable {
    std::string id;
    std::string title;
};

/// What a paper certifies holds no more; the day is not known when the record itself was taken back.
struct Ended {
    std::optional<base::Date> on = {};
};

/// Records that papers are made about in one go, in the order of their list.
struct Group {
    std::int64_t record = 0;
    std::string title;
    std::string url;
    UnitId office;
    std::vector<Subject> subjects = {};
};

struct Source {
    std::string_view kind;        // code of a Kind
    web::Permission permission;   // to see papers of the kind
    /// The record if the actor may have papers about it. Refuses: not_found, and what the record lacks: invalid
    base::Result<Subject> (*find)(web::Context& context, std::string_view id);
    /// Some newest records that the actor may choose for a preview.
    std::vector<Choosable> (*newest)(web::Context& context, std::size_t most);
    /// Whether what a sealed paper of that number certifies has come to an end: a certificate cancelled. Anybody who
    /// holds the paper may ask. Null: nothing but voiding the paper ends it.
    std::optional<Ended> (*ended)(db::Connection& tx, std::int64_t record, std::string_view number) = nullptr;
    /// All records of a group, such as the certificates of a class. Null: papers of the kind are made one by one.
    base::Result<Group> (*group)(web::Context& context, std::string_view id) = nullptr;
};

/// An organisation that may issue papers.
struct Office {
    UnitId unit;
    std::string line;          // "party", "union", "agency", …
    bool grassroots = false;   // of an enterprise or a village
};
/// What the register knows of the head of an office's papers. "" = it cannot tell.
struct HeadProposed {
    std::string culture = "state";
    std::string place = {};       // before the date: "Ô Diên"
    std::string on_behalf = {};   // "CHI BỘ"
    std::string post = {};        // "GIÁM ĐỐC"
};

/// What papers ask about offices: the register answers. app puts one on the shelf of web::Services.
struct Offices {
    bool (*in_scope)(db::Connection& tx, web::Actor const& actor, web::Permission permission, UnitId unit,
                     base::Date today) = nullptr;
    /// Those living on the day over a unit or an area: the unit itself and what stands above it in its line, then those
    /// whose area holds it, the nearest first.
    std::vector<Office> (*over)(db::Connection& tx, UnitId unit, base::Date day) = nullptr;
    bool (*lives)(db::Connection& tx, UnitId unit, base::Date day) = nullptr;
    HeadProposed (*head)(db::Connection& tx, UnitId unit, base::Date today) = nullptr;
};

/// The sources of every slice, on the shelf of web::Services.
class Registry {
public:
    /// A Bug when a kind comes twice or rules/papers does not have it. The tables must outlive the registry.
    explicit Registry(std::span<std::span<Source const> const> tables);
    Registry(std::initializer_list<std::span<Source const>> tables) : Registry(std::span{tables.begin(), tables.size()})
    {
    }
    /// Null when no slice gives records for the kind.
    Source const* find(std::string_view kind) const;

private:
    std::vector<Source const*> sources_;
};

}   // namespace papers
