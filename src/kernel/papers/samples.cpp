#include "kernel/papers/views.hpp"

namespace papers {
namespace {

constexpr auto longest_title =
    "Bồi dưỡng lý luận chính trị dành cho đảng viên mới và cấp ủy viên chi bộ doanh nghiệp ngoài khu vực nhà nước năm "
    "2026";

std::vector<KindLine> kind_lines(base::Texts const& texts)
{
    return {
        {"Giấy chứng nhận", "/papers/kinds/training.certificate", std::string{texts.tr("as the office that issues it")},
         std::string{texts.tr("none")}, std::string{texts.tr("ours")}},
        {"Quyết định công nhận kết quả lớp", "/papers/kinds/training.results_decision",
         std::string{texts.tr("State and unions")}, std::string{texts.tr("from 01 each year")},
         texts.tr("own, version {0}", {"3"}), true}};
}

void kinds_full(web::Html& out) { kinds_page(out, kind_lines(out.texts())); }
void kinds_none(web::Html& out) { kinds_page(out, {}); }

KindView kind_view(base::Texts const& texts)
{
    KindView view{.url = "/papers/kinds/training.class_list",
                  .csrf = "token",
                  .unit = "0000000000001",
                  .unit_name = "Liên đoàn Lao động huyện Đan Phượng",
                  .units = {{"0000000000001", "Liên đoàn Lao động huyện Đan Phượng"},
                            {"0000000000002", "Trung tâm chính trị huyện Đan Phượng"}},
                  .details = {{std::string{texts.tr("Style")}, std::string{texts.tr("State and unions")}},
                              {std::string{texts.tr("Numbers")}, std::string{texts.tr("from 01 each year")}}},
                  .names = {{"{{ten_lop}}", "Tên lớp", longest_title},
                            {"{{hoc_vien.ho_ten}}", "Học viên: Họ và tên", "Nguyễn Văn An"}},
                  .may_make = true,
                  .records = {{"", std::string{texts.tr("invented samples")}}, {"1", longest_title}},
                  .docx_url = "/papers/kinds/training.class_list/preview?format=docx",
                  .pdf_url = "/papers/kinds/training.class_list/preview?format=pdf",
                  .starting_url = "/papers/kinds/training.class_list/starting-template"};
    view.file = {.name = "file", .label = std::string{texts.tr("Word file (.docx)")}};
    return view;
}

void kind_ours(web::Html& out) { kind_page(out, kind_view(out.texts())); }

void kind_with_faults(web::Html& out)
{
    auto const& texts = out.texts();
    auto view = kind_view(texts);
    view.own_stands = true;
    view.pdf_url = "";
    view.versions = {
        {texts.tr("Version {0}", {"2"}), "danh-sach-hoc-vien-mau-moi-cua-lien-doan.docx", "02/03/2026 09:15 · Lan",
         std::string{texts.tr("in use")}, "good", "/papers/kinds/training.class_list/templates/2"},
        {texts.tr("Version {0}", {"1"}), "mau.docx", "01/03/2026 16:40 · Lan", std::string{texts.tr("ended")}, "",
         "/papers/kinds/training.class_list/templates/1"}};
    view.faults = {{base::filled(texts.of("paper.fault.unknown_field"), {"ten_lopp"}) + " " +
                        texts.tr("Do you mean {0}?", {"{{ten_lop}}"}),
                    std::string{texts.of("paper.place.body")} + ", " + texts.tr("table {0}, row {1}", {"1", "2"}),
                    "Học viên lớp {{ten_lopp}}"},
                   {base::filled(texts.of("paper.fault.unclosed"), {"{{so"}),
                    std::string{texts.of("paper.place.header")}, "Số {{so"}};
    kind_page(out, view);
}

void make_first(web::Html& out)
{
    auto const& texts = out.texts();
    MakeView view{.action = "/papers/kinds/training.results_decision/papers",
                  .csrf = "token",
                  .record = "1",
                  .about = longest_title,
                  .about_url = "/classes/1",
                  .unit = "0000000000001",
                  .unit_name = "Liên đoàn Lao động huyện Đan Phượng",
                  .units = {{"0000000000001", "Liên đoàn Lao động huyện Đan Phượng"}},
                  .head_url = "/papers/offices/1",
                  .head_missing = true,
                  .docx_url = "/papers/kinds/x/preview",
                  .pdf_url = "/papers/kinds/x/preview?format=pdf"};
    view.dated_on = {.name = "dated_on", .label = std::string{texts.tr("Day of signing")}, .value = "02/03/2026"};
    view.first_number =
        web::Field{.name = "first_number", .label = texts.tr("First number in {0}", {"2026"}), .value = "1"};
    view.problems = {{"", "paper.no_head"}};
    make_page(out, view);
}

void make_next(web::Html& out)
{
    auto const& texts = out.texts();
    MakeView view{.action = "/papers/kinds/training.results_decision/papers",
                  .csrf = "token",
                  .record = "1",
                  .about = "Bồi dưỡng nhận thức về Đảng (CTD-2026-01)",
                  .about_url = "/classes/1",
                  .unit = "0000000000001",
                  .units = {{"0000000000001", "Liên đoàn Lao động huyện Đan Phượng"}},
                  .head = {{std::string{texts.tr("Issuing office")}, "LIÊN ĐOÀN LAO ĐỘNG HUYỆN ĐAN PHƯỢNG"},
                           {std::string{texts.tr("Symbol")}, "LĐLĐ"}},
                  .head_url = "/papers/offices/1",
                  .next_number = texts.tr("The next number is {0}.", {"06/QĐ-LĐLĐ"}),
                  .docx_url = "/papers/kinds/x/preview",
                  .earlier = {{"/papers/1", "05/QĐ-LĐLĐ", true}}};
    view.dated_on = {.name = "dated_on", .label = std::string{texts.tr("Day of signing")}, .value = "02/03/2026"};
    make_page(out, view);
}

PaperView paper_view(base::Texts const& texts)
{
    PaperView view{.csrf = "token",
                   .details = {{std::string{texts.tr("Number and symbol")}, "05/QĐ-LĐLĐ"},
                               {std::string{texts.tr("Day of signing")}, "02/03/2026"},
                               {std::string{texts.tr("About")}, longest_title, "/classes/1"}},
                   .docx_url = "/papers/1/file?format=docx",
                   .pdf_url = "/papers/1/file?format=pdf",
                   .seal_url = "/v/AV8cCas",
                   .void_action = "/papers/1/voiding"};
    view.reason = {.name = "reason", .label = std::string{texts.tr("Reason")}, .required = true};
    return view;
}

void paper_valid(web::Html& out) { paper_page(out, paper_view(out.texts())); }

void paper_void(web::Html& out)
{
    auto view = paper_view(out.texts());
    view.voided = true;
    view.void_action = "";
    view.details.push_back({std::string{out.texts().tr("Voided")}, "03/03/2026 08:00 · Lan · Sai tên học viên"});
    paper_page(out, view);
}

void register_full(web::Html& out)
{
    auto const& texts = out.texts();
    web::Register const table{.url = "/papers",
                              .columns = {{std::string{texts.tr("Number and symbol")}},
                                          {std::string{texts.tr("Paper")}},
                                          {std::string{texts.tr("Day of signing")}},
                                          {std::string{texts.tr("State")}}}};
    paper_register(out, table,
                   {{"/papers/2", "06/QĐ-LĐLĐ", "Quyết định công nhận kết quả lớp", longest_title, "02/03/2026"},
                    {"/papers/1", "05/QĐ-LĐLĐ", "Quyết định công nhận kết quả lớp", "Nghiệp vụ công đoàn", "01/03/2026",
                     true, "Sai tên học viên"}});
}

void issuer_refused(web::Html& out)
{
    auto const& texts = out.texts();
    auto const field = [&](char const* name, base::TextId label, char const* value) {
        return web::Field{.name = name, .label = std::string{texts.tr(label)}, .value = value};
    };
    IssuerView view{.action = "/papers/offices/1",
                    .csrf = "token",
                    .cultures = {{"state", std::string{texts.tr("State and unions")}},
                                 {"party", std::string{texts.tr("Party committees")}}},
                    .culture = field("culture", "Style", "state"),
                    .superior = field("superior", "Body above", "LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HÀ NỘI"),
                    .name = field("name", "Issuing office", "LIÊN ĐOÀN LAO ĐỘNG HUYỆN ĐAN PHƯỢNG"),
                    .symbol = field("symbol", "Symbol", ""),
                    .place = field("place", "Place before the date", "Đan Phượng"),
                    .on_behalf = field("on_behalf", "Signs on behalf of", "BAN THƯỜNG VỤ"),
                    .post = field("post", "Post", "CHỦ TỊCH"),
                    .signer = field("signer", "Signer", "Nguyễn Thị Lan"),
                    .problems = {{"symbol", "required"}}};
    view.symbol.problem = texts.problem({"symbol", "required"});
    issuer_form(out, view);
}

constexpr web::Sample all_samples[] = {{"paper-kinds-full", kinds_full}, {"paper-kinds-none", kinds_none},
                                       {"paper-kind-ours", kind_ours},   {"paper-kind-faults", kind_with_faults},
                                       {"paper-make-first", make_first}, {"paper-make-next", make_next},
                                       {"paper-valid", paper_valid},     {"paper-void", paper_void},
                                       {"papers-full", register_full},   {"paper-office-refused", issuer_refused}};

}   // namespace

std::span<web::Sample const> samples() { return all_samples; }

}   // namespace papers
