#include "platform/spreadsheets/csv.hpp"

#include <algorithm>
#include <array>

#include "platform/spreadsheets/csv_text.hpp"
#include "platform/spreadsheets/refused.hpp"

namespace spreadsheets {
namespace {

/// Takes a table apart, letter by letter. A quote inside a cell that did not begin with one is an ordinary letter.
class Parser {
public:
    Parser(char separator, Legacy legacy, Limits const& limits, RowSink const& sink)
        : separator_(separator), legacy_(legacy), limits_(&limits), sink_(&sink)
    {
    }

    Go feed(std::string_view text, std::int64_t bytes_read)
    {
        bytes_read_ = bytes_read;
        for (char const c : text)
            if (take(c) == Go::stop) return Go::stop;
        return Go::on;
    }
    void finish()
    {
        if (in_quotes_) in_quotes_ = false;
        if (texts_.size() > cell_begin_ || !ends_.empty()) end_row();
    }

private:
    Go take(char c)
    {
        if (after_quote_) {
            after_quote_ = false;
            if (c == '"') {
                texts_ += '"';
                return Go::on;
            }
            in_quotes_ = false;
        }
        if (in_quotes_) {
            if (c == '"')
                after_quote_ = true;
            else
                put(c);
            return Go::on;
        }
        if (after_return_) {
            after_return_ = false;
            if (c == '\n') return Go::on;
        }
        if (c == separator_) {
            end_cell();
        } else if (c == '\n' || c == '\r') {
            after_return_ = c == '\r';
            return end_row();
        } else if (c == '"' && texts_.size() == cell_begin_) {
            in_quotes_ = true;
        } else {
            put(c);
        }
        return Go::on;
    }
    void put(char c)
    {
        texts_ += c;
        if (static_cast<std::int64_t>(texts_.size() - cell_begin_) > limits_->cell_bytes)
            throw Refused{"workbook.cell_too_long"};
    }
    void end_cell()
    {
        if (legacy_ != Legacy::none)
            texts_.replace(cell_begin_, std::string::npos,
                           to_unicode(legacy_, std::string_view{texts_}.substr(cell_begin_)));
        ends_.push_back(texts_.size());
        cell_begin_ = texts_.size();
        if (static_cast<std::int64_t>(ends_.size()) > limits_->columns)
            throw Refused{"workbook.too_many_columns", std::to_string(limits_->columns)};
    }
    Go end_row()
    {
        end_cell();
        if (++number_ > limits_->rows) throw Refused{"workbook.too_many_rows", std::to_string(limits_->rows)};
        auto const given = give();
        texts_.clear();
        ends_.clear();
        cell_begin_ = 0;
        return given;
    }
    Go give()
    {
        if (texts_.empty()) return Go::on;
        // Excel's own hint about the separator is not a row of the table
        if (number_ == 1 && texts_.starts_with("sep=")) {
            number_ = 0;
            return Go::on;
        }
        cells_.clear();
        std::size_t begin = 0;
        for (auto const end : ends_) {
            auto text = std::string_view{texts_}.substr(begin, end - begin);
            begin = end;
            // ="0101248141" is how some programs keep zeros at the front
            if (text.size() > 3 && text.starts_with("=\"") && text.ends_with('"'))
                text = text.substr(2, text.size() - 3);
            cells_.push_back({text.empty() ? CellType::empty : CellType::text, true, {}, 0, text});
        }
        while (!cells_.empty() && cells_.back().type == CellType::empty) cells_.pop_back();
        if (cells_.empty()) return Go::on;
        return (*sink_)(Row{number_, cells_, false, bytes_read_});
    }

    char separator_;
    Legacy legacy_;
    Limits const* limits_;
    RowSink const* sink_;
    std::string texts_;
    std::vector<std::size_t> ends_;
    std::vector<Cell> cells_;
    std::size_t cell_begin_ = 0;
    std::int64_t number_ = 0;
    std::int64_t bytes_read_ = 0;
    bool in_quotes_ = false;
    bool after_quote_ = false;
    bool after_return_ = false;
};

class CsvWorkbook final : public Workbook {
public:
    CsvWorkbook(std::unique_ptr<std::istream> input, std::string_view first, SheetInfo sheet, Limits const& limits)
        : input_(std::move(input)), charset_(guess_charset(first)), limits_(limits), sheet_(std::move(sheet))
    {
        if (!charset_.is_text) throw Refused{"workbook.not_a_workbook"};
        std::string text;
        Utf8Source source{*input_, charset_};
        source.next(text);
        separator_ = guess_separator(text);
    }

    std::span<SheetInfo const> sheets() const override { return {&sheet_, 1}; }

    base::Result<base::Done> read(std::size_t, RowSink const& sink) override
    {
        try {
            Parser parser{separator_, legacy_, limits_, sink};
            Utf8Source source{*input_, charset_};
            for (std::string text; source.next(text); text.clear())
                if (parser.feed(text, source.bytes_read()) == Go::stop) return base::Done{};
            parser.finish();
            return base::Done{};
        } catch (Refused const& refused) {
            return refused.error();
        }
    }
    base::Result<base::Done> read_bytes(PieceSink const& sink) override
    {
        std::vector<char> buffer(256 * 1024);
        input_->clear();
        input_->seekg(0);
        for (;;) {
            input_->read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
            auto const got = static_cast<std::size_t>(input_->gcount());
            if (got == 0 || sink({buffer.data(), got}) == Go::stop) return base::Done{};
        }
    }
    base::Result<base::Done> read_beside(PieceSink const&) override { return base::Done{}; }
    base::Result<std::vector<Region>> merged(std::size_t, std::int64_t) override { return std::vector<Region>{}; }
    void decode_as(std::size_t, Legacy legacy) override { legacy_ = legacy; }
    bool has_raw_bytes() const override { return charset_.charset == Charset::raw; }

private:
    std::unique_ptr<std::istream> input_;
    Charsetting charset_;
    Limits limits_;
    SheetInfo sheet_;
    Legacy legacy_ = Legacy::none;
    char separator_ = ',';
};

}   // namespace

char guess_separator(std::string_view first)
{
    if (first.starts_with("sep=") && first.size() > 4) return first[4];
    constexpr std::string_view candidates = ",;\t|";
    std::array<std::vector<int>, 4> counts;
    std::array<int, 4> line{};
    bool quoted = false;
    for (char const c : first) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (auto const which = candidates.find(c); which != std::string_view::npos) ++line.at(which);
        if (c != '\n') continue;
        for (std::size_t i = 0; i < line.size(); ++i) counts.at(i).push_back(line.at(i));
        line = {};
        if (counts[0].size() >= 40) break;
    }
    for (std::size_t i = 0; i < line.size(); ++i) counts.at(i).push_back(line.at(i));

    std::size_t best = 0;
    std::pair<std::ptrdiff_t, int> best_score{0, 0};
    for (std::size_t i = 0; i < counts.size(); ++i)
        for (int const count : counts.at(i)) {
            if (count == 0) continue;
            std::pair<std::ptrdiff_t, int> const score{std::ranges::count(counts.at(i), count), count};
            if (score > best_score) {
                best_score = score;
                best = i;
            }
        }
    return candidates[best];
}

std::unique_ptr<Workbook> open_csv(std::unique_ptr<std::istream> input, std::string_view first, std::string_view name,
                                   std::int64_t bytes, Limits const& limits)
{
    return std::make_unique<CsvWorkbook>(std::move(input), first, SheetInfo{std::string{name}, false, bytes}, limits);
}

}   // namespace spreadsheets
