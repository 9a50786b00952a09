#include "work/proposals/samples.hpp"

#include "work/proposals/views.hpp"

namespace proposals {
namespace {

constexpr auto longest_name =
    "Công ty trách nhiệm hữu hạn một thành viên Thương mại, Sản xuất và Xuất nhập khẩu Đồ gỗ mỹ nghệ Liên Hà – Phượng "
    "Trì";

web::Register table(base::Texts const& texts)
{
    auto const text = [&](base::TextId id) { return std::string{texts.tr(id)}; };
    return {.url = "/proposals",
            .search_label = text("Search by name or tax code"),
            .filters = {{"reason", text("Reason"), {{"union", text("Could found a union")}}, "union"}},
            .columns = {{text("Enterprise")}, {text("Why")}, {""}},
            .empty_text = text("Nothing to propose for this reason. What is set aside comes back by itself.")};
}

ProposalsView view_of(base::Texts const& texts)
{
    return {.lead = base::filled(texts.of("Operating, {0} workers or more, and no union yet."), {"5"}),
            .rule = "Điều lệ Công đoàn Việt Nam khóa XII, Điều 13 (" + std::string{texts.of("sure")} + ").",
            .csrf = "token"};
}

void nothing(web::Html& out) { proposal_register(out, table(out.texts()), view_of(out.texts()), {}); }

void proposed(web::Html& out)
{
    auto const& texts = out.texts();
    auto const line = [&](std::string name, std::string place, std::int64_t workers, std::int64_t women) {
        return ProposalLine{.name = std::move(name),
                            .url = "/enterprises/1",
                            .place = std::move(place),
                            .fact = texts.tr("{0} workers", {texts.number(workers)}) + ", " +
                                    texts.tr("{0} of them women", {texts.number(women)}),
                            .start_url = "/journeys/new?code=union_founding&subject=1",
                            .start_label = std::string{texts.tr("Begin founding a union")},
                            .aside_url = "/proposals/1/set-aside?reason=union"};
    };
    proposal_register(
        out, table(texts), view_of(texts),
        {line(longest_name, "Xã Ô Diên", 12408, 7421), line("Công ty TNHH Hòa Bình", "Xã Đan Phượng", 84, 51)});
}

void set_aside_ones(web::Html& out)
{
    auto const& texts = out.texts();
    proposal_register(out, table(texts), view_of(texts),
                      {{.name = "Công ty TNHH Sông Hồng",
                        .url = "/enterprises/2",
                        .place = "Xã Liên Minh",
                        .fact = texts.tr("{0} workers", {"12"}),
                        .note = texts.tr("{0} Proposed again on {1}.", {"Đang chuyển nhà xưởng.", "01/09/2026"}),
                        .again_action = "/proposals/2/set-aside/withdrawal?reason=union"}});
}

void form_refused(web::Html& out)
{
    auto const& texts = out.texts();
    AsideFormView view{
        .action = "/proposals/1/set-aside?reason=union",
        .csrf = "token",
        .back_url = "/proposals?reason=union",
        .lead = std::string{texts.tr("Could found a union")} + ". " + texts.tr("{0} workers", {"84"}) + ".",
        .why = {.name = "why", .label = std::string{texts.tr("Why not now")}, .required = true},
        .look_again_on = {.name = "look_again_on",
                          .label = std::string{texts.tr("Look again on")},
                          .value = "1/1/2020",
                          .required = true}};
    view.problems = {{"look_again_on", "proposal.look_again_after_today"}};
    view.look_again_on.problem = texts.problem(view.problems.front());
    aside_form(out, view);
}

constexpr web::Sample all[] = {{"proposals-none", nothing},
                               {"proposals", proposed},
                               {"proposals-set-aside", set_aside_ones},
                               {"proposal-form-refused", form_refused}};

}   // namespace

std::span<web::Sample const> samples() { return all; }

}   // namespace proposals
