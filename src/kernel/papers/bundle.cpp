#include "kernel/papers/bundle.hpp"

#include <algorithm>

#include "kernel/accounts/audit.hpp"
#include "kernel/papers/bundle_rows.hpp"
#include "kernel/papers/press.hpp"

namespace papers {
namespace {

/// The pages of several papers one after the other; a paper of its own has no page numbers in it.
void append(documents::Document& all, documents::Document const& one)
{
    if (all.sections.empty()) {
        all = one;
        all.page_number_size = 0;
        return;
    }
    all.sections.insert(all.sections.end(), one.sections.begin(), one.sections.end());
}

}   // namespace

base::Result<BundleId> make_bundle(web::Context& context, Kind const& kind, Issuer const& issuer, Group const& group,
                                   Asked const& asked)
{
    auto stretch = stretch_of(context, kind, issuer, group.office, asked);
    if (!stretch) return stretch.error();
    auto left = without_paper(context.tx, kind, group.subjects);
    if (left.empty()) return base::Error{base::Refusal::invalid, {{"", "paper.none_left"}}};
    left.resize(std::min(left.size(), most_in_bundle));
    Bundle const bundle{context.tx.new_id<BundleId>(), kind.code, issuer.unit, group.record, group.title};
    add_bundle(context.tx, bundle, UserId{context.actor.user}, context.now);
    stretch->bundle = bundle.id;
    auto press = press_for(context.tx, kind, issuer);
    documents::Document all;
    for (auto const& subject : left) {
        auto const made = make_one(context, press, subject, *stretch);
        if (!made) return made.error();
        if (made->document) append(all, *made->document);
    }
    if (!all.sections.empty()) keep_pages(context.tx, bundle.id, documents::pdf(all));
    return bundle.id;
}

}   // namespace papers
