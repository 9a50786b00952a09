#include "platform/documents/template_marks.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace documents {
namespace {

constexpr std::string_view opening = "{{";
constexpr std::string_view closing = "}}";

/// The rest of `text` behind one of the words, if it begins with it as a whole word.
bool take(std::string& text, std::initializer_list<std::string_view> words)
{
    for (auto const word : words)
        if (text == word || (text.starts_with(word) && text[word.size()] == ' ')) {
            text.erase(0, std::min(text.size(), word.size() + 1));
            return true;
        }
    return false;
}

/// What stands behind the first words: names keep their accents for messages.
std::string without_words(std::string_view written, std::size_t count)
{
    auto const words = base::words(written);
    std::string rest;
    for (std::size_t i = count; i < words.size(); ++i) rest += (rest.empty() ? "" : " ") + std::string{words[i]};
    return rest;
}

void read_name(Mark& mark, std::string_view written)
{
    mark.name = base::clean(written);
    auto const point = mark.name.find('.');
    if (point == std::string::npos) {
        mark.key = template_key(mark.name);
        return;
    }
    mark.list = template_key(std::string_view{mark.name}.substr(0, point));
    mark.key = template_key(std::string_view{mark.name}.substr(point + 1));
}

void read_condition(Mark& mark, std::string condition)
{
    auto rest = base::fold(condition);
    if (take(rest, {"khong", "not"})) {
        mark.negated = true;
        condition = without_words(condition, 1);
    }
    if (auto const equals = condition.find('='); equals != std::string::npos) {
        mark.compares = true;
        mark.wanted = base::fold(std::string_view{condition}.substr(equals + 1));
        condition.resize(equals);
    }
    read_name(mark, condition);
}

Mark read(std::string_view inside)
{
    Mark mark;
    auto const cleaned = base::clean(inside);
    auto folded = base::fold(cleaned);
    if (folded.empty()) {
        mark.kind = Mark::Kind::empty;
    } else if (folded == "het" || folded == "end" || folded == "het neu") {
        mark.kind = Mark::Kind::end;
        mark.name = cleaned;
    } else if (folded == "khong thi" || folded == "else") {
        mark.kind = Mark::Kind::else_;
        mark.name = cleaned;
    } else if (take(folded, {"neu", "if"})) {
        mark.kind = Mark::Kind::if_;
        read_condition(mark, without_words(cleaned, 1));
    } else {
        auto const bar = cleaned.find('|');
        read_name(mark, std::string_view{cleaned}.substr(0, bar));
        if (bar != std::string::npos) mark.format = template_key(std::string_view{cleaned}.substr(bar + 1));
    }
    return mark;
}

void gather(pugi::xml_node node, ParagraphText& into, int depth)
{
    for (auto const child : node.children()) {
        if (is(child, "w:t")) {
            std::string_view const text = child.text().get();
            into.pieces.push_back({child, into.text.size(), text.size(), std::string{text}});
            into.text += text;
        } else if (!is(child, "w:p") && !is(child, "w:txbxContent") && depth < 60) {
            gather(child, into, depth + 1);
        }
    }
}

}   // namespace

bool is(pugi::xml_node node, std::string_view name) { return name == node.name(); }

std::string template_key(std::string_view name)
{
    std::string spaced{name};
    std::replace(spaced.begin(), spaced.end(), '_', ' ');
    return base::fold(spaced);
}

std::vector<Mark> marks_in(std::string_view text)
{
    std::vector<Mark> marks;
    for (auto begin = text.find(opening); begin != std::string_view::npos; begin = text.find(opening, begin)) {
        auto const from = begin + opening.size();
        auto const end = text.find(closing, from);
        auto const next = text.find(opening, from);
        if (end == std::string_view::npos || next < end) {   // the braces of the one before would swallow the next
            Mark mark{.kind = Mark::Kind::unclosed, .begin = begin};
            mark.end = std::min(next, text.size());
            mark.name = base::clean(text.substr(begin, std::min<std::size_t>(mark.end - begin, 40)));
            marks.push_back(std::move(mark));
            begin = std::min(next, text.size());
            continue;
        }
        auto mark = read(text.substr(from, end - from));
        mark.begin = begin;
        mark.end = end + closing.size();
        begin = mark.end;
        marks.push_back(std::move(mark));
    }
    return marks;
}

ParagraphText text_of(pugi::xml_node paragraph)
{
    ParagraphText text;
    gather(paragraph, text, 0);
    return text;
}

void replace(ParagraphText& text, std::size_t begin, std::size_t end, std::string_view value)
{
    bool put = false;
    for (auto& piece : text.pieces) {
        auto const from = std::max(begin, piece.begin);
        auto const to = std::min(end, piece.begin + piece.length);
        if (from >= to) continue;
        piece.content.replace(from - piece.begin, to - from, put ? std::string_view{} : value);
        put = true;
    }
}

void write_back(ParagraphText const& text)
{
    for (auto const& piece : text.pieces) {
        auto node = piece.node;
        auto run = node.parent();
        std::string part;
        auto const put = [&] {
            node.text().set(part.c_str());
            if (!node.attribute("xml:space")) node.append_attribute("xml:space").set_value("preserve");
            part.clear();
        };
        auto after = node;
        for (char const c : piece.content) {
            if (c != '\n' && c != '\t') {
                if (static_cast<unsigned char>(c) >= 0x20) part += c;
                continue;
            }
            put();
            after = run.insert_child_after(c == '\n' ? "w:br" : "w:tab", after);
            after = node = run.insert_child_after("w:t", after);
        }
        put();
    }
}

}   // namespace documents
