#include "work/contacts/pages.hpp"
#include "work/contacts/views.hpp"

namespace contacts {
namespace {

ContactsView view_of(base::Texts const& texts)
{
    auto const field = [&](std::string name, base::TextId label, std::string value = {}) {
        return web::Field{.name = std::move(name), .label = std::string{texts.tr(label)}, .value = std::move(value)};
    };
    ContactsView view{.csrf = "token", .action = "/enterprises/1/contacts"};
    view.kind = field("kind", "How", "visit");
    for (auto const kind : kinds())
        view.kinds.push_back({std::string{name_of(kind)}, std::string{texts.of(label_of(kind))}});
    view.met_on = field("met_on", "Day", "02/03/2026");
    view.with_whom = field("with_whom", "With whom");
    view.note = field("note", "What was talked about");
    view.next_step = field("next_step", "What comes next");
    view.next_on = field("next_on", "By when");
    return view;
}

void sample_full(web::Html& out)
{
    auto const& texts = out.texts();
    auto view = view_of(texts);
    view.lines = {
        {.day = "27/02/2026",
         .kind = std::string{texts.tr("Visit to the enterprise")},
         .icon = "map-pin",
         .with_whom = "Giám đốc, trưởng phòng nhân sự",
         .note = "Công ty có 56 lao động, mới thêm một dây chuyền. Đề nghị hướng dẫn thủ tục thành lập công đoàn cơ sở "
                 "và lịch họp phù hợp với ca làm việc.",
         .next = texts.tr("{0}, by {1}", {"Gửi mẫu đơn và hướng dẫn hồ sơ", "01/03/2026"}),
         .next_late = true,
         .entered = "27/02/2026 15:40 · Nguyễn Thị Lan",
         .done_action = "/enterprises/1/contacts/1/done",
         .withdraw_action = "/enterprises/1/contacts/1/withdrawal"},
        {.day = "12/01/2026",
         .kind = std::string{texts.tr("Telephone call")},
         .icon = "phone",
         .note = "Hẹn lịch thăm sau Tết.",
         .next = texts.tr("{0}, by {1}", {"Đến thăm", "27/02/2026"}),
         .done = texts.tr("done on {0}", {"27/02/2026"}),
         .entered = "12/01/2026 09:05 · Nguyễn Thị Lan"},
        {.day = "10/01/2026",
         .kind = std::string{texts.tr("Talk at our office")},
         .icon = "users",
         .note = "Ghi nhầm doanh nghiệp.",
         .entered = "10/01/2026 10:00 · Trần Văn Dũng",
         .withdrawn = texts.tr("taken back on {0}: {1}", {"10/01/2026", "nhầm doanh nghiệp"})}};
    contacts_page(out, view);
}

void sample_empty(web::Html& out) { contacts_page(out, view_of(out.texts())); }

constexpr web::Sample all[] = {{"contacts", sample_full}, {"contacts-empty", sample_empty}};

}   // namespace

std::span<web::Sample const> samples() { return all; }

}   // namespace contacts
