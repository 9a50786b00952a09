#pragma once

#include <istream>
#include <memory>
#include <string>
#include <string_view>

namespace spreadsheets {

/// How the bytes of a text table become letters. raw: no Unicode; each byte is taken for one letter, so that a legacy
/// encoding can be recognised and undone afterwards.
enum class Charset : std::uint8_t { utf8, utf16_little, utf16_big, raw };

struct Charsetting {
    Charset charset = Charset::utf8;
    std::size_t mark_bytes = 0;   // of the byte order mark
    bool is_text = true;
};
Charsetting guess_charset(std::string_view first);

/// Gives a file as UTF-8, piece by piece.
class Utf8Source {
public:
    Utf8Source(std::istream& input, Charsetting const& charset);

    /// Appends the next piece to `out`; false at the end.
    bool next(std::string& out);
    std::int64_t bytes_read() const { return bytes_read_; }

private:
    void take_utf16(std::string_view bytes, std::string& out);

    std::istream* input_;
    Charset charset_;
    std::string buffer_;
    std::string left_over_;   // half a UTF-16 unit
    std::uint32_t high_surrogate_ = 0;
    std::int64_t bytes_read_ = 0;
};

void append_utf8(std::string& out, char32_t letter);

}   // namespace spreadsheets
