#include "registers/transfers/pages.hpp"
#include "registers/transfers/views.hpp"

namespace transfers {
namespace {

constexpr auto long_name =
    "Công đoàn cơ sở Công ty trách nhiệm hữu hạn một thành viên Thương mại và Xuất nhập khẩu Đồ gỗ mỹ nghệ Liên Hà";

web::Field day_of(base::Texts const& texts, std::string name, base::TextId label, std::string value)
{
    return {
        .name = std::move(name), .label = std::string{texts.tr(label)}, .value = std::move(value), .required = true};
}

void sample_list(web::Html& out)
{
    auto const& texts = out.texts();
    TransfersView view{.csrf = "token",
                       .lead = texts.tr("The receiving union answers within {0} working days. Until it accepts, the "
                                        "person is a member of the sending union, which answers for them.",
                                        {"10"}),
                       .joined_on = day_of(texts, "joined_on", "Accepted from", "02/03/2026")};
    view.to_answer = {{"1", "/transfers/1", "Nguyễn Thị Bích Ngọc", long_name, "Công đoàn cơ sở Công ty Sông Hồng",
                       "09/02/2026", "27/02/2026", true, true},
                      {"2", "/transfers/2", "Trần Văn Dũng", "Công đoàn cơ sở Công ty Hòa Bình",
                       "Công đoàn cơ sở Công ty Sông Hồng", "02/03/2026", "16/03/2026"}};
    view.to_be_answered = {{"3", "/transfers/3", "Lê Thị Mai", "Công đoàn cơ sở Công ty Sông Hồng", long_name,
                            "02/03/2026", "16/03/2026"}};
    view.answered = {{"4",
                      "/transfers/4",
                      "Đỗ Văn Hùng",
                      "Công đoàn cơ sở Công ty Sông Hồng",
                      long_name,
                      "05/01/2026",
                      {},
                      false,
                      false,
                      std::string{texts.tr("Taken in")} + " · 12/01/2026"}};
    transfers_page(out, view);
}

void sample_empty(web::Html& out)
{
    auto const& texts = out.texts();
    transfers_page(out, {.csrf = "token",
                         .lead = texts.tr("The receiving union answers within {0} working days. Until it accepts, the "
                                          "person is a member of the sending union, which answers for them.",
                                          {"10"})});
}

void sample_one(web::Html& out)
{
    auto const& texts = out.texts();
    TransferView view{
        .csrf = "token",
        .details = {{std::string{texts.tr("Person")}, "Nguyễn Thị Bích Ngọc", "/people/1"},
                    {std::string{texts.tr("From union")}, long_name, "/unions/1"},
                    {std::string{texts.tr("To union")}, "Công đoàn cơ sở Công ty Sông Hồng", "/unions/2"}},
        .state = std::string{texts.tr("Waiting for an answer")},
        .tone = "bad",
        .accept_action = "/transfers/1/acceptance",
        .joined_on = day_of(texts, "joined_on", "Accepted from", "02/03/2026"),
        .decline_action = "/transfers/1/refusal",
        .reason = {.name = "reason", .label = std::string{texts.tr("Reason")}},
        .withdraw_action = "/transfers/1/withdrawal"};
    for (auto const& reason : reasons())
        view.reasons.push_back({std::string{reason.code}, std::string{texts.of(reason.label)}});
    transfer_page(out, view);
}

void sample_offer(web::Html& out)
{
    auto const& texts = out.texts();
    OfferView view{.action = "/unions/1/transfers", .csrf = "token", .back_url = "/unions/1/members"};
    view.members = {{"1", "Nguyễn Thị Bích Ngọc", "12/04/1988", "12/05/2014", true},
                    {"2", "Trần Văn Dũng", "1990", "01/01/2016", false,
                     texts.tr("offered to {0} on {1}", {long_name, "02/03/2026"})}};
    view.to = day_of(texts, "to", "Receiving union", "");
    view.asked_on = day_of(texts, "asked_on", "Asked for by the person on", "");
    view.offered_on = day_of(texts, "offered_on", "Offered on", "02/03/2026");
    view.number = {.name = "number", .label = std::string{texts.tr("Number of the letter")}};
    view.at_once = {.name = "at_once",
                    .label = std::string{texts.tr("Accepted at once, from that day on")},
                    .value = "1",
                    .help = std::string{texts.tr("Only where you look after both unions.")}};
    offer_form(out, view);
}

constexpr web::Sample all[] = {{"transfers", sample_list},
                               {"transfers-empty", sample_empty},
                               {"transfer", sample_one},
                               {"transfer-offer", sample_offer}};

}   // namespace

std::span<web::Sample const> samples() { return all; }

}   // namespace transfers
