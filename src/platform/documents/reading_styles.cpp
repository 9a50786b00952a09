#include "platform/documents/reading_styles.hpp"

#include <algorithm>
#include <string_view>

#include "platform/documents/layout.hpp"

namespace documents {
namespace {

constexpr int longest_chain = 20;   // of styles based on each other
constexpr double twips_per_point = 20;
constexpr double single_line = 240;

template <class T>
void keep(std::optional<T>& mine, std::optional<T> const& nearer)
{
    if (nearer) mine = nearer;
}

std::optional<bool> flag(pugi::xml_node node)
{
    if (!node) return std::nullopt;
    std::string_view const value = node.attribute("w:val").value();
    return value.empty() || value == "1" || value == "true" || value == "on";
}

std::optional<Align> align_in(pugi::xml_node node)
{
    std::string_view const value = node.attribute("w:val").value();
    if (value.empty()) return std::nullopt;
    if (value == "center") return Align::centre;
    if (value == "right" || value == "end") return Align::right;
    if (value == "both" || value == "distribute") return Align::justify;
    return Align::left;
}

std::optional<double> points(pugi::xml_attribute attribute)
{
    if (!attribute) return std::nullopt;
    return attribute.as_double() / twips_per_point;
}

ParagraphLook paragraph_in(pugi::xml_node properties)
{
    ParagraphLook look{.align = align_in(properties.child("w:jc"))};
    auto const spacing = properties.child("w:spacing");
    look.before = points(spacing.attribute("w:before"));
    look.after = points(spacing.attribute("w:after"));
    if (auto const line = spacing.attribute("w:line")) {
        std::string_view const rule = spacing.attribute("w:lineRule").value();
        look.line_spacing = rule.empty() || rule == "auto" ? line.as_double() / single_line : 0;
    }
    auto const indent = properties.child("w:ind");
    if (auto const first = points(indent.attribute("w:firstLine"))) look.first_line = *first / points_per_mm;
    if (auto const hanging = points(indent.attribute("w:hanging"))) look.first_line = -*hanging / points_per_mm;
    return look;
}

bool has_other_letters(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](unsigned char c) { return c >= 0x80; });
}

}   // namespace

void LetterLook::take(LetterLook const& nearer)
{
    keep(plain_font, nearer.plain_font);
    keep(other_font, nearer.other_font);
    keep(size, nearer.size);
    keep(bold, nearer.bold);
    keep(italic, nearer.italic);
}

void ParagraphLook::take(ParagraphLook const& nearer)
{
    keep(align, nearer.align);
    keep(first_line, nearer.first_line);
    keep(before, nearer.before);
    keep(after, nearer.after);
    keep(line_spacing, nearer.line_spacing);
}

Styles::Styles(Parts const& parts)
{
    read_themes(parts);
    auto const* part = find_part(parts, "word/styles.xml");
    pugi::xml_document tree;
    if (part == nullptr || !tree.load_buffer(part->data(), part->size())) return;
    auto const root = tree.document_element();
    auto const defaults = root.child("w:docDefaults");
    defaults_.letters = letters_in(defaults.child("w:rPrDefault").child("w:rPr"));
    defaults_.paragraph = paragraph_in(defaults.child("w:pPrDefault").child("w:pPr"));
    for (auto const node : root.children("w:style")) {
        std::string const id = node.attribute("w:styleId").value();
        styles_[id] = {node.child("w:basedOn").attribute("w:val").value(), letters_in(node.child("w:rPr")),
                       paragraph_in(node.child("w:pPr"))};
        std::string_view const is_default = node.attribute("w:default").value();
        if (std::string_view{node.attribute("w:type").value()} == "paragraph" &&
            (is_default == "1" || is_default == "true"))
            normal_ = id;
    }
}

void Styles::read_themes(Parts const& parts)
{
    auto const* part = find_part(parts, "word/theme/theme1.xml");
    pugi::xml_document tree;
    if (part == nullptr || !tree.load_buffer(part->data(), part->size())) return;
    auto const fonts = tree.document_element().child("a:themeElements").child("a:fontScheme");
    for (auto const& [name, node] : {std::pair{"major", "a:majorFont"}, std::pair{"minor", "a:minorFont"}})
        themes_[name] = fonts.child(node).child("a:latin").attribute("typeface").value();
}

LetterLook Styles::letters_in(pugi::xml_node properties) const
{
    LetterLook look{.bold = flag(properties.child("w:b")), .italic = flag(properties.child("w:i"))};
    if (auto const size = properties.child("w:sz").attribute("w:val")) look.size = size.as_double() / 2;
    auto const fonts = properties.child("w:rFonts");
    auto const font = [&](char const* name, char const* theme) -> std::optional<std::string> {
        std::string_view const themed = fonts.attribute(theme).value();
        if (!themed.empty()) {   // a theme goes before a name
            auto const found = themes_.find(std::string{themed.substr(0, 5)});
            if (found != themes_.end()) return found->second;
        }
        auto const named = fonts.attribute(name);
        return named ? std::optional<std::string>{named.value()} : std::nullopt;
    };
    look.plain_font = font("w:ascii", "w:asciiTheme");
    look.other_font = font("w:hAnsi", "w:hAnsiTheme");
    return look;
}

/// The style with all it is based on.
Styles::Style Styles::whole(std::string const& id) const
{
    std::vector<Style const*> chain;
    for (auto found = styles_.find(id); found != styles_.end() && chain.size() < longest_chain;
         found = styles_.find(found->second.based_on))
        chain.push_back(&found->second);
    Style made;
    for (auto one = chain.rbegin(); one != chain.rend(); ++one) {
        made.letters.take((*one)->letters);
        made.paragraph.take((*one)->paragraph);
    }
    return made;
}

std::string Styles::style_of(pugi::xml_node paragraph_properties) const
{
    std::string id = paragraph_properties.child("w:pStyle").attribute("w:val").value();
    return id.empty() || !styles_.contains(id) ? normal_ : id;
}

ParagraphLook Styles::paragraph(pugi::xml_node properties, std::string const& table_style) const
{
    auto look = defaults_.paragraph;
    look.take(whole(table_style).paragraph);
    look.take(whole(style_of(properties)).paragraph);
    look.take(paragraph_in(properties));
    return look;
}

ReadRun Styles::run(std::string text, pugi::xml_node run, pugi::xml_node properties_of_paragraph,
                    std::string const& table_style) const
{
    auto const properties = run.child("w:rPr");
    auto look = defaults_.letters;
    // bold of one style within bold of another is not bold: Word turns it over
    bool bold = false;
    bool italic = false;
    auto const take = [&](LetterLook const& style) {
        bold = bold != style.bold.value_or(false);
        italic = italic != style.italic.value_or(false);
        look.take(style);
    };
    take(whole(table_style).letters);
    take(whole(style_of(properties_of_paragraph)).letters);
    take(whole(properties.child("w:rStyle").attribute("w:val").value()).letters);
    look.bold = bold || defaults_.letters.bold.value_or(false);
    look.italic = italic || defaults_.letters.italic.value_or(false);
    look.take(letters_in(properties));
    constexpr auto without_any = "Times New Roman";
    auto const& font = has_other_letters(text) ? look.other_font : look.plain_font;
    return {.text = text,
            .font = font.value_or(without_any),
            .size = look.size.value_or(10),
            .bold = *look.bold,
            .italic = *look.italic};
}

}   // namespace documents
