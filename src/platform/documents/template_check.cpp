#include <algorithm>

#include "base/text.hpp"
#include "platform/documents/template_pictures.hpp"
#include "platform/documents/template_tree.hpp"

namespace documents {
namespace {

using Kind = TemplateFault::Kind;

constexpr std::size_t longest_excerpt = 80;   // letters

/// How many letters have to be changed, put in or left out to make one text of the other.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            auto const above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row.back();
}

/// The name nearest to `key`, "" when a third of its letters are others.
std::string nearest(std::string_view key, std::vector<std::string> const& names)
{
    std::string best;
    auto least = std::max<std::size_t>(key.size() / 3, 1) + 1;
    if (key.size() > 60) return best;
    for (auto const& name : names)
        if (auto const d = distance(key, template_key(name)); d < least) {
            least = d;
            best = name;
        }
    return best;
}

std::string excerpt(std::string const& text)
{
    auto const cleaned = base::clean(text);
    if (base::length(cleaned) <= longest_excerpt) return cleaned;
    std::string shortened;
    for (auto const word : base::words(cleaned)) {
        if (base::length(shortened) + base::length(word) > longest_excerpt) break;
        shortened += (shortened.empty() ? "" : " ") + std::string{word};
    }
    return shortened + " …";
}

class Checking {
public:
    explicit Checking(TemplateValues const& values) : values_(&values) {}

    void part(TemplatePart const& part)
    {
        place_ = {.part = part.part};
        tables_ = 0;
        blocks(part.tree.document_element());
        for (auto const& marked : marked_pictures(part)) picture(marked);
    }

    std::vector<TemplateFault> faults = {};
    std::vector<std::string> used = {};

private:
    void fault(Kind kind, std::string name, std::string suggestion, std::string const& text)
    {
        auto place = place_;
        place.text = excerpt(text);
        faults.push_back({kind, std::move(name), std::move(suggestion), std::move(place)});
    }

    void blocks(pugi::xml_node parent)
    {
        std::vector<std::pair<Mark, std::string>> open;
        auto const kept = place_;
        int rows = 0;
        for (auto const child : parent.children()) {
            if (is(child, "w:tbl")) place_.table = ++tables_, place_.row = 0;
            if (is(child, "w:tr")) place_.row = ++rows;
            if (auto const mark = block_mark(child)) {
                auto const text = "{{" + mark->name + "}}";
                names_of(*mark, text);
                follow(*mark, open, text);
            } else if (is(child, "w:p")) {
                paragraph(child);
            } else if (holds_blocks(child)) {
                if (is(child, "w:tr")) one_list_in(child);
                blocks(child);
            }
            if (is(child, "w:tbl")) place_ = kept;
        }
        for (auto const& [mark, text] : open) fault(Kind::unended_condition, mark.name, {}, text);
        place_ = kept;
    }

    void follow(Mark const& mark, std::vector<std::pair<Mark, std::string>>& open, std::string const& text)
    {
        if (mark.kind == Mark::Kind::if_)
            open.emplace_back(mark, text);
        else if ((mark.kind == Mark::Kind::end || mark.kind == Mark::Kind::else_) && open.empty())
            fault(Kind::unbegun_condition, mark.name, {}, text);
        else if (mark.kind == Mark::Kind::end)
            open.pop_back();
    }

    void paragraph(pugi::xml_node node)
    {
        auto const text = text_of(node).text;
        std::vector<std::pair<Mark, std::string>> open;
        std::string list;
        for (auto const& mark : marks_in(text)) {
            names_of(mark, text);
            follow(mark, open, text);
            if (list.empty()) list = mark.list;
            if (!mark.list.empty() && mark.list != list && place_.row == 0) fault(Kind::two_lists, mark.name, {}, text);
        }
        for (auto const& [mark, begun_in] : open) fault(Kind::unended_condition, mark.name, {}, begun_in);
        for (auto const box : boxes_in(node)) blocks(box);
    }

    void names_of(Mark const& mark, std::string const& text)
    {
        if (mark.kind == Mark::Kind::unclosed) return fault(Kind::unclosed, mark.name, {}, text);
        if (mark.kind == Mark::Kind::empty || (mark.kind == Mark::Kind::if_ && mark.key.empty()))
            return fault(Kind::empty_field, mark.name, {}, text);
        if (mark.kind != Mark::Kind::field && mark.kind != Mark::Kind::if_) return;
        if (!mark.format.empty() && mark.format != "hoa" && mark.format != "upper")
            fault(Kind::unknown_format, mark.name + "|" + mark.format, {}, text);
        if (!mark.list.empty()) return item_field(mark, text);
        for (auto const& [name, value] : values_->fields)
            if (template_key(name) == mark.key) return use(name);
        for (auto const& [name, list] : values_->lists)
            if (template_key(name) == mark.key) {
                use(name);
                if (mark.kind == Mark::Kind::field)
                    fault(Kind::list_as_field, mark.name, first_field(name, list), text);
                return;
            }
        fault(Kind::unknown_field, mark.name, nearest(mark.key, field_names()), text);
    }

    void picture(MarkedPicture const& marked)
    {
        std::vector<std::string> names;
        for (auto const& [name, code] : values_->pictures) {
            if (template_key(name) == marked.key) return use(name);
            names.push_back(name);
        }
        fault(Kind::unknown_field, marked.name, nearest(marked.key, names), "{{" + marked.name + "}}");
    }

    void item_field(Mark const& mark, std::string const& text)
    {
        for (auto const& [name, list] : values_->lists) {
            if (template_key(name) != mark.list) continue;
            if (mark.key == "stt") return use(name + ".stt");
            for (auto const& field : list.fields)
                if (template_key(field) == mark.key) return use(name + "." + field);
            auto const near = nearest(mark.key, list.fields);
            return fault(Kind::unknown_item_field, mark.name, near.empty() ? near : name + "." + near, text);
        }
        std::vector<std::string> lists;
        for (auto const& [name, list] : values_->lists) lists.push_back(name);
        fault(Kind::unknown_list, mark.name, nearest(mark.list, lists), text);
    }

    /// A row stands once per item of one list; a second list in it would have no item.
    void one_list_in(pugi::xml_node row)
    {
        std::vector<std::pair<Mark, std::string>> seen;
        bool rows = false;
        for_paragraphs_of_row(row, [&](pugi::xml_node paragraph) {
            auto const text = text_of(paragraph).text;
            for (auto& mark : marks_in(text)) {
                if (mark.list.empty()) continue;
                rows = rows || repeats(mark.list) == Repeats::row;
                seen.emplace_back(std::move(mark), text);
            }
        });
        if (!rows) return;
        for (auto const& [mark, text] : seen)
            if (mark.list != seen.front().first.list) fault(Kind::two_lists, mark.name, {}, text);
    }

    Repeats repeats(std::string_view key) const
    {
        for (auto const& [name, list] : values_->lists)
            if (template_key(name) == key) return list.repeats;
        return Repeats::row;
    }

    static std::string first_field(std::string const& name, TemplateList const& list)
    {
        return list.fields.empty() ? std::string{} : name + "." + list.fields.front();
    }

    std::vector<std::string> field_names() const
    {
        std::vector<std::string> names;
        for (auto const& [name, value] : values_->fields) names.push_back(name);
        return names;
    }

    void use(std::string name)
    {
        if (std::find(used.begin(), used.end(), name) == used.end()) used.push_back(std::move(name));
    }

    TemplateValues const* values_;
    TemplatePlace place_;
    int tables_ = 0;
};

base::Result<Checking> checked(std::string_view docx, TemplateValues const& values)
{
    auto const parts = unpacked(docx);
    if (!parts) return parts.error();
    auto const texts = text_parts(*parts);
    if (!texts) return texts.error();
    Checking checking{values};
    for (auto const& part : *texts) checking.part(*part);
    return checking;
}

}   // namespace

std::string_view name_of(TemplateFault::Kind kind)
{
    constexpr std::string_view names[] = {
        "unknown_field", "unknown_list", "unknown_item_field", "list_as_field",     "unclosed",
        "empty_field",   "two_lists",    "unended_condition",  "unbegun_condition", "unknown_format"};
    return names[static_cast<std::size_t>(kind)];
}

std::string_view name_of(TemplatePlace::Part part)
{
    constexpr std::string_view names[] = {"body", "header", "footer", "notes"};
    return names[static_cast<std::size_t>(part)];
}

base::Result<std::vector<TemplateFault>> faults_of(std::string_view docx, TemplateValues const& values)
{
    auto checking = checked(docx, values);
    if (!checking) return checking.error();
    return std::move(checking->faults);
}

base::Result<std::vector<std::string>> used_by(std::string_view docx, TemplateValues const& values)
{
    auto checking = checked(docx, values);
    if (!checking) return checking.error();
    return std::move(checking->used);
}

}   // namespace documents
