#include "work/surveys/moments.hpp"

#include "work/surveys/pages.hpp"
#include "work/surveys/review_store.hpp"

namespace surveys {

std::vector<web::DatedMoment> moments_of(web::Context& context, EnterpriseId enterprise)
{
    auto const& texts = context.texts;
    std::vector<web::DatedMoment> all;
    for (auto const& snapshot : snapshots(context.tx, enterprise)) {
        auto const campaign = find(context.tx, snapshot.campaign);
        all.push_back(
            {snapshot.surveyed_on,
             {"", texts.tr("Surveyed: {0}", {texts.of(label_of(snapshot.state))}), campaign ? campaign->title : "",
              campaign ? url_of(campaign->id, enterprise) : "", "clipboard-list"}});
    }
    return all;
}

}   // namespace surveys
