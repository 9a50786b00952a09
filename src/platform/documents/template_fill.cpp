#include <algorithm>
#include <optional>

#include "base/expect.hpp"
#include "base/text.hpp"
#include "platform/documents/archive.hpp"
#include "platform/documents/docx_xml.hpp"
#include "platform/documents/template_pictures.hpp"
#include "platform/documents/template_tree.hpp"

namespace documents {
namespace {

/// The item that a row or paragraph stands for.
struct Current {
    std::string list;   // comparable
    TemplateItem const* item = nullptr;
    std::size_t number = 0;
};

/// Whether what stands behind the marks read so far is to be kept.
class Choices {
public:
    bool taken() const
    {
        return std::all_of(open_.begin(), open_.end(), [](bool one) { return one; });
    }
    void begin(bool holds) { open_.push_back(holds); }
    void turn() { open_.back() = !open_.back(); }
    void end() { open_.pop_back(); }

private:
    std::vector<bool> open_;
};

class Filling {
public:
    explicit Filling(TemplateValues const& values) : values_(&values) {}

    void blocks(pugi::xml_node parent, std::optional<Current> const& current)
    {
        std::vector<pugi::xml_node> children;
        for (auto const child : parent.children()) children.push_back(child);
        Choices choices;
        for (auto const child : children) {
            auto const mark = block_mark(child);
            if (mark) follow(*mark, choices, current);
            if (mark || !choices.taken())
                take_away(parent, child);
            else
                block(child, current);
        }
        if (ends_in_paragraph(parent) && !is(parent.last_child(), "w:p")) parent.append_child("w:p");
    }

    std::string text(std::string_view text, std::optional<Current> const& current) const
    {
        std::string made{text};
        auto const places = replaced(text, marks_in(text), current);
        for (auto place = places.rbegin(); place != places.rend(); ++place)
            made.replace(place->begin, place->end - place->begin, place->value);
        return made;
    }

    /// Of the values, by its comparable name.
    TemplateList const& list(std::string_view key) const
    {
        for (auto const& [name, list] : values_->lists)
            if (template_key(name) == key) return list;
        base::expect(false, "a template names a list that is not there: it was not checked");
        return values_->lists.begin()->second;
    }

private:
    /// Word takes a file for broken in which one of these does not.
    static bool ends_in_paragraph(pugi::xml_node node)
    {
        constexpr std::string_view names[] = {"w:tc", "w:hdr", "w:ftr", "w:txbxContent", "w:footnote", "w:endnote"};
        return std::find(std::begin(names), std::end(names), std::string_view{node.name()}) != std::end(names);
    }

    void follow(Mark const& mark, Choices& choices, std::optional<Current> const& current) const
    {
        if (mark.kind == Mark::Kind::if_)
            choices.begin(holds(mark, current));
        else if (mark.kind == Mark::Kind::else_)
            choices.turn();
        else if (mark.kind == Mark::Kind::end)
            choices.end();
    }

    /// What tells of a section or a cell stays; only its text goes.
    static void take_away(pugi::xml_node parent, pugi::xml_node child)
    {
        std::string_view const name = child.name();
        if (name.ends_with("Pr") || name == "w:tblGrid") return;
        if (child.child("w:pPr").child("w:sectPr")) {
            std::vector<pugi::xml_node> parts;
            for (auto const part : child.children())
                if (!is(part, "w:pPr")) parts.push_back(part);
            for (auto const part : parts) child.remove_child(part);
            return;
        }
        parent.remove_child(child);
    }

    void block(pugi::xml_node node, std::optional<Current> const& current)
    {
        if (auto const list = repeated(node, current)) return repeat(node, *list);
        if (is(node, "w:p"))
            paragraph(node, current);
        else if (holds_blocks(node))
            blocks(node, current);
        if (is(node, "w:tbl") && !node.child("w:tr") && !node.child("w:sdt")) take_away(node.parent(), node);
    }

    /// The list for whose items this row or paragraph stands; its comparable name.
    std::optional<std::string> repeated(pugi::xml_node node, std::optional<Current> const& current) const
    {
        if (current) return std::nullopt;
        std::optional<std::string> found;
        auto const look = [&](pugi::xml_node paragraph, bool rows) {
            for (auto const& mark : marks_in(text_of(paragraph).text))
                if (!mark.list.empty() && !found && (!rows || list(mark.list).repeats == Repeats::row))
                    found = mark.list;
        };
        if (is(node, "w:tr")) for_paragraphs_of_row(node, [&](pugi::xml_node p) { look(p, true); });
        if (is(node, "w:p")) look(node, false);
        return found;
    }

    void repeat(pugi::xml_node node, std::string const& key)
    {
        auto parent = node.parent();
        std::size_t number = 0;
        for (auto const& item : list(key).items) {
            auto const copy = parent.insert_copy_before(node, node);
            if (number > 0) forget_names(copy);
            std::optional<Current> const current{Current{key, &item, ++number}};
            if (is(copy, "w:p"))
                paragraph(copy, current);
            else
                blocks(copy, current);
        }
        take_away(parent, node);
    }

    /// Names that may stand only once in a paper do not go into copies.
    static void forget_names(pugi::xml_node node)
    {
        node.remove_attribute("w14:paraId");
        node.remove_attribute("w14:textId");
        std::vector<pugi::xml_node> marks;
        for (auto const child : node.children()) {
            if (is(child, "w:bookmarkStart") || is(child, "w:bookmarkEnd"))
                marks.push_back(child);
            else
                forget_names(child);
        }
        for (auto const mark : marks) node.remove_child(mark);
    }

    void paragraph(pugi::xml_node node, std::optional<Current> const& current)
    {
        for (auto const box : boxes_in(node)) blocks(box, current);
        auto text = text_of(node);
        auto const marks = marks_in(text.text);
        if (marks.empty()) return;
        auto const places = replaced(text.text, marks, current);
        for (auto place = places.rbegin(); place != places.rend(); ++place)
            replace(text, place->begin, place->end, place->value);
        write_back(text);
        bool const chosen =
            std::any_of(marks.begin(), marks.end(), [](Mark const& m) { return m.kind == Mark::Kind::if_; });
        if (chosen && base::clean(text_of(node).text).empty() && boxes_in(node).empty()) take_away(node.parent(), node);
    }

    struct Place {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::string value = {};
    };
    /// What stands in the place of each mark and of what is not chosen, left to right.
    std::vector<Place> replaced(std::string_view text, std::vector<Mark> const& marks,
                                std::optional<Current> const& current) const
    {
        std::vector<Place> places;
        Choices choices;
        std::size_t last = 0;
        for (auto const& mark : marks) {
            if (!choices.taken() && mark.begin > last) places.push_back({last, mark.begin});
            Place place{mark.begin, mark.end};
            if (mark.kind == Mark::Kind::field && choices.taken()) place.value = value(mark, current);
            follow(mark, choices, current);
            places.push_back(std::move(place));
            last = mark.end;
        }
        if (!choices.taken() && text.size() > last) places.push_back({last, text.size()});
        return places;
    }

    static std::string of(TemplateItem const& item, std::string_view key)
    {
        for (auto const& [name, value] : item)
            if (template_key(name) == key) return value;
        return {};
    }

    std::string value(Mark const& mark, std::optional<Current> const& current) const
    {
        std::string found;
        if (mark.list.empty())
            found = of(values_->fields, mark.key);
        else if (current && current->list == mark.list)
            found = mark.key == "stt" ? std::to_string(current->number) : of(*current->item, mark.key);
        found = base::nfc(found);
        return mark.format.empty() ? found : base::upper(found);
    }

    bool holds(Mark const& mark, std::optional<Current> const& current) const
    {
        bool is_so = false;
        if (mark.compares)
            is_so = base::fold(value(mark, current)) == mark.wanted;
        else if (auto const as_list =
                     std::find_if(values_->lists.begin(), values_->lists.end(),
                                  [&](auto const& one) { return template_key(one.first) == mark.key; });
                 mark.list.empty() && as_list != values_->lists.end())
            is_so = !as_list->second.items.empty();
        else
            is_so = !base::clean(value(mark, current)).empty();
        return is_so != mark.negated;
    }

    TemplateValues const* values_;
};

}   // namespace

std::string filled_text(std::string_view text, TemplateValues const& values, std::string_view list, std::size_t item)
{
    Filling const filling{values};
    if (list.empty()) return filling.text(text, std::nullopt);
    auto const key = template_key(list);
    return filling.text(text, Current{key, &filling.list(key).items.at(item), item + 1});
}

base::Result<std::string> filled_template(std::string_view docx, TemplateValues const& values)
{
    auto parts = unpacked(docx);
    if (!parts) return parts.error();
    auto const faults = faults_of(docx, values);
    base::expect(faults && faults->empty(), "a template with faults is filled");
    auto const texts = text_parts(*parts);
    Filling filling{values};
    for (auto const& part : *texts) {
        filling.blocks(part->tree.document_element(), std::nullopt);
        fill_pictures(*part, values, *parts);
        *find_part(*parts, part->name) = written(part->tree);
    }
    return zipped(*parts);
}

}   // namespace documents
