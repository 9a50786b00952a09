#include "kernel/notices/shown.hpp"

#include <map>

namespace notices {
namespace {

using Records = std::map<std::string, std::vector<std::int64_t>, std::less<>>;

Records records_by_kind(std::vector<Notice> const& notices)
{
    Records records;
    for (auto const& notice : notices) records[notice.kind].push_back(notice.record);
    return records;
}

}   // namespace

std::vector<Shown> shown(web::Context& context, std::vector<Notice> notices)
{
    auto const& registry = context.services.shelf.get<Registry>();
    std::map<std::pair<std::string, std::int64_t>, Item> items;
    for (auto const& [kind, records] : records_by_kind(notices)) {
        auto const* source = registry.find(kind);
        if (source == nullptr) continue;
        for (auto& item : source->describe(context, records)) {
            auto const record = item.record;
            items.emplace(std::pair{kind, record}, std::move(item));
        }
    }
    std::vector<Shown> all;
    for (auto& notice : notices) {
        Shown one{.source = registry.find(notice.kind)};
        if (auto const found = items.find({notice.kind, notice.record}); found != items.end()) one.item = found->second;
        one.done = notice.done_at || !one.item || one.item->done || one.item->due_on != notice.due_on;
        one.notice = std::move(notice);
        all.push_back(std::move(one));
    }
    return all;
}

std::string title_of(base::Texts const& texts, Shown const& one)
{
    if (one.item) return one.item->title;
    return std::string{one.source == nullptr ? texts.tr("Work that was due") : texts.of(one.source->label)};
}

std::string reason_of(base::Texts const& texts, Notice const& notice)
{
    if (notice.days_before == overdue) return std::string{texts.tr("notice.reason.overdue")};
    return texts.tr("{0} days before", {texts.number(notice.days_before)});
}

}   // namespace notices
