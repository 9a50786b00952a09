#include "kernel/papers/kind.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/embedded.hpp"
#include "kernel/rulebook/definition.hpp"
#include "platform/documents/template_marks.hpp"

namespace papers {
namespace {

using rulebook::Definition;

FieldOf read_field(Definition const& definition)
{
    return {definition.text("name"), definition.both("label"), definition.text_or("sample", "")};
}

ListOf read_list(Definition const& definition)
{
    ListOf list{.name = definition.text("name"), .label = definition.both("label")};
    if (definition.text_or("repeats", "row") == "paragraph") list.repeats = documents::Repeats::paragraph;
    for (auto const& field : definition.tables("field")) list.fields.push_back(read_field(field));
    for (auto const& item : definition.tables("sample")) {
        std::vector<std::string> values;
        for (auto const& field : list.fields) values.push_back(item.text(field.name));
        list.samples.push_back(std::move(values));
    }
    return list;
}

Block read_block(Definition const& definition)
{
    Block block{.when = definition.text_or("when", ""),
                .text = definition.text_or("text", ""),
                .heading = definition.text_or("heading", ""),
                .centre = definition.text_or("centre", ""),
                .size = static_cast<int>(definition.whole_or("size", 0)),
                .bold = definition.flag("bold"),
                .table = definition.text_or("table", "")};
    for (auto const& column : definition.tables("columns"))
        block.columns.push_back(
            {column.text("head"), column.text("text"), static_cast<int>(column.whole("width")), column.flag("centre")});
    return block;
}

Series read_series(Definition const& definition)
{
    auto const name = definition.text("series");
    if (name == "none") return Series::none;
    if (name == "year") return Series::year;
    if (name != "term") definition.fail("series", "none, year or term is meant");
    return Series::term;
}

std::string read_culture(Definition const& definition)
{
    auto const name = definition.text("culture");
    if (name == "issuer") return {};
    if (name != "state" && name != "party") definition.fail("culture", "state, party or issuer is meant");
    return name;
}

IssuedBy read_issued_by(Definition const& definition)
{
    auto const name = definition.text("issued_by");
    auto const by = name == "own"         ? IssuedBy::own
                    : name == "above"     ? IssuedBy::above
                    : name == "authority" ? IssuedBy::authority
                                          : IssuedBy::holder;
    if (by == IssuedBy::holder && name != "holder")
        definition.fail("issued_by", "holder, own, above or authority is meant");
    auto const line = definition.text_or("line", "");
    if ((by == IssuedBy::holder) != line.empty()) definition.fail("line", "is for papers that a line issues");
    if (!line.empty() && line != "party" && line != "union") definition.fail("line", "party or union is meant");
    return by;
}

std::vector<std::string> read_about(Definition const& definition, std::vector<FieldOf> const& fields)
{
    auto about = definition.texts("about");
    if (about.empty()) definition.fail("about", "is missing");
    for (auto const& name : about)
        if (std::none_of(fields.begin(), fields.end(), [&](FieldOf const& one) { return one.name == name; }))
            definition.fail("about", "there is no field " + name);
    return about;
}

std::vector<Sealed> read_seal(Definition const& definition, std::vector<FieldOf> const& fields)
{
    std::vector<Sealed> seal;
    if (!definition.has("seal")) return seal;
    auto const table = definition.table("seal");
    for (auto const& tag : seals::tags()) {
        auto const field = table.text_or(tag.name, "");
        if (field.empty()) continue;
        if (std::none_of(fields.begin(), fields.end(), [&](FieldOf const& one) { return one.name == field; }))
            definition.fail("seal", "there is no field " + field);
        seal.push_back({tag.tag, field});
    }
    return seal;
}

/// Every text of the layout, to be looked through for marks.
std::vector<std::string> texts_of(Kind const& kind)
{
    std::vector<std::string> texts{kind.subject};
    for (auto const& block : kind.blocks) {
        for (auto const& text : {block.text, block.heading, block.centre}) texts.push_back(text);
        if (!block.when.empty()) texts.push_back("{{nếu " + block.when + "}}{{hết}}");
        for (auto const& column : block.columns) texts.push_back(column.text);
    }
    return texts;
}

bool is_named(Kind const& kind, documents::TemplateValues const& values, documents::Mark const& mark)
{
    auto const same = [](std::string_view name, std::string_view key) { return documents::template_key(name) == key; };
    if (mark.list.empty()) {
        for (auto const& [name, value] : values.fields)
            if (same(name, mark.key)) return true;
        return std::any_of(kind.lists.begin(), kind.lists.end(), [&](auto const& l) { return same(l.name, mark.key); });
    }
    for (auto const& [name, list] : values.lists)
        if (same(name, mark.list))
            return mark.key == "stt" || std::any_of(list.fields.begin(), list.fields.end(),
                                                    [&](auto const& field) { return same(field, mark.key); });
    return false;
}

void expect_named(Definition const& definition, Kind const& kind)
{
    using enum documents::Mark::Kind;
    auto const values = sample_values(kind);
    for (auto const& text : texts_of(kind))
        for (auto const& mark : documents::marks_in(text))
            if (mark.kind == unclosed || mark.kind == empty ||
                ((mark.kind == field || mark.kind == if_) && !is_named(kind, values, mark)))
                definition.fail("block", "there is no field " + mark.name);
}

std::vector<Kind> read_kinds()
{
    std::vector<Kind> all;
    for (auto const& file : base::embedded_files_below("rules/papers/"))
        all.push_back(read_kind(file.name, file.content));
    std::sort(all.begin(), all.end(), [](Kind const& a, Kind const& b) { return a.code < b.code; });
    return all;
}

void add_list(documents::TemplateValues& values, ListOf const& list)
{
    documents::TemplateList made{.repeats = list.repeats};
    for (auto const& field : list.fields) made.fields.push_back(field.name);
    for (auto const& item : list.samples) {
        documents::TemplateItem one;
        for (std::size_t i = 0; i < list.fields.size(); ++i) one[list.fields[i].name] = item[i];
        made.items.push_back(std::move(one));
    }
    values.lists[list.name] = std::move(made);
}

}   // namespace

Kind read_kind(std::string_view file, std::string_view content)
{
    auto const table = Definition::parse(file, content);
    Definition const definition{file, table};
    Kind kind{.code = definition.text("code"),
              .name = definition.both("name"),
              .culture = read_culture(definition),
              .type_name = definition.text("type_name"),
              .type_code = definition.text_or("type_code", ""),
              .subject = definition.text_or("subject", ""),
              .series = read_series(definition),
              .issued_by = read_issued_by(definition),
              .line = definition.text_or("line", ""),
              .landscape = definition.flag("landscape"),
              .unkept = definition.flag("unkept"),
              .recipients = definition.texts("recipients"),
              .source = definition.text("source"),
              .confidence = definition.text("confidence")};
    if ((kind.series == Series::none) != kind.type_code.empty())
        definition.fail("type_code", "is for papers with a number, and they need one");
    for (auto const& row : definition.tables("field")) kind.fields.push_back(read_field(row));
    for (auto const& row : definition.tables("list")) kind.lists.push_back(read_list(row));
    for (auto const& row : definition.tables("block")) kind.blocks.push_back(read_block(row));
    kind.about = read_about(definition, kind.fields);
    kind.seal = read_seal(definition, kind.fields);
    expect_named(definition, kind);
    return kind;
}

std::span<Kind const> kinds()
{
    static auto const all = read_kinds();
    return all;
}

Kind const* find_kind(std::string_view code)
{
    auto const all = kinds();
    auto const found = std::find_if(all.begin(), all.end(), [&](Kind const& kind) { return kind.code == code; });
    return found == all.end() ? nullptr : &*found;
}

std::span<FieldOf const> common_fields()
{
    static std::array const all{
        FieldOf{"co_quan_cap_tren", {"Cơ quan cấp trên", "Body above"}, "LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HÀ NỘI"},
        FieldOf{"co_quan", {"Cơ quan ban hành", "Issuing office"}, "LIÊN ĐOÀN LAO ĐỘNG HUYỆN ĐAN PHƯỢNG"},
        FieldOf{"so", {"Số", "Number"}, "05"},
        FieldOf{"so_ky_hieu", {"Số, ký hiệu đầy đủ", "Number and symbol"}, "05/QĐ-LĐLĐ"},
        FieldOf{"ky_hieu", {"Ký hiệu cơ quan", "Symbol of the office"}, "LĐLĐ"},
        FieldOf{"dia_danh", {"Địa danh", "Place"}, "Đan Phượng"},
        FieldOf{"ngay", {"Ngày ký, viết đủ chữ", "Day of signing, in words"}, "ngày 05 tháng 02 năm 2026"},
        FieldOf{"ngay_so", {"Ngày ký, viết số", "Day of signing, in figures"}, "05/02/2026"},
        FieldOf{"thay_mat", {"Ký thay mặt", "Signs on behalf of"}, "BAN THƯỜNG VỤ"},
        FieldOf{"chuc_vu", {"Chức vụ người ký", "Post of the signer"}, "CHỦ TỊCH"},
        FieldOf{"nguoi_ky", {"Người ký", "Signer"}, "Nguyễn Thị Lan"}};
    return all;
}

ListOf const& recipients_list()
{
    static ListOf const list{.name = "noi_nhan",
                             .label = {"Nơi nhận", "Recipients"},
                             .repeats = documents::Repeats::paragraph,
                             .fields = {{"ten", {"Tên nơi nhận", "Recipient"}},
                                        {"cuoi", {"Có khi là nơi nhận cuối cùng", "There when it is the last one"}}},
                             .samples = {{"Như trên", ""}, {"Lưu: VT", "x"}}};
    return list;
}

documents::TemplateValues sample_values(Kind const& kind)
{
    documents::TemplateValues values;
    for (auto const& field : common_fields()) values.fields[field.name] = field.sample;
    if (!kind.type_code.empty()) values.fields["so_ky_hieu"] = "05/" + kind.type_code + "-LĐLĐ";
    for (auto const& field : kind.fields) values.fields[field.name] = field.sample;
    add_list(values, recipients_list());
    for (auto const& list : kind.lists) add_list(values, list);
    if (!kind.recipients.empty()) values.lists["noi_nhan"] = recipients(kind);
    if (!kind.seal.empty()) values.pictures[std::string{code_name}] = documents::qr_code("{{ma_qr}}");
    return values;
}

documents::TemplateList recipients(Kind const& kind)
{
    documents::TemplateList list{.repeats = documents::Repeats::paragraph, .fields = {"ten", "cuoi"}};
    for (auto const& one : kind.recipients) list.items.push_back({{"ten", one}, {"cuoi", ""}});
    if (!list.items.empty()) list.items.back()["cuoi"] = "x";
    return list;
}

}   // namespace papers
