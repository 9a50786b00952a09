#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kernel/papers/making.hpp"

/// Papers made together: one for each record of a group that has none yet. Rule PA-10.
namespace papers {

/// A group makes at most so many at once; the others come with the next bundle.
inline constexpr std::size_t most_in_bundle = 300;

struct Bundle {
    BundleId id;
    std::string kind;
    UnitId unit;
    std::int64_t record = 0;   // of the group
    std::string title;
    bool has_pdf = true;
    base::Instant made_at = {};
    std::string made_by = {};   // name
};
std::optional<Bundle> find_bundle(db::Connection& tx, BundleId id);
/// Of a group, newest first.
std::vector<Bundle> bundles_of(db::Connection& tx, std::string_view kind, std::int64_t record);
std::string bundle_pdf(db::Connection& tx, BundleId id);
/// In the order in which they were made.
std::vector<Paper> papers_in(db::Connection& tx, BundleId id);

/// Those of the group that have no paper which stands and tells the same number, in the group's order.
std::vector<Subject> without_paper(db::Connection& tx, Kind const& kind, std::vector<Subject> subjects);

/// Makes and keeps a paper for each subject, numbers in their order, all or none; and one PDF of all their pages.
/// Refuses: what `make` refuses; invalid - nobody is left without a paper (paper.none_left)
base::Result<BundleId> make_bundle(web::Context& context, Kind const& kind, Issuer const& issuer, Group const& group,
                                   Asked const& asked);

/// The Word files of a bundle in one archive, numbered in its order.
std::string bundle_archive(db::Connection& tx, BundleId id);

}   // namespace papers
