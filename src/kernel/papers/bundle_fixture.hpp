#pragma once

#include "kernel/papers/bundle.hpp"
#include "kernel/papers/paper_fixture.hpp"

/// For tests only: a class of three whose papers can be made at once, by pages and by the API.
namespace papers::testing {

inline std::string longest_class;   // of the learner Bình

inline base::Result<Subject> find_none(web::Context&, std::string_view)
{
    return base::Error{base::Refusal::not_found};
}
inline std::vector<Choosable> nobody(web::Context&, std::size_t) { return {}; }

inline Subject learner(std::string_view kind, std::int64_t record, std::string name)
{
    Subject subject{.record = record, .title = name, .url = "/classes/7", .office = UnitId{1}};
    subject.values = sample_values(*find_kind(kind));
    subject.values.pictures.clear();
    subject.values.lists.erase("noi_nhan");
    subject.values.fields["ho_ten"] = std::move(name);
    subject.values.fields["so_giay"] = std::to_string(record) + "/GCN";
    return subject;
}

template <int which>
base::Result<Group> learners(web::Context&, std::string_view id)
{
    if (PaperId::parse(id).value != 7) return base::Error{base::Refusal::not_found};
    auto const* kind = which == 0 ? "training.certificate" : "training.results_decision";
    Group group{.record = 7, .title = "Lớp CTD-2026-01", .url = "/classes/7", .office = UnitId{1}};
    group.subjects = {learner(kind, 11, "An"), learner(kind, 12, "Bình"), learner(kind, 13, "Cường")};
    if (!longest_class.empty()) group.subjects[1].values.fields["ten_lop"] = longest_class;
    return group;
}

inline constexpr Source groups[] = {
    {"training.certificate", web::Permission{"training.view"}, find_none, nobody, nullptr, learners<0>},
    {"training.results_decision", web::Permission{"training.view"}, find_none, nobody, nullptr, learners<1>},
    {"training.class_list", web::Permission{"training.view"}, find_none, nobody}};

class OnBundles : public OnPages {
protected:
    void SetUp() override
    {
        longest_class.clear();
        web::TestSetting setting;
        setting.shelf.put(with_groups);
        setting.shelf.put(offices);
        client = std::make_unique<web::TestClient>(
            *db,
            web::RouteTables{kind_page_routes(), paper_page_routes(), making_page_routes(), issuer_page_routes(),
                             bundle_page_routes(), bundle_api_routes()},
            setting);
        sign_in(1, "Lan", 1, true);
        tell_head();
    }
    static std::string place(web::Response const& made) { return std::string{web::header_of(made, "location")}; }

    Registry with_groups{groups};
};

}   // namespace papers::testing
