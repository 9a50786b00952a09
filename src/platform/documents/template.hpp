#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "platform/documents/qr_code.hpp"

/// Word templates filled from named values. What is written in a template:
///     {{ho_ten}}                        the value; {{Họ tên}} means the same, {{ho_ten|hoa}} writes it in capitals
///     {{hoc_vien.ho_ten}}               of each item of a list: the table row, or the paragraph, stands once per item;
///                                       {{hoc_vien.stt}} counts them
///     {{nếu ghi_chu}} … {{không thì}} … {{hết}}   what is between stands when the value is not empty; also
///                                       {{nếu không ghi_chu}} and {{nếu loai = giỏi}}. The marks stand in one
///                                       paragraph, or each alone in a paragraph or row of its own
/// A picture whose alternative text is {{ma_qr}} gives its place and size to the picture of that name.
/// Word's own merge fields (MERGEFIELD) are taken as {{…}}. How Word cuts the text into runs does not matter.
namespace documents {

/// Where the items of a list stand.
enum class Repeats : std::uint8_t { row, paragraph };

using TemplateItem = std::map<std::string, std::string, std::less<>>;
struct TemplateList {
    Repeats repeats = Repeats::row;
    std::vector<std::string> fields = {};   // of each item; known also while there is none
    std::vector<TemplateItem> items = {};
};
/// What a template may name. A "\n" in a value begins a new line.
struct TemplateValues {
    TemplateItem fields = {};
    std::map<std::string, QrCode, std::less<>> pictures = {};
    std::map<std::string, TemplateList, std::less<>> lists = {};
};

/// Where something stands, as a person finds it again.
struct TemplatePlace {
    enum class Part : std::uint8_t { body, header, footer, notes } part = Part::body;
    int table = 0;   // counted from 1; 0: in no table
    int row = 0;
    std::string text = {};   // of the paragraph, shortened
};

struct TemplateFault {
    enum class Kind : std::uint8_t {
        unknown_field,
        unknown_list,
        unknown_item_field,
        list_as_field,       // {{hoc_vien}}
        unclosed,            // "{{" without "}}"
        empty_field,         // "{{ }}"
        two_lists,           // in one row or paragraph
        unended_condition,   // {{nếu}} without {{hết}} in the same paragraph, cell or table
        unbegun_condition,   // {{hết}} or {{không thì}} without {{nếu}}
        unknown_format,      // {{ho_ten|to}}
    };
    Kind kind = Kind::unknown_field;
    std::string name;              // as it is written in the template
    std::string suggestion = {};   // the nearest name there is; "" = none is near
    TemplatePlace place = {};
};
/// "unknown_field": part of a message key.
std::string_view name_of(TemplateFault::Kind kind);
std::string_view name_of(TemplatePlace::Part part);

/// All faults of a template, in the order in which they stand in it; none: `filled` will do. The values count only by
/// their names. Refuses what `unpacked` refuses.
base::Result<std::vector<TemplateFault>> faults_of(std::string_view docx, TemplateValues const& values);

/// The names of the fields and lists ("hoc_vien.ho_ten") that a faultless template uses, once each.
base::Result<std::vector<std::string>> used_by(std::string_view docx, TemplateValues const& values);

/// A text with marks, such as one paragraph of a template, with its values in it; `item` counts from 0 in the list
/// whose items it stands for. What no value is named for becomes "".
std::string filled_text(std::string_view text, TemplateValues const& values, std::string_view list = {},
                        std::size_t item = 0);

/// The template with its values in it. A template with faults is a Bug: ask `faults_of` first. The same template and
/// values give the same bytes. Refuses what `unpacked` refuses.
base::Result<std::string> filled_template(std::string_view docx, TemplateValues const& values);

}   // namespace documents
