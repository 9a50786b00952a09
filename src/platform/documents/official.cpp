#include "platform/documents/official.hpp"

#include "base/texts.hpp"

namespace documents {
namespace {

Paragraph line(Line const& look, std::string text, Align align = Align::centre)
{
    return {.runs = {{std::move(text), look.bold, look.italic}}, .size = look.size, .align = align, .rule = look.rule};
}

}   // namespace

std::vector<Block> opening(Culture const& culture, Opening const& texts)
{
    SideBySide head{.left_share = culture.left_share};
    if (!texts.superior.empty()) head.left.push_back(line(culture.superior, texts.superior));
    head.left.push_back(line(culture.issuer, texts.issuer));
    if (!culture.issuer_mark.empty()) head.left.push_back(line(culture.issuer, culture.issuer_mark));
    auto const number = texts.number.empty() ? std::string{"       "} : texts.number;
    auto number_line = line(culture.number_line, base::filled(culture.number, {number, texts.type_code, texts.symbol}));
    number_line.before = 4;
    if (!texts.type_code.empty()) head.left.push_back(number_line);

    for (std::size_t i = 0; i < culture.motto.size(); ++i)
        head.right.push_back(line(culture.motto_lines[i], culture.motto[i]));
    auto const day = texts.date_text.empty() ? base::vietnamese_in_words(texts.date) : texts.date_text;
    auto date = line(culture.date_line, base::filled(culture.place_and_date, {texts.place, day}));
    date.before = 10;
    head.right.push_back(date);

    auto type_name = line(culture.type_name, texts.type_name);
    type_name.before = 18;
    type_name.keep_with_next = true;
    if (texts.subject.empty()) {
        type_name.after = 12;
        return {head, type_name};
    }
    auto subject = line(culture.subject, texts.subject);
    subject.after = 12;
    return {head, type_name, subject};
}

Block closing(Culture const& culture, Closing const& texts)
{
    SideBySide foot{.left_share = 0.5, .keep_with_previous = true};
    if (texts.code) {
        foot.left.push_back({.picture = texts.code});
        foot.left.push_back({.runs = {{texts.code_caption, false, true}}, .size = culture.recipients.size});
    }
    auto title = line(culture.recipients_title, texts.recipients_title, Align::left);
    title.before = 12;
    if (!texts.recipients_title.empty()) foot.left.push_back(title);
    for (std::size_t i = 0; i < texts.recipients.size(); ++i) {
        bool const last = i + 1 == texts.recipients.size();
        foot.left.push_back(line(culture.recipients, "- " + texts.recipients[i] + (last ? "." : ";"), Align::left));
    }
    std::vector<std::string> signs;
    if (!texts.on_behalf_of.empty()) signs.push_back(base::filled(culture.on_behalf, {texts.on_behalf_of}));
    signs.push_back(texts.post);
    for (auto const& sign : signs) foot.right.push_back(line(culture.signature, sign));
    foot.right.front().before = 12;
    auto name = line(culture.signature, texts.name);
    name.before = 64;   // room for the hand and the seal
    foot.right.push_back(name);
    return foot;
}

Paragraph body(Culture const& culture, std::string text)
{
    return {.runs = {{std::move(text)}},
            .size = culture.body_size,
            .align = Align::justify,
            .first_line = culture.first_line,
            .after = culture.paragraph_space,
            .line_spacing = culture.line_spacing};
}

Paragraph heading(Culture const& culture, std::string text, int level)
{
    return {.runs = {{std::move(text), level < 3, level == 3}},
            .size = culture.body_size,
            .align = Align::justify,
            .first_line = culture.first_line,
            .before = level == 1 ? 6.0 : 0.0,
            .after = culture.paragraph_space,
            .line_spacing = culture.line_spacing,
            .heading = level,
            .keep_with_next = true};
}

}   // namespace documents
