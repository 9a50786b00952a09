#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/rulebook/bilingual.hpp"
#include "kernel/seals/seal.hpp"
#include "platform/documents/template.hpp"

/// Kinds of official papers as data (rules/papers): which fields they have, how our own layout reads, how they are
/// numbered. See docs/rules/papers.md.
namespace papers {

using rulebook::Bilingual;

/// Something a template may name. `sample` stands in previews.
struct FieldOf {
    std::string name;   // "ten_lop"
    Bilingual label;
    std::string sample = {};
};
struct ListOf {
    std::string name;   // "hoc_vien"
    Bilingual label;
    documents::Repeats repeats = documents::Repeats::row;
    std::vector<FieldOf> fields = {};
    std::vector<std::vector<std::string>> samples = {};   // per item, in the order of `fields`
};

/// A stretch of our layout. Texts hold marks as templates do.
struct Block {
    std::string when = {};      // stands only when this field or list has something
    std::string text = {};      // a paragraph
    std::string heading = {};   // one that stays with what follows
    std::string centre = {};    // a centred line
    int size = 0;               // of the centred line in points; 0: as the body
    bool bold = false;
    std::string table = {};   // a list, one row per item
    struct Column {
        std::string head;
        std::string text;   // "{{hoc_vien.ho_ten}}"
        int width = 10;
        bool centre = false;
    };
    std::vector<Column> columns = {};
};

/// What a seal tells of a paper, and the field it is taken from. Rule PA-7.
struct Sealed {
    seals::Tag tag;
    std::string field;
};

/// How numbers run: from 1 each year, from 1 each term of office, or not at all.
enum class Series : std::uint8_t { none, year, term };

/// Who issues papers of a kind. Rule PA-12.
enum class IssuedBy : std::uint8_t {
    holder,      // whoever keeps the record, or another office over its place
    own,         // the organisation that the record is about; until there is one, those above
    above,       // an organisation of the line above it, the nearest first
    authority,   // the same; committees of grassroots only behind those that have the right anyway
};

struct Kind {
    std::string code;   // "training.class_list"
    Bilingual name;
    std::string culture;     // "state", "party"; "": as the office that issues it
    std::string type_name;   // "QUYẾT ĐỊNH"
    std::string type_code;   // "QĐ"; "" with Series::none
    std::string subject;
    Series series = Series::year;
    IssuedBy issued_by = IssuedBy::holder;
    std::string line = {};                 // whose organisations issue it: "party", "union"; "" with IssuedBy::holder
    std::vector<std::string> about = {};   // fields that tell what it is about: a template names one of them
    bool landscape = false;
    bool unkept = false;   // about a person's way: only its number and day are kept. Rule PA-11
    std::vector<std::string> recipients = {};
    std::vector<FieldOf> fields = {};
    std::vector<ListOf> lists = {};
    std::vector<Block> blocks = {};
    std::vector<Sealed> seal = {};   // what its seal tells; empty: it has none
    std::string source;
    std::string confidence;
};

/// All of them, by code. Read once from the program's own files; a Bug when they are faulty.
std::span<Kind const> kinds();
/// Null when there is none.
Kind const* find_kind(std::string_view code);
/// Reads one file. Throws std::runtime_error that says what is wrong: a field missing, a mark that names nothing.
Kind read_kind(std::string_view file, std::string_view content);

/// What every paper has from the office that issues it: head, number, day, signature, recipients.
std::span<FieldOf const> common_fields();
ListOf const& recipients_list();
/// The picture of the seal, for kinds that have one: the alternative text of a picture in a template.
inline constexpr std::string_view code_name = "ma_qr";
/// Those of the kind, as a template repeats them.
documents::TemplateList recipients(Kind const& kind);

/// Every name of the kind with its sample, the common ones too: for previews and for the check of templates.
documents::TemplateValues sample_values(Kind const& kind);

}   // namespace papers
