#include "platform/spreadsheets/strings.hpp"

#include <charconv>

#include "platform/spreadsheets/refused.hpp"
#include "platform/spreadsheets/xml.hpp"

namespace spreadsheets {
namespace {

class StringEvents final : public XmlEvents {
public:
    StringEvents(std::string& bytes, std::vector<std::uint32_t>& ends, Limits const& limits)
        : bytes_(&bytes), ends_(&ends), limits_(&limits)
    {
    }

    void start(std::string_view name, Attributes) override
    {
        if (name == "t")
            in_text_ = !in_phonetic_;
        else if (name == "rPh")
            in_phonetic_ = true;   // Japanese reading aids are not part of the text
    }
    void end(std::string_view name) override
    {
        if (name == "t") {
            in_text_ = false;
        } else if (name == "rPh") {
            in_phonetic_ = false;
        } else if (name == "si") {
            unescape_from(*bytes_, ends_->empty() ? 0 : ends_->back());
            ends_->push_back(static_cast<std::uint32_t>(bytes_->size()));
            if (static_cast<std::int64_t>(ends_->size()) > limits_->shared_strings)
                throw Refused{"workbook.too_many_texts"};
        }
    }
    void text(std::string_view text) override
    {
        if (!in_text_) return;
        bytes_->append(text);
        if (static_cast<std::int64_t>(bytes_->size()) > limits_->shared_bytes) throw Refused{"workbook.too_many_texts"};
    }

private:
    std::string* bytes_;
    std::vector<std::uint32_t>* ends_;
    Limits const* limits_;
    bool in_text_ = false;
    bool in_phonetic_ = false;
};

}   // namespace

SharedStrings::SharedStrings(Part part, Limits const& limits)
{
    StringEvents events{bytes_, ends_, limits};
    parse_xml(std::move(part), events, limits);
}

void unescape_from(std::string& text, std::size_t begin)
{
    for (auto at = text.find("_x", begin); at != std::string::npos; at = text.find("_x", at + 1)) {
        unsigned code = 0;
        if (at + 7 > text.size() || text[at + 6] != '_') continue;
        auto const [end, fault] = std::from_chars(text.data() + at + 2, text.data() + at + 6, code, 16);
        if (fault != std::errc{} || end != text.data() + at + 6) continue;
        if (code < 0x20)
            text.replace(at, 7, " ");
        else if (code < 0x80)
            text.replace(at, 7, 1, static_cast<char>(code));
    }
}

}   // namespace spreadsheets
