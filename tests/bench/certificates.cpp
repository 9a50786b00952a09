#include <fmt/format.h>

#include <filesystem>
#include <stdexcept>

#include "bench/measure.hpp"
#include "kernel/papers/bundle.hpp"
#include "kernel/papers/layout.hpp"
#include "platform/db/migrate.hpp"
#include "platform/web/languages.hpp"

namespace bench {
namespace {

constexpr base::Date today = base::day(2026, 3, 2);

/// The certificates of a class with so many learners.
papers::Group class_of(papers::Kind const& kind, long learners)
{
    papers::Group group{.record = 7, .title = "Bồi dưỡng nhận thức về Đảng", .url = "/classes/7", .office = UnitId{1}};
    for (long i = 1; i <= learners; ++i) {
        papers::Subject subject{.record = i, .office = UnitId{1}, .values = papers::sample_values(kind)};
        subject.values.pictures.clear();
        subject.values.fields["ho_ten"] = fmt::format("Nguyễn Thị Phương {}", i);
        subject.values.fields["so_giay"] = fmt::format("{}/GCN", i);
        subject.title = subject.values.fields["ho_ten"];
        group.subjects.push_back(std::move(subject));
    }
    return group;
}

papers::Issuer issuer()
{
    return {.unit = UnitId{1},
            .name = "LIÊN ĐOÀN LAO ĐỘNG HUYỆN ĐAN PHƯỢNG",
            .symbol = "LĐLĐ",
            .place = "Đan Phượng",
            .on_behalf = "BAN THƯỜNG VỤ",
            .post = "CHỦ TỊCH",
            .revision = 1};
}

/// The same pages drawn as PDF one by one and in one file, and nothing else.
double drawn_only(papers::Kind const& kind, papers::Group const& group)
{
    auto const start = Clock::now();
    documents::Document all;
    for (auto const& subject : group.subjects) {
        auto values = papers::with_head(kind, issuer(), subject.values, today, std::nullopt);
        auto const one = papers::drawn(kind, "state", values, today);
        if (documents::pdf(one).empty()) throw std::runtime_error{"no page was drawn"};
        if (all.sections.empty())
            all = one;
        else
            all.sections.insert(all.sections.end(), one.sections.begin(), one.sections.end());
    }
    if (documents::pdf(all).empty()) throw std::runtime_error{"no pages were drawn"};
    return seconds_since(start);
}

}   // namespace

/// certificates FOLDER COUNT: the certificates of a class made, sealed, kept and put together to print.
int make_certificates(Words words)
{
    std::filesystem::path const folder{word(words, 0, "var/bench")};
    auto const count = number(words, 1, 200);
    auto const path = (folder / "certificates.db").string();
    std::filesystem::remove(path);
    auto const& kind = *papers::find_kind("training.certificate");
    auto const group = class_of(kind, count);
    double seconds = 0;
    std::size_t made = 0;
    {
        auto const database = db::open("sqlite:" + path);
        db::migrate(*database, db::embedded_migrations());
        web::Actor const actor{.user = 1, .name = "bench", .everything = true};
        web::Services const services;
        auto const start = Clock::now();
        auto const tx = database->begin(db::Access::write);
        web::Context context{**tx, actor, today, base::Instant{today}, web::texts_in(base::Language::vi), services, {}};
        auto const bundle = papers::make_bundle(context, kind, issuer(), group, {.dated_on = today});
        tx->commit();
        seconds = seconds_since(start);
        made = papers::papers_in(**database->begin(db::Access::read), *bundle).size();
    }
    auto const megabytes = static_cast<double>(std::filesystem::file_size(path)) / 1024 / 1024;
    std::filesystem::remove(path);
    fmt::print(R"({{"made":{},"seconds":{:.3f},"floor":{:.3f},"megabytes":{:.1f}}})"
               "\n",
               made, seconds, drawn_only(kind, group), megabytes);
    return 0;
}

}   // namespace bench
