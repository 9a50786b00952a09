#include <vector>

#include "base/text.hpp"
#include "platform/documents/template_marks.hpp"

namespace documents {
namespace {

/// "ho_ten" of " MERGEFIELD  ho_ten \* MERGEFORMAT "; "" for every other field.
std::string merge_name(std::string_view instruction)
{
    auto const words = base::words(instruction);
    if (words.size() < 2 || base::lower(words[0]) != "mergefield") return {};
    if (words[1].front() != '"') return std::string{words[1]};
    auto const from = instruction.find('"') + 1;
    return std::string{instruction.substr(from, instruction.find('"', from) - from)};
}

/// A run with the mark as its text, looking as `like` does.
void put_mark(pugi::xml_node parent, pugi::xml_node before, pugi::xml_node like, std::string const& name)
{
    auto run = parent.insert_child_before("w:r", before);
    if (auto const look = like.child("w:rPr")) run.append_copy(look);
    run.append_child("w:t").text().set(("{{" + name + "}}").c_str());
}

void unfold_simple(pugi::xml_node paragraph)
{
    std::vector<pugi::xml_node> fields;
    for (auto const child : paragraph.children("w:fldSimple")) fields.push_back(child);
    for (auto const field : fields)
        if (auto const name = merge_name(field.attribute("w:instr").value()); !name.empty()) {
            put_mark(paragraph, field, field.child("w:r"), name);
            paragraph.remove_child(field);
        }
}

/// A field over several runs: begin, its instruction (cut as Word likes), separator, result, end.
struct LongField {
    std::vector<pugi::xml_node> runs = {};
    std::string instruction = {};
    pugi::xml_node result = {};
    bool separated = false;
    int depth = 0;   // fields within fields are left alone
    bool nested = false;
};

void put_in_place(pugi::xml_node paragraph, LongField const& field)
{
    auto const name = merge_name(field.instruction);
    if (name.empty() || field.nested) return;
    put_mark(paragraph, field.runs.front(), field.result ? field.result : field.runs.front(), name);
    for (auto const run : field.runs) paragraph.remove_child(run);
}

void unfold_long(pugi::xml_node paragraph)
{
    std::vector<pugi::xml_node> runs;
    for (auto const child : paragraph.children("w:r")) runs.push_back(child);
    LongField field;
    for (auto const run : runs) {
        std::string_view const type = run.child("w:fldChar").attribute("w:fldCharType").value();
        if (type == "begin" && ++field.depth > 1) field.nested = true;
        if (field.depth == 0) continue;
        field.runs.push_back(run);
        if (type == "separate") field.separated = true;
        if (!field.separated)
            for (auto const part : run.children("w:instrText")) field.instruction += part.text().get();
        if (field.separated && !field.result && run.child("w:t")) field.result = run;
        if (type != "end" || --field.depth > 0) continue;
        put_in_place(paragraph, field);
        field = {};
    }
}

}   // namespace

void unfold_merge_fields(pugi::xml_node paragraph)
{
    unfold_simple(paragraph);
    unfold_long(paragraph);
}

}   // namespace documents
