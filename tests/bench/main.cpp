#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <map>
#include <string_view>

#include "base/log.hpp"
#include "bench/measure.hpp"

/// The parts of bin/bench that are not the program itself: they fill databases, make workbooks, measure inside a
/// process, and are the floors. `bench PART …`; tests/bench/run.mjs calls them.
namespace bench {

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

double at_share(std::vector<double> values, double share)
{
    if (values.empty()) return 0;
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5)];
}

std::string word(Words words, std::size_t place, std::string_view otherwise)
{
    return place < words.size() ? words[place] : std::string{otherwise};
}

long number(Words words, std::size_t place, long otherwise)
{
    return place < words.size() ? std::stol(words[place]) : otherwise;
}

}   // namespace bench

int main(int argc, char** argv)
{
    static std::map<std::string_view, int (*)(bench::Words)> const parts{{"fill-people", bench::fill_people},
                                                                         {"fill-facts", bench::fill_facts},
                                                                         {"fill-enterprises", bench::fill_enterprises},
                                                                         {"fill-commune", bench::fill_commune},
                                                                         {"search", bench::search},
                                                                         {"merging", bench::merging_people},
                                                                         {"report", bench::report},
                                                                         {"members", bench::write_members},
                                                                         {"read", bench::read_workbook},
                                                                         {"reorganise", bench::reorganise},
                                                                         {"fixed", bench::serve_fixed},
                                                                         {"export-list", bench::export_list},
                                                                         {"change-list", bench::change_list},
                                                                         {"certificates", bench::make_certificates}};
    std::span<char* const> const words{argv, static_cast<std::size_t>(argc)};
    auto const part = words.size() > 1 ? parts.find(words[1]) : parts.end();
    if (part == parts.end()) {
        fmt::print(stderr,
                   "usage: bench "
                   "fill-people|fill-facts|fill-enterprises|fill-commune|search|merging|report|members|read|reorganise|"
                   "fixed|export-"
                   "list|change-list|certificates …\n");
        return 2;
    }
    logs::set_level(logs::Level::error);
    try {
        return part->second(words.subspan(2));
    } catch (std::exception const& e) {
        fmt::print(stderr, "bench {}: {}\n", words[1], e.what());
        return 1;
    }
}
