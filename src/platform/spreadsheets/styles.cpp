#include "platform/spreadsheets/styles.hpp"

#include <charconv>
#include <cmath>
#include <map>

#include "platform/spreadsheets/xml.hpp"

namespace spreadsheets {
namespace {

/// The first section of a format code without literal texts, colours and locales.
std::string bare(std::string_view code)
{
    std::string out;
    for (std::size_t i = 0; i < code.size(); ++i) {
        char const c = code[i];
        if (c == ';') break;
        if (c == '"') {
            while (++i < code.size() && code[i] != '"') {
            }
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '[') {
            while (++i < code.size() && code[i] != ']') {
            }
        } else {
            out += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        }
    }
    return out;
}

int whole_of(std::string_view text, int otherwise)
{
    int value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

class StyleEvents final : public XmlEvents {
public:
    void start(std::string_view name, Attributes attributes) override
    {
        if (name == "numFmt")
            own_[whole_of(attributes.get("numFmtId"), -1)] = format_of(attributes.get("formatCode"));
        else if (name == "cellXfs")
            in_cell_formats_ = true;
        else if (name == "xf" && in_cell_formats_ && formats.size() < 100'000) {
            auto const id = whole_of(attributes.get("numFmtId"), 0);
            auto const own = own_.find(id);
            formats.push_back(own == own_.end() ? built_in_format(id) : own->second);
        }
    }
    void end(std::string_view name) override
    {
        if (name == "cellXfs") finished = true;
    }
    void text(std::string_view) override {}

    std::vector<Format> formats;

private:
    std::map<int, Format> own_;
    bool in_cell_formats_ = false;
};

}   // namespace

Format format_of(std::string_view code)
{
    auto const text = bare(code);
    if (!text.empty() && text.find_first_not_of('0') == std::string::npos && text.size() > 1)
        return {Format::Kind::zeros, static_cast<int>(text.size())};
    if (text.find("general") != std::string::npos) return {};
    bool const year = text.find('y') != std::string::npos;
    bool const day = text.find('d') != std::string::npos;
    bool const clock = text.find_first_of("hs") != std::string::npos;
    bool const month = text.find('m') != std::string::npos && !clock;
    if (!year && !day && !month) return {};
    // "0" after the seconds is their fraction; any other digit place makes it a number with a unit, like "0 d"
    if (auto const place = text.find_first_of("0#?"); place != std::string::npos && !clock) return {};
    return {year ? Format::Kind::day : Format::Kind::day_without_year};
}

Format built_in_format(int id)
{
    if (id == 16) return {Format::Kind::day_without_year};   // d-mmm: what "12/12" becomes
    if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) ||
        id == 57 || id == 58)
        return {Format::Kind::day};
    return {};
}

std::vector<Format> read_formats(Part part, Limits const& limits)
{
    StyleEvents events;
    parse_xml(std::move(part), events, limits);
    return std::move(events.formats);
}

bool day_of_serial(double serial, Epoch epoch, base::Date& day)
{
    auto const whole = std::floor(serial);
    if (!(whole >= 1 && whole <= 2'958'465)) return false;
    auto const days = base::Days{static_cast<int>(whole)};
    if (epoch == Epoch::from_1904) {
        day = base::day(1904, 1, 1) + days;
        return day <= base::forever;
    }
    if (whole == 60) return false;
    // Lotus thought 1900 a leap year and Excel kept it: from 1 March 1900 on everything is one too many
    day = (whole < 60 ? base::day(1899, 12, 31) : base::day(1899, 12, 30)) + days;
    return true;
}

}   // namespace spreadsheets
