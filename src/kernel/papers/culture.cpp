#include "kernel/papers/culture.hpp"

#include <map>

#include "base/embedded.hpp"
#include "base/expect.hpp"
#include "kernel/rulebook/definition.hpp"

namespace papers {
namespace {

using rulebook::Definition;

documents::Line read_line(Definition const& definition)
{
    return {.size = static_cast<double>(definition.whole("size")),
            .bold = definition.flag("bold"),
            .italic = definition.flag("italic"),
            .rule = static_cast<double>(definition.whole_or("rule", 0)) / 100};
}

documents::Culture read_culture(Definition const& definition)
{
    documents::Culture culture;
    culture.name = definition.text("name");
    auto const page = definition.table("page");
    culture.page = {.top = static_cast<double>(page.whole("top")),
                    .bottom = static_cast<double>(page.whole("bottom")),
                    .left = static_cast<double>(page.whole("left")),
                    .right = static_cast<double>(page.whole("right"))};
    for (auto const& line : definition.tables("motto")) {
        culture.motto.push_back(line.text("text"));
        culture.motto_lines.push_back(read_line(line));
    }
    culture.left_share = static_cast<double>(definition.whole("head_left_percent")) / 100;
    culture.superior = read_line(definition.table("superior"));
    culture.issuer = read_line(definition.table("issuer"));
    culture.issuer_mark = definition.text("issuer_mark");
    culture.number = definition.table("number").text("text");
    culture.number_line = read_line(definition.table("number"));
    culture.place_and_date = definition.table("place_and_date").text("text");
    culture.date_line = read_line(definition.table("place_and_date"));
    culture.type_name = read_line(definition.table("type_name"));
    culture.subject = read_line(definition.table("subject"));
    auto const body = definition.table("body");
    culture.body_size = static_cast<double>(body.whole("size"));
    culture.first_line = static_cast<double>(body.whole("first_line_tenths")) / 10;
    culture.paragraph_space = static_cast<double>(body.whole("space_after"));
    culture.line_spacing = static_cast<double>(body.whole("line_percent")) / 100;
    culture.table_size = static_cast<double>(body.whole("table_size"));
    culture.on_behalf = definition.text("on_behalf");
    culture.signature = read_line(definition.table("signature"));
    culture.recipients_title = read_line(definition.table("recipients_title"));
    culture.recipients = read_line(definition.table("recipients"));
    culture.page_number_size = static_cast<double>(definition.whole("page_number_size"));
    return culture;
}

std::map<std::string, documents::Culture, std::less<>> read_cultures()
{
    std::map<std::string, documents::Culture, std::less<>> all;
    for (auto const& file : base::embedded_files_below("rules/documents/")) {
        auto const table = Definition::parse(file.name, file.content);
        auto culture = read_culture({file.name, table});
        all.emplace(culture.name, culture);
    }
    return all;
}

}   // namespace

documents::Culture const& culture(std::string_view name)
{
    static auto const all = read_cultures();
    auto const found = all.find(name);
    base::expect(found != all.end(), "a paper names a culture of documents that rules/documents does not have");
    return found->second;
}

}   // namespace papers
