#include "registers/reorganisations/samples.hpp"

#include "registers/reorganisations/views.hpp"

namespace reorganisations {
namespace {

PlanView plan_view(base::Texts const& texts)
{
    PlanView view{.csrf = "token",
                  .details = {{std::string{texts.tr("Decision number")}, "15/QĐ-LĐLĐ"},
                              {std::string{texts.tr("Effective on")}, "01/07/2025"}},
                  .edit_url = "/reorganisations/1/decision",
                  .change_links = {{std::string{texts.tr("Merge")}, "", "/reorganisations/1/changes/new?what=merge"},
                                   {std::string{texts.tr("Divide")}, "", "/reorganisations/1/changes/new?what=divide"}},
                  .steps = {{texts.tr("{0} is divided: {1}",
                                      {"Liên đoàn Lao động huyện Đan Phượng",
                                       "Công đoàn xã Đan Phượng; Công đoàn xã Ô Diên; Công đoàn xã Liên Minh"}),
                             "", "/reorganisations/1/changes/2/removal"}},
                  .counts = {{"Liên đoàn Lao động huyện Đan Phượng", 212, 3, 36'010, 141},
                             {"Công đoàn xã Đan Phượng", 0, 47, 0, 4'129},
                             {"Công đoàn xã Ô Diên", 0, 102, 0, 25'600},
                             {"Công đoàn xã Liên Minh", 0, 60, 0, 6'140}},
                  .counts_members = true,
                  .drop_action = "/reorganisations/1/dropping",
                  .revision = "4"};
    DivisionView division{.former = "Liên đoàn Lao động huyện Đan Phượng",
                          .rule_action = "/reorganisations/1/rules",
                          .mark_action = "/reorganisations/1/marks",
                          .former_id = "1",
                          .rules = {{texts.tr("Those in {0} go to {1}", {"Xã Đan Phượng", "Công đoàn xã Đan Phượng"}),
                                     texts.tr("takes {0}", {"47"}), "/reorganisations/1/rules/2/removal"}},
                          .ways = {{"area", std::string{texts.tr("By the area it is in")}}},
                          .successors = {{"2", "Công đoàn xã Đan Phượng"}, {"3", "Công đoàn xã Ô Diên"}},
                          .area_search = "/api/v1/units?line=administrative",
                          .unit_search = "/api/v1/units",
                          .taken = {{"Công đoàn xã Đan Phượng", "47"}, {"Công đoàn xã Ô Diên", "102"}}};
    division.bucket = {{"4",
                        "Công đoàn cơ sở Công ty trách nhiệm hữu hạn một thành viên Thương mại, Sản xuất và Xuất nhập "
                        "khẩu Đồ gỗ mỹ nghệ Liên Hà – Phượng Trì",
                        "Huyện Đan Phượng"}};
    view.divisions.push_back(std::move(division));
    view.findings = {texts.problem({"unit", "reorganisation.unassigned", "1"})};
    TreeLine const city{.name = "Liên đoàn Lao động thành phố Hà Nội"};
    view.before = {city};
    view.before.front().below = {{"Liên đoàn Lao động huyện Đan Phượng", std::string{texts.tr("ends")}, "bad", {}}};
    view.after = {city};
    view.after.front().below = {{"Công đoàn xã Đan Phượng", std::string{texts.tr("new")}, "good", {}},
                                {"Công đoàn xã Ô Diên", std::string{texts.tr("new")}, "good", {}}};
    return view;
}

void plan_checked(web::Html& out) { plan_page(out, plan_view(out.texts())); }

void plan_carried(web::Html& out)
{
    auto const& texts = out.texts();
    auto view = plan_view(texts);
    view.is_draft = false;
    view.divisions.clear();
    view.change_links.clear();
    view.undo_action = "/reorganisations/1/taking-back";
    view.drop_action = "";
    view.edit_url = "";
    view.done = texts.tr("On {0}: {1}.", {"01/07/2025", texts.of("carried out")});
    view.handovers = {{"Liên đoàn Lao động huyện Đan Phượng", "/handovers/1", 3, 7}};
    plan_page(out, view);
}

void plan_begun(web::Html& out) { plan_page(out, {.csrf = "token", .revision = "1"}); }

void handed_over(web::Html& out)
{
    auto const& texts = out.texts();
    handover_form(out, {.action = "/handovers/1",
                        .csrf = "token",
                        .back_url = "/reorganisations/1",
                        .lead = texts.tr("Opened on {0}. Give the day on which each was done; a note where it helps.",
                                         {"01/07/2025"}),
                        .problems = {{"done_on", "date.in_future"}},
                        .items = {{"Nộp lại con dấu",
                                   {.name = "done_on_seal", .label = std::string{texts.tr("Done on")}},
                                   {.name = "note_seal", .label = std::string{texts.tr("Note")}}}}});
}

void listed(web::Html& out)
{
    auto const& texts = out.texts();
    web::Register const table{.url = "/reorganisations",
                              .columns = {{std::string{texts.tr("Reorganisation")}},
                                          {std::string{texts.tr("Decision")}},
                                          {std::string{texts.tr("State")}}}};
    plan_register(out, table,
                  {{"Sắp xếp công đoàn cấp xã", "/reorganisations/1", "Liên đoàn Lao động thành phố Hà Nội",
                    "15/QĐ-LĐLĐ", std::string{texts.of("draft")}, "info"}});
}

constexpr web::Sample all[] = {{"reorganisation-plan", plan_checked},
                               {"reorganisation-carried-out", plan_carried},
                               {"reorganisation-begun", plan_begun},
                               {"handover", handed_over},
                               {"reorganisations", listed}};

}   // namespace

std::span<web::Sample const> samples() { return all; }

}   // namespace reorganisations
