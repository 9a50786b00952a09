#include "reports/report.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "bench/measure.hpp"
#include "bench/raw.hpp"
#include "reports/compute.hpp"
#include "reports/question.hpp"

namespace bench {
namespace {

base::Date const today = base::day(2026, 3, 2);

class Asked {
public:
    Asked(std::string const& path, std::string structure, std::string unit)
        : path_(path), structure_(std::move(structure)), unit_(std::move(unit)), database_(db::open("sqlite:" + path))
    {
        recorder_.take();
        bytes_ = once();
        statements_ = recorder_.take();
        recorder_.stop();
    }

    /// From nothing but an open database to the report's bytes, and the floor, in turns.
    void measure(int repeats)
    {
        Raw const raw{path_, statements_};
        static_cast<void>(raw.run());
        std::vector<double> ours;
        std::vector<double> floor;
        for (int i = 0; i < repeats; ++i) {
            auto const start = Clock::now();
            bytes_ = once();
            ours.push_back(seconds_since(start) * 1000);
            floor.push_back(raw.run());
        }
        fmt::print(
            "{{\"structure\":\"{}\",\"ours\":{:.3f},\"p99\":{:.3f},\"floor\":{:.3f},\"statements\":{},"
            "\"bytes\":{}}}\n",
            structure_, at_share(ours, 0.5), at_share(ours, 0.99), at_share(floor, 0.5), statements_.size(), bytes_);
    }

private:
    std::size_t once() const
    {
        web::Actor const everyone{.user = 1, .name = "bench", .grants = {}, .everything = true};
        auto const tx = database_->begin(db::Access::read);
        auto const question = reports::read_question(**tx, everyone,
                                                     {.code = "FINAL",
                                                      .unit = unit_,
                                                      .from = "2012-01-01",
                                                      .to = "2020-12-31",
                                                      .structure = structure_,
                                                      .known_at = {}},
                                                     today);
        if (!question) throw std::runtime_error("the report cannot be asked");
        return reports::to_json(reports::compute(**tx, *question, today)).size();
    }

    std::string path_;
    std::string structure_;
    std::string unit_;
    Recorder recorder_ = {};
    std::unique_ptr<db::Database> database_;
    std::vector<std::string> statements_ = {};
    std::size_t bytes_ = 0;
};

}   // namespace

/// report PATH REPEATS [UNIT]: the final report, by the tree of then and of now.
int report(Words words)
{
    for (auto const* structure : {"then", "now"})
        Asked{word(words, 0, ""), structure, word(words, 2, "")}.measure(static_cast<int>(number(words, 1, 15)));
    return 0;
}

}   // namespace bench
