#include "registers/people/samples.hpp"

#include "registers/people/views.hpp"

namespace people {
namespace {

constexpr auto longest_workplace =
    "Công ty trách nhiệm hữu hạn một thành viên Thương mại, Sản xuất và Xuất nhập khẩu Đồ gỗ mỹ nghệ Liên Hà";

void person_new(web::Html& out)
{
    person_page(out, {.identity = {{std::string{out.texts().tr("Sex")}, std::string{out.texts().tr("Not known")}}}});
}

void person_full(web::Html& out)
{
    auto const& texts = out.texts();
    auto const detail = [&](base::TextId label, std::string value, std::string url = {}) {
        return web::Detail{std::string{texts.tr(label)}, std::move(value), std::move(url)};
    };
    auto const field = [&](char const* name, base::TextId label) {
        return web::Field{.name = name, .label = std::string{texts.tr(label)}, .required = true};
    };
    PersonView view{
        .identity = {detail("Sex", std::string{texts.tr("Female")}), detail("Old identity number", "012345678"),
                     detail("Works at", longest_workplace, "/enterprises/1")},
        .contact = {detail("Hometown", "Thôn Thượng, xã Liên Hà, huyện Đan Phượng, thành phố Hà Nội")},
        .education = {detail("Political theory", "Trung cấp")},
        .moments = {{.day = "17/11/2020",
                     .title = std::string{texts.tr("Attended a class")},
                     .text = "Lớp bồi dưỡng nhận thức về Đảng khóa 1 năm 2020",
                     .url = "/classes/1",
                     .icon = "school"}},
        .csrf = "token"};
    view.consents = {{.purpose = std::string{texts.tr("Union membership")},
                      .details = std::string{texts.tr("Signed on paper")} + " · 05/02/2019",
                      .state = std::string{texts.tr("given")},
                      .tone = "good",
                      .withdraw_action = "/people/1/consents/1/withdrawal"},
                     {.purpose = std::string{texts.tr("Contact by telephone")},
                      .details = std::string{texts.tr("Spoken, recorded")},
                      .state = std::string{texts.tr("withdrawn")}}};
    view.consent_form = {.action = "/people/1/consents",
                         .purpose = field("purpose", "Purpose"),
                         .purposes = {{"training", std::string{texts.tr("Training")}}},
                         .method = field("method", "How it was given"),
                         .methods = {{"paper", std::string{texts.tr("Signed on paper")}}},
                         .evidence = field("evidence", "Where the proof is kept"),
                         .given_on = field("given_on", "Given on")};
    person_page(out, view);
}

constexpr web::Sample all[] = {{"person-new", person_new}, {"person-full", person_full}};

}   // namespace

std::span<web::Sample const> samples() { return all; }

}   // namespace people
