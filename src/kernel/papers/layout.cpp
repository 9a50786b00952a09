#include "kernel/papers/layout.hpp"

#include "base/expect.hpp"
#include "kernel/papers/culture.hpp"

namespace papers {
namespace {

using documents::Align;
using documents::Culture;

/// Puts values in the place of marks, or leaves the marks where the layout is to become a template.
class Words {
public:
    explicit Words(documents::TemplateValues const* values) : values_(values) {}

    /// The code of the seal; one that says nothing yet where the layout is to become a template.
    std::optional<documents::CodePicture> code(Kind const& kind) const
    {
        if (kind.seal.empty()) return std::nullopt;
        if (values_ == nullptr)
            return documents::CodePicture{documents::qr_code("{{ma_qr}}"), "{{" + std::string{code_name} + "}}"};
        auto const found = values_->pictures.find(code_name);
        if (found == values_->pictures.end()) return std::nullopt;
        return documents::CodePicture{found->second, "Mã QR để kiểm tra giấy này"};
    }

    bool keeps_marks() const { return values_ == nullptr; }
    std::string operator()(std::string_view text) const
    {
        return values_ == nullptr ? std::string{text} : documents::filled_text(text, *values_);
    }
    std::string of_item(std::string_view text, std::string_view list, std::size_t item) const
    {
        return values_ == nullptr ? std::string{text} : documents::filled_text(text, *values_, list, item);
    }
    /// How many rows a list takes; one with marks.
    std::size_t items(std::string_view list) const
    {
        if (values_ == nullptr) return 1;
        auto const found = values_->lists.find(list);
        return found == values_->lists.end() ? 0 : found->second.items.size();
    }
    bool holds(std::string_view name) const
    {
        return values_ == nullptr || !(*this)("{{nếu " + std::string{name} + "}}x{{hết}}").empty();
    }

private:
    documents::TemplateValues const* values_;
};

documents::Paragraph mark_line(Culture const& culture, std::string text)
{
    return documents::body(culture, std::move(text));
}

documents::Paragraph centred(Culture const& culture, Block const& block, std::string text)
{
    return {.runs = {{std::move(text), block.bold}},
            .size = block.size > 0 ? static_cast<double>(block.size) : culture.body_size,
            .align = Align::centre,
            .after = culture.paragraph_space,
            .line_spacing = culture.line_spacing};
}

documents::Table table_of(Culture const& culture, Block const& block, Words const& words)
{
    documents::Table table{.size = culture.table_size};
    documents::Row head;
    for (auto const& column : block.columns) {
        table.widths.push_back(column.width);
        head.push_back({.text = column.head, .align = Align::centre, .bold = true});
    }
    table.head = {std::move(head)};
    for (std::size_t i = 0; i < words.items(block.table); ++i) {
        documents::Row row;
        for (auto const& column : block.columns)
            row.push_back({.text = words.of_item(column.text, block.table, i),
                           .align = column.centre ? Align::centre : Align::left});
        table.rows.push_back(std::move(row));
    }
    return table;
}

void put_block(std::vector<documents::Block>& blocks, Culture const& culture, Block const& block, Words const& words)
{
    if (!block.when.empty() && !words.holds(block.when)) return;
    bool const marked = words.keeps_marks() && !block.when.empty();
    if (marked) blocks.push_back(mark_line(culture, "{{nếu " + block.when + "}}"));
    if (!block.heading.empty()) blocks.push_back(documents::heading(culture, words(block.heading), 1));
    if (!block.text.empty()) blocks.push_back(documents::body(culture, words(block.text)));
    if (!block.centre.empty()) blocks.push_back(centred(culture, block, words(block.centre)));
    if (!block.table.empty()) blocks.push_back(table_of(culture, block, words));
    if (marked) blocks.push_back(mark_line(culture, "{{hết}}"));
}

/// A mark around a line that stands only when its field has something.
std::string if_any(Words const& words, std::string const& name, std::string_view text)
{
    return words.keeps_marks() ? "{{nếu " + name + "}}" + std::string{text} + "{{hết}}" : words(text);
}

std::vector<documents::Block> head_of(Kind const& kind, Culture const& culture, Words const& words)
{
    return documents::opening(culture, {.superior = if_any(words, "co_quan_cap_tren", "{{co_quan_cap_tren}}"),
                                        .issuer = words("{{co_quan}}"),
                                        .number = words("{{so}}"),
                                        .type_code = kind.type_code,
                                        .symbol = words("{{ky_hieu}}"),
                                        .place = words("{{dia_danh}}"),
                                        .date_text = words("{{ngay}}"),
                                        .type_name = kind.type_name,
                                        .subject = words(kind.subject)});
}

documents::Block foot_of(Kind const& kind, Culture const& culture, Words const& words)
{
    documents::Closing closing{.code = words.code(kind),
                               .code_caption = "Quét mã để kiểm tra giấy này",
                               .post = words("{{chuc_vu}}"),
                               .name = words("{{nguoi_ky}}")};
    if (!kind.recipients.empty()) {
        closing.recipients_title = "Nơi nhận:";
        for (std::size_t i = 0; i < words.items("noi_nhan"); ++i)
            closing.recipients.push_back(words.of_item("{{noi_nhan.ten}}", "noi_nhan", i));
    }
    closing.on_behalf_of = words("{{thay_mat}}");
    auto foot = documents::closing(culture, closing);
    if (words.keeps_marks()) {   // the words before the body signed for go with it
        auto& both = std::get<documents::SideBySide>(foot);
        auto& line = both.right.front().runs.front();
        line.text = "{{nếu thay_mat}}" + line.text + "{{hết}}";
        if (!kind.recipients.empty())
            both.left.back().runs.front().text = "- {{noi_nhan.ten}}{{nếu noi_nhan.cuoi}}.{{không thì}};{{hết}}";
    }
    return foot;
}

documents::Document laid_out(Kind const& kind, Culture const& culture, Words const& words, base::Date dated_on)
{
    documents::Document document{.title = kind.name.vi,
                                 .author = words("{{co_quan}}"),
                                 .date = dated_on,
                                 .page_number_size = culture.page_number_size};
    documents::Section section{.page = culture.page};
    if (kind.landscape) {
        section.page.orientation = documents::Orientation::landscape;
        section.page.left = section.page.right = culture.page.right;
    }
    section.blocks = head_of(kind, culture, words);
    for (auto const& block : kind.blocks) put_block(section.blocks, culture, block, words);
    section.blocks.push_back(foot_of(kind, culture, words));
    document.sections.push_back(std::move(section));
    return document;
}

}   // namespace

documents::Document drawn(Kind const& kind, std::string_view culture_name, documents::TemplateValues const& values,
                          base::Date dated_on)
{
    return laid_out(kind, culture(culture_name), Words{&values}, dated_on);
}

std::string starting_template(Kind const& kind, std::string_view culture_name)
{
    return documents::docx(laid_out(kind, culture(culture_name), Words{nullptr}, base::day(2026, 1, 1)));
}

}   // namespace papers
