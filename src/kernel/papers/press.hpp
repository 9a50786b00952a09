#pragma once

#include <optional>
#include <string>

#include "kernel/papers/making.hpp"
#include "platform/documents/document.hpp"

/// What making one paper and making many share.
namespace papers {

/// What is the same for all papers made in one go.
struct Press {
    Kind const* kind = nullptr;
    Issuer const* issuer = nullptr;
    std::optional<OwnTemplate> own = {};
    std::string own_file = {};
    std::optional<seals::Key> key = {};   // once a seal was needed
};
/// `kind` and `issuer` must outlive it.
Press press_for(db::Connection& tx, Kind const& kind, Issuer const& issuer);

struct Pressed {
    Files files;
    std::optional<documents::Document> document;   // not of an own template
};
Pressed pressed(Press const& press, documents::TemplateValues const& values, base::Date dated_on,
                std::optional<std::int64_t> number);

/// Where the papers of one go are numbered.
struct Stretch {
    std::string span;
    base::Date dated_on = {};
    std::int64_t first_number = 1;
    std::optional<BundleId> bundle = {};
};
/// `own`: the office of the record. A first number lets a series begin anew none of whose numbers stands. Refuses:
/// invalid - what `span_of` and `check_office` refuse; the office has not told its head (paper.no_head); the first
/// number is that of a void paper (paper.number_taken)
base::Result<Stretch> stretch_of(web::Context& context, Kind const& kind, Issuer const& issuer, UnitId own,
                                 Asked const& asked);

struct Made {
    PaperId id;
    std::optional<documents::Document> document;
};
/// Numbers, seals, draws and keeps one paper. Refuses what seals::sealed refuses.
base::Result<Made> make_one(web::Context& context, Press& press, Subject const& subject, Stretch const& stretch);

}   // namespace papers
