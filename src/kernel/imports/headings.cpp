#include "kernel/imports/headings.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/text.hpp"

namespace imports {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 25> abbreviations{{
    {"mst", "ma so thue"},
    {"msdn", "ma so doanh nghiep"},
    {"dn", "doanh nghiep"},
    {"cty", "cong ty"},
    {"cdcs", "cong doan co so"},
    {"cd", "cong doan"},
    {"ccb", "cuu chien binh"},
    {"qd", "quyet dinh"},
    {"sdt", "so dien thoai"},
    {"dt", "dien thoai"},
    {"dtdd", "dien thoai"},
    {"cccd", "can cuoc cong dan"},
    {"cmtnd", "cmnd"},
    {"cmt", "cmnd"},
    {"gcn", "giay chung nhan"},
    {"ldld", "lien doan lao dong"},
    {"ld", "lao dong"},
    {"nld", "nguoi lao dong"},
    {"sl", "so luong"},
    {"gt", "gioi tinh"},
    {"hv", "hoc vien"},
    {"ttct", "trung tam chinh tri"},
    {"bd", "bat dau"},
    {"ngd", "nguoi dai dien"},
    {"nsinh", "ngay sinh"},
}};

using Words = std::vector<std::string_view>;

/// Letters to change, insert, drop or swap with their neighbour.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> above(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, above);
        std::swap(above, row);
    }
    return above[b.size()];
}

/// Words of `part` that `whole` lacks, each counted once.
std::size_t missing(Words whole, Words const& part)
{
    std::size_t count = 0;
    for (auto const word : part) {
        auto const found = std::ranges::find(whole, word);
        if (found == whole.end())
            ++count;
        else
            whole.erase(found);
    }
    return count;
}

std::string without_blanks(std::string_view text)
{
    std::string out{text};
    std::erase(out, ' ');
    return out;
}

/// Misspelt word by word: short words must be equal, so that "ngay vao" is not "ngay ra".
int misspelt(std::string_view heading, std::string_view wanted, Words const& a, Words const& b)
{
    if (std::max(heading.size(), wanted.size()) > 80) return 0;
    if (a.size() != b.size()) {
        auto const joined = without_blanks(heading);
        auto const wanted_joined = without_blanks(wanted);
        return joined.size() >= 6 && joined == wanted_joined ? 92 : 0;
    }
    std::size_t faults = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] == b[i]) continue;
        auto const shorter = std::min(a[i].size(), b[i].size());
        auto const its = distance(a[i], b[i]);
        if (shorter < 3 || its > (shorter < 6 ? 1U : 2U)) return 0;
        faults += its;
    }
    if (faults > 1 + wanted.size() / 8) return 0;
    return std::max(60, 90 - 8 * static_cast<int>(faults));
}

}   // namespace

std::string normal_heading(std::string_view heading)
{
    std::string kept;
    int depth = 0;
    for (char const c : heading) {
        if (c == '(' || c == '[') ++depth;
        if (depth == 0) kept += c;
        if ((c == ')' || c == ']') && depth > 0) --depth;
    }
    auto folded = base::fold(kept);
    if (folded.empty()) folded = base::fold(heading);
    for (auto& c : folded)
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) c = ' ';
    std::string normal;
    for (auto const word : base::words(folded)) {
        auto const full = std::ranges::find(abbreviations, word, [](auto const& pair) { return pair.first; });
        if (!normal.empty()) normal += ' ';
        normal += full == abbreviations.end() ? word : full->second;
    }
    return normal;
}

int likeness(std::string_view heading, std::string_view wanted)
{
    if (heading.empty() || wanted.empty()) return 0;
    if (heading == wanted) return 100;
    auto const a = base::words(heading);
    auto const b = base::words(wanted);
    auto const extra = missing(b, a);
    auto const lacking = missing(a, b);
    if (extra == 0 && lacking == 0) return 96;
    int best = misspelt(heading, wanted, a, b);
    if (lacking == 0 && extra <= 4) best = std::max(best, 88 - 6 * static_cast<int>(extra));
    if (extra == 0 && a.size() >= 2 && lacking <= 2) best = std::max(best, 78 - 8 * static_cast<int>(lacking));
    return best < 60 ? 0 : best;
}

bool is_row_number_heading(std::string_view normal)
{
    constexpr std::array<std::string_view, 6> spellings{"stt", "tt", "so tt", "so thu tu", "thu tu", "no"};
    return std::ranges::find(spellings, normal) != spellings.end();
}

}   // namespace imports
